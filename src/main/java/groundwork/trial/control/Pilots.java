package groundwork.trial.control;

import groundwork.access.entity.Secret;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.PilotLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Links for people who try a study out. They meet the latest version, also after it was closed, and
 * are counted apart from the real participants for ever.
 */
@ApplicationScoped
public class Pilots {
  private static final int MOST = 50;

  @Inject Sql sql;
  @Inject OpenStudies studies;
  @Inject Clock clock;

  /**
   * @return the link; its token is shown this once
   */
  @Transactional
  public PilotLink create(String slug, String label, int days) {
    Door.requirePeople(studies.latest(slug));
    if (of(slug).stream().filter(PilotLink::valid).count() >= MOST) {
      throw new Rejected(
          Fault.CONFLICT, "There are %d pilot links; revoke one that is not used.".formatted(MOST));
    }
    var token = Secret.drawn();
    var now = clock.instant();
    var until = now.plus(Duration.ofDays(days));
    var id = UUID.randomUUID();
    sql.update(
        "insert into pilot_link (id, hash, study, label, created_at, expires_at) values (?, ?, ?, ?, ?, ?)",
        id,
        token.hash(),
        studies.id(slug),
        label.strip(),
        now,
        until);
    return new PilotLink(
        id, label.strip(), now, until, null, true, "/take/" + slug + "?pilot=" + token.text());
  }

  /** Newest first. */
  public List<PilotLink> of(String slug) {
    var now = clock.instant();
    return sql.all(
        row -> {
          var expires = Sql.instant(row, "expires_at");
          var revoked = Sql.instant(row, "revoked_at");
          return new PilotLink(
              row.getObject("id", UUID.class),
              row.getString("label"),
              Sql.instant(row, "created_at"),
              expires,
              revoked,
              revoked == null && expires.isAfter(now),
              null);
        },
        "select * from pilot_link where study = ? order by created_at desc, id",
        studies.id(slug));
  }

  /** Nobody comes in by it any more; who is in may finish. */
  @Transactional
  public void revoke(String slug, UUID link) {
    int revoked =
        sql.update(
            "update pilot_link set revoked_at = ? where study = ? and id = ? and revoked_at is null",
            clock.instant(),
            studies.id(slug),
            link);
    if (revoked == 0) {
      throw new Rejected(Fault.NOT_FOUND, "There is no such pilot link, or it was revoked before.");
    }
  }

  /** The version that the link leads to. */
  public StudyVersion verify(String slug, String token) {
    boolean known =
        sql.one(
                row -> true,
                "select 1 from pilot_link where hash = ? and study = ? and revoked_at is null and expires_at > ?",
                new Secret(token).hash(),
                studies.id(slug),
                clock.instant())
            .isPresent();
    if (!known) {
      throw new Rejected(
          Fault.GONE, "This pilot link has expired or was revoked; ask for a new one.");
    }
    return studies.latest(slug);
  }
}
