package groundwork.assignment.control;

import groundwork.assignment.entity.Known;
import groundwork.persistence.control.Sql;
import groundwork.provenance.entity.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Who took part already: looked up by a hash, beside the answers and apart from them. */
@ApplicationScoped
public class Recruited {
  @Inject Sql sql;
  @Inject Clock clock;

  /** The same for the same id from the same source of a study, and for nobody else. */
  public static byte[] hash(UUID study, String source, String person) {
    return ContentHash.sha256()
        .digest((study + "\n" + source + "\n" + person).getBytes(StandardCharsets.UTF_8));
  }

  /** The run of the same person, if there is one. */
  Optional<UUID> before(UUID study, Known known) {
    return known.person() == null
        ? Optional.empty()
        : sql.one(
            row -> row.getObject("enrolment", UUID.class),
            "select enrolment from recruited where study = ? and source = ? and person = ?",
            study,
            known.source(),
            known.person());
  }

  /**
   * Whoever comes first with an id has it; the others wait here until that is decided.
   *
   * @return false where somebody else has it
   */
  boolean claim(UUID study, Known known, UUID enrolment) {
    if (known.person() == null) {
      return true;
    }
    int claimed =
        sql.update(
            """
            insert into recruited (study, source, person, enrolment) values (?, ?, ?, ?)
            on conflict do nothing
            """,
            study,
            known.source(),
            known.person(),
            enrolment);
    if (claimed == 1 && known.invitation() != null) {
      sql.update(
          "update invitation set enrolment = ? where study = ? and id = ?",
          enrolment,
          study,
          known.invitation());
    }
    return claimed == 1;
  }

  /** Of a run that did not come about. */
  void giveUp(UUID study, UUID enrolment) {
    sql.update("delete from recruited where study = ? and enrolment = ?", study, enrolment);
    sql.update(
        "update invitation set enrolment = null where study = ? and enrolment = ?",
        study,
        enrolment);
  }

  void addDevice(UUID study, UUID enrolment, byte[] keyHash) {
    sql.update(
        """
        insert into device_key (study, key_hash, enrolment, added_at) values (?, ?, ?, ?)
        on conflict do nothing
        """,
        study,
        keyHash,
        enrolment,
        clock.instant());
  }

  /**
   * Somebody wants to have been here no more: neither the id nor the name on an invitation stays.
   */
  public void forget(UUID study, UUID enrolment) {
    sql.update("delete from recruited where study = ? and enrolment = ?", study, enrolment);
    sql.update(
        """
        update invitation set label = '', enrolment = null, revoked_at = coalesce(revoked_at, ?)
        where study = ? and enrolment = ?
        """,
        clock.instant(),
        study,
        enrolment);
  }
}
