package groundwork.trial.control;

import groundwork.access.entity.Secret;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Invitation;
import groundwork.trial.entity.Invitation.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Personal links for people who are asked by name, such as experts. Only the hash of a link is
 * kept; looking at one burns nothing, agreeing to take part begins a run, and the same link leads
 * back to it from any device.
 */
@ApplicationScoped
public class Invitations {
  private static final int MOST = 10_000;

  @Inject Sql sql;
  @Inject OpenStudies studies;
  @Inject Clock clock;

  /**
   * An invitation that is good.
   *
   * @param begun whether the person is in the study already
   */
  public record Held(UUID id, StudyVersion version, boolean begun) {}

  /**
   * @return the links in the order of the labels, with their tokens, which are shown this once
   */
  @Transactional
  public List<Invitation> create(String slug, List<String> labels) {
    Door.requirePeople(studies.latest(slug));
    var study = studies.id(slug);
    int there =
        sql.one(
                row -> row.getInt("n"),
                "select count(*) as n from invitation where study = ?",
                study)
            .orElse(0);
    if (there + labels.size() > MOST) {
      throw new Rejected(
          Fault.CONFLICT,
          "A study has at most %d invitations, and there are %d.".formatted(MOST, there));
    }
    var now = clock.instant();
    var made = new ArrayList<Invitation>();
    for (var label : labels) {
      var token = Secret.drawn();
      var id = UUID.randomUUID();
      sql.update(
          "insert into invitation (id, hash, study, label, created_at) values (?, ?, ?, ?, ?)",
          id,
          token.hash(),
          study,
          label.strip(),
          now);
      made.add(
          new Invitation(id, label.strip(), State.NOT_BEGUN, now, null, null, link(slug, token)));
    }
    return made;
  }

  private static String link(String slug, Secret token) {
    return "/take/" + slug + "?invitation=" + token.text();
  }

  /** In the order in which they were made, without their links. */
  public List<Invitation> of(String slug) {
    return sql.all(
        Invitations::read,
        """
        select i.*, e.status, e.last_seen_at from invitation i
        left join enrolment e on e.study = i.study and e.id = i.enrolment
        where i.study = ? order by i.created_at, i.label, i.id
        """,
        studies.id(slug));
  }

  private static Invitation read(ResultSet row) throws SQLException {
    var revoked = Sql.instant(row, "revoked_at");
    var enrolment = row.getObject("enrolment", UUID.class);
    return new Invitation(
        row.getObject("id", UUID.class),
        row.getString("label"),
        state(row.getString("status"), revoked),
        Sql.instant(row, "created_at"),
        revoked,
        enrolment == null ? null : Sql.instant(row, "last_seen_at"),
        null);
  }

  private static State state(String status, Instant revoked) {
    if (revoked != null) {
      return State.REVOKED;
    }
    if (status == null) {
      return State.NOT_BEGUN;
    }
    return switch (Status.of(status)) {
      case ACTIVE -> State.BEGUN;
      case COMPLETED -> State.DONE;
      default -> State.ENDED;
    };
  }

  /** Nobody comes in by it any more; a browser that is in may finish. */
  @Transactional
  public void revoke(String slug, UUID invitation) {
    int revoked =
        sql.update(
            "update invitation set revoked_at = ? where study = ? and id = ? and revoked_at is null",
            clock.instant(),
            studies.id(slug),
            invitation);
    if (revoked == 0) {
      throw new Rejected(Fault.NOT_FOUND, "There is no such invitation, or it was revoked before.");
    }
  }

  /**
   * Another link for the same person, for one that was lost or passed on; the one before leads
   * nowhere any more, and a revoked one is good again.
   */
  @Transactional
  public Invitation renew(String slug, UUID invitation) {
    var token = Secret.drawn();
    int renewed =
        sql.update(
            "update invitation set hash = ?, renewed_at = ?, revoked_at = null where study = ? and id = ?",
            token.hash(),
            clock.instant(),
            studies.id(slug),
            invitation);
    if (renewed == 0) {
      throw new Rejected(Fault.NOT_FOUND, "There is no such invitation.");
    }
    var now =
        of(slug).stream().filter(one -> one.id().equals(invitation)).findFirst().orElseThrow();
    return new Invitation(
        now.id(),
        now.label(),
        now.state(),
        now.createdAt(),
        null,
        now.lastSeen(),
        link(slug, token));
  }

  /** Whoever has begun may come back also after the study closed; nobody begins then. */
  public Held verify(String slug, String token) {
    record Found(UUID id, boolean begun, boolean revoked) {}
    var found =
        sql.one(
                row ->
                    new Found(
                        row.getObject("id", UUID.class),
                        row.getObject("enrolment") != null,
                        row.getTimestamp("revoked_at") != null),
                "select id, enrolment, revoked_at from invitation where hash = ? and study = ?",
                new Secret(token).hash(),
                studies.id(slug))
            .orElseThrow(
                () ->
                    new Rejected(
                        Fault.NOT_INVITED,
                        "This invitation is not known: the link may be incomplete, or was replaced by a newer one."));
    if (found.revoked()) {
      throw new Rejected(
          Fault.GONE, "This invitation was withdrawn; ask the person who sent it for a new one.");
    }
    return new Held(
        found.id(), found.begun() ? studies.latest(slug) : studies.bySlug(slug), found.begun());
  }
}
