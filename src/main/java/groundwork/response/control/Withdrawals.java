package groundwork.response.control;

import groundwork.assignment.control.Endings;
import groundwork.assignment.control.Recruited;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.persistence.control.Sql;
import groundwork.trial.control.Runs;
import groundwork.trial.control.Runs.Run;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/**
 * Stopping, at any point, with or without deletion. The one case in which something measured is
 * deleted.
 */
@ApplicationScoped
public class Withdrawals {
  @Inject Sql sql;
  @Inject Runs runs;
  @Inject Endings endings;
  @Inject Recruited recruited;
  @Inject Clock clock;

  public Run withdraw(String slug, String authorization, boolean deleteData) {
    var run = runs.fresh(slug, authorization);
    var enrolment = run.enrolment();
    if (enrolment.status() == Status.WITHDRAWN && !deleteData
        || enrolment.status() == Status.REFUSED) {
      return run;
    }
    endings.end(
        enrolment,
        Status.WITHDRAWN,
        () -> {
          event(enrolment.study(), enrolment.id(), "withdrew");
          if (deleteData) {
            delete(enrolment.study(), enrolment.id());
          }
          return true;
        });
    return runs.fresh(slug, authorization);
  }

  private void delete(UUID study, UUID id) {
    sql.update("delete from response where study = ? and enrolment = ?", study, id);
    sql.update("delete from coding where study = ? and enrolment = ?", study, id);
    sql.update("delete from coding_settled where study = ? and enrolment = ?", study, id);
    sql.update("delete from model_query where study = ? and enrolment = ?", study, id);
    sql.update("delete from support_message where study = ? and enrolment = ?", study, id);
    sql.update("delete from identity where study = ? and enrolment = ?", study, id);
    recruited.forget(study, id);
    sql.update(
        "delete from run_event where study = ? and enrolment = ? and kind <> 'withdrew'",
        study,
        id);
    sql.update("update assignment set steps = '[]' where study = ? and enrolment = ?", study, id);
    sql.update(
        """
        update enrolment set client = '{}', locale = null, position = 0, saves = 0, resumes = 0
        where study = ? and id = ?
        """,
        study,
        id);
    event(study, id, "deleted");
  }

  private void event(UUID study, UUID id, String kind) {
    sql.update(
        "insert into run_event (study, enrolment, kind, detail, at) values (?, ?, ?, '{}', ?)",
        study,
        id,
        kind,
        clock.instant());
  }
}
