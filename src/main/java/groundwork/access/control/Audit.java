package groundwork.access.control;

import groundwork.access.entity.AuditEntry;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What was done, by whom, when, to what. Only ever added to. */
@ApplicationScoped
public class Audit {
  @Inject Sql sql;
  @Inject Clock clock;
  @Inject CurrentResearcher current;

  /**
   * By whoever asks now, in the running transaction: what is rolled back was not done.
   *
   * @param action a word or two, for example {@code study-opened}
   * @param subject to what, for example a slug; may be null
   */
  @Transactional
  public void record(String action, String subject) {
    insert(current.id(), current.name() == null ? "nobody" : current.name(), action, subject);
  }

  /** By somebody who is not signed in (yet), whatever becomes of the running transaction. */
  @Transactional(TxType.REQUIRES_NEW)
  public void recordOf(UUID researcher, String actor, String action, String subject) {
    insert(researcher, actor, action, subject);
  }

  public List<AuditEntry> newest(int most) {
    return sql.all(
        row ->
            new AuditEntry(
                Sql.instant(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject")),
        "select * from audit order by entry desc limit ?",
        most);
  }

  private void insert(UUID researcher, String actor, String action, String subject) {
    sql.update(
        "insert into audit (at, researcher, actor, action, subject) values (?, ?, ?, ?, ?)",
        clock.instant(),
        researcher,
        actor,
        action,
        subject);
  }
}
