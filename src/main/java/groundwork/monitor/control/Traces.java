package groundwork.monitor.control;

import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes runs away that nobody lived: previews and dry-run participants. Never a person's. */
@ApplicationScoped
public class Traces {
  private static final List<String> OF_A_RUN =
      List.of(
          "support_message",
          "rejection",
          "identity",
          "run_event",
          "response",
          "assignment",
          "assignment_ledger");

  @Inject Sql sql;

  /** Previews that began before then, of all studies. */
  @Transactional
  public int previewsBefore(Instant then) {
    return takeAway("kind = 'preview' and enrolled_at < ?", then);
  }

  /** Every dry-run participant of one study, with the counts of their places. */
  @Transactional
  public int simulated(UUID study) {
    int runs = takeAway("kind = 'simulated' and study = ?", study);
    sql.update("delete from arm_count where study = ? and kind = 'simulated'", study);
    sql.update("delete from stratum_count where study = ? and kind = 'simulated'", study);
    return runs;
  }

  private int takeAway(String which, Object parameter) {
    for (var table : OF_A_RUN) {
      sql.update(
          "delete from %s where (study, enrolment) in (select study, id from enrolment where %s)"
              .formatted(table, which),
          parameter);
    }
    return sql.update("delete from enrolment where " + which, parameter);
  }
}
