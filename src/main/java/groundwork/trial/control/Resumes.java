package groundwork.trial.control;

import groundwork.assignment.control.Endings;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
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

  @Transactional
  public void record(Runs.Run run) {
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
  }
}
