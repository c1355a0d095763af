package groundwork.trial.control;

import groundwork.assignment.control.Endings;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.study.entity.ResumePolicy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Records every return to a run, with the time away, and takes back a slot that had lapsed. */
@ApplicationScoped
public class Resumes {
  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Endings endings;
  @Inject Passages passages;

  /**
   * @return what was done by the study's policy; the run is to be read again unless it goes on
   */
  @Transactional
  public Policy record(Runs.Run run) {
    var enrolment = run.enrolment();
    var now = clock.instant();
    var seen =
        sql.one(
            row -> Sql.instant(row, "last_seen_at"),
            "select last_seen_at from enrolment where study = ? and id = ?",
            enrolment.study(),
            enrolment.id());
    long away = seen.map(at -> Duration.between(at, now).toMillis()).orElse(0L);
    endings.reclaim(enrolment, Lease.of(run));
    sql.update(
        "insert into run_event (study, enrolment, kind, detail, at) values (?, ?, 'resumed', ?, ?)",
        enrolment.study(),
        enrolment.id(),
        Json.write(Map.of("awayMs", away, "position", enrolment.position())),
        now);
    sql.update(
        "update enrolment set resumes = resumes + 1, last_seen_at = ? where study = ? and id = ?",
        now,
        enrolment.study(),
        enrolment.id());
    return apply(run, away);
  }

  private Policy apply(Runs.Run run, long away) {
    var enrolment = run.enrolment();
    var block = enrolment.step().block();
    int first = first(enrolment);
    var policy = run.version().definition().resume().of(block, away / 60_000.0);
    // whoever is at the beginning of a part, or is expected to be away, has nothing interrupted
    if (first == enrolment.position()
        || enrolment.step().kind() == Kind.BREAK
        || enrolment.step().kind() == Kind.SESSION) {
      return Policy.RESUME;
    }
    switch (policy) {
      case RESTART -> {
        if (!restarted(enrolment, first)) {
          return Policy.RESUME; // another window went on meanwhile
        }
        sql.update(
            "insert into run_event (study, enrolment, kind, detail, at) values (?, ?, 'restarted', ?, ?)",
            enrolment.study(),
            enrolment.id(),
            Json.write(
                Map.of(
                    "block", block, "awayMs", away, "position", enrolment.position(), "to", first)),
            clock.instant());
      }
      case END ->
          passages.timeOut(enrolment, "away for %d minutes in %s".formatted(away / 60_000, block));
      case RESUME -> {}
    }
    return policy;
  }

  /** Where the present part begins. */
  private static int first(Enrolment run) {
    int at = run.position();
    while (at > 0 && run.plan().get(at - 1).block().equals(run.step().block())) {
      at--;
    }
    return at;
  }

  private boolean restarted(Enrolment run, int first) {
    boolean back =
        sql.update(
                """
                update enrolment set position = ?
                where study = ? and id = ? and position = ? and saves = ? and status = 'active'
                """,
                first,
                run.study(),
                run.id(),
                run.position(),
                run.saves())
            == 1;
    if (back) {
      sql.update(
          "update response set superseded = true where study = ? and enrolment = ? and position >= ?",
          run.study(),
          run.id(),
          first);
    }
    return back;
  }
}
