package groundwork.metric.control;

import groundwork.job.control.Jobs;
import groundwork.json.control.Json;
import groundwork.metric.entity.RunPlan;
import groundwork.metric.entity.RunState;
import groundwork.metric.entity.RunUnit;
import groundwork.metric.entity.Score;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.control.Build;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs, their units and their scores. Scores are only ever added, those of a unit all at once. */
@ApplicationScoped
public class RunLog {
  /** Name of the kind of work that a unit is. */
  static final String WORK = "metric-unit";

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Jobs jobs;

  @Transactional
  public UUID open(
      UUID study,
      String version,
      RunPlan plan,
      List<RunUnit> units,
      Map<String, String> inputs,
      long seed) {
    var run = UUID.randomUUID();
    int opened =
        sql.update(
            """
            insert into metric_run (id, study, version, state, seed, plan, inputs, total, created_at)
            values (?, ?, ?, 'queued', ?, ?::jsonb, ?::jsonb, ?, ?)
            on conflict (study) where state in ('queued', 'running') do nothing
            """,
            run,
            study,
            version,
            seed,
            Json.write(plan),
            Json.write(inputs),
            units.stream().mapToInt(unit -> unit.items().size()).sum(),
            clock.instant());
    if (opened == 0) {
      throw underWay();
    }
    for (var unit : units) {
      sql.update(
          """
          insert into metric_unit (run, unit, model, method, metric, items)
          values (?, ?, ?, ?, ?, ?::jsonb)
          """,
          run,
          unit.number(),
          unit.model(),
          unit.method(),
          unit.metric(),
          Json.write(unit.items()));
    }
    jobs.queue(WORK, units.stream().map(unit -> run + "/" + unit.number()).toList());
    return run;
  }

  static Rejected underWay() {
    return new Rejected(Fault.CONFLICT, "A run of this study is under way; cancel it or wait.");
  }

  /** Empty where it was done, given up or cancelled before. */
  Optional<RunUnit> due(UUID run, int unit) {
    return sql.one(
        row ->
            new RunUnit(
                unit,
                row.getString("model"),
                row.getString("method"),
                row.getString("metric"),
                List.of(Json.read(row.getString("items"), String[].class))),
        "select * from metric_unit where run = ? and unit = ? and state = 'queued'",
        run,
        unit);
  }

  @Transactional
  public void begin(UUID run) {
    sql.update(
        "update metric_run set state = 'running', started_at = ? where id = ? and state = 'queued'",
        clock.instant(),
        run);
  }

  /**
   * Stores the scores of a unit and counts it, or does neither: because it was done before, or the
   * run has ended.
   */
  @Transactional
  public boolean complete(UUID run, RunUnit unit, Map<String, Score> scores) {
    if (locked(run).ended()) { // the run first, so that the last unit sees all others
      return false;
    }
    var now = clock.instant();
    int mine =
        sql.update(
            """
            update metric_unit set state = 'done', finished_at = ?
            where run = ? and unit = ? and state = 'queued'
            """,
            now,
            run,
            unit.number());
    if (mine == 0) {
      return false;
    }
    scores.forEach((item, score) -> insert(run, unit, item, score, now));
    sql.update(
        """
        update metric_run set done = done + ?,
          state = case when done + ? = total then 'done' else 'running' end,
          started_at = coalesce(started_at, ?),
          finished_at = case when done + ? = total then ?::timestamptz end
        where id = ?
        """,
        scores.size(),
        scores.size(),
        now,
        scores.size(),
        now,
        run);
    return true;
  }

  /** A run ends early: what has been scored stays, what is queued is taken back. */
  @Transactional
  public boolean end(UUID run, RunState how, String detail) {
    if (locked(run).ended()) {
      return false;
    }
    sql.update(
        "update metric_run set state = ?, detail = ?, finished_at = ? where id = ?",
        how.word(),
        detail,
        clock.instant(),
        run);
    sql.update(
        "update metric_unit set state = ?, finished_at = ? where run = ? and state = 'queued'",
        how.word(),
        clock.instant(),
        run);
    jobs.cancel(WORK, run + "/");
    return true;
  }

  private RunState locked(UUID run) {
    return sql.one(
            row -> RunState.of(row.getString("state")),
            "select state from metric_run where id = ? for update",
            run)
        .orElseThrow();
  }

  private void insert(UUID run, RunUnit unit, String item, Score score, Instant now) {
    sql.update(
        """
        insert into metric_score
          (run, unit, model, method, metric, item, value, error, reason, code_version, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        run,
        unit.number(),
        unit.model(),
        unit.method(),
        unit.metric(),
        item,
        score.defined() ? score.value() : null,
        score.error(),
        score.reason(),
        Build.version(),
        now);
  }
}
