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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Runs, their units and their scores. Scores are only ever added, those of a unit all at once. */
@ApplicationScoped
public class RunLog {
  /** Name of the kind of work that a unit is. */
  static final String WORK = "metric-unit";

  /**
   * Who asked for a run.
   *
   * @param study null where it was asked for directly
   * @param version hash of the study's version
   */
  record Asker(UUID study, String version) {
    static final Asker NO_STUDY = new Asker(null, null);
  }

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Jobs jobs;

  /**
   * @param stimuli hash of the set that is scored
   */
  @Transactional
  public UUID open(
      Asker asker,
      String stimuli,
      RunPlan plan,
      List<RunUnit> units,
      Map<String, String> inputs,
      long seed) {
    var run = UUID.randomUUID();
    int opened =
        sql.update(
            """
            insert into metric_run
              (id, study, version, stimuli, state, seed, plan, inputs, total, created_at)
            values (?, ?, ?, ?, 'queued', ?, ?::jsonb, ?::jsonb, ?, ?)
            on conflict do nothing
            """,
            run,
            asker.study(),
            asker.version(),
            stimuli,
            seed,
            Json.write(plan),
            Json.write(inputs),
            units.stream().mapToInt(unit -> unit.items().size()).sum(),
            clock.instant());
    if (opened == 0) {
      throw underWay();
    }
    sql.each(
        """
        insert into metric_unit (run, unit, model, method, metric, items, cost)
        values (?, ?, ?, ?, ?, ?::jsonb, ?)
        """,
        units.stream().map(unit -> row(run, unit)).toList());
    jobs.queue(WORK, units.stream().map(unit -> run + "/" + unit.number()).toList());
    return run;
  }

  private static Object[] row(UUID run, RunUnit unit) {
    return new Object[] {
      run,
      unit.number(),
      unit.model(),
      unit.method(),
      unit.metric(),
      Json.write(unit.items()),
      unit.cost()
    };
  }

  static Rejected underWay() {
    return new Rejected(Fault.CONFLICT, "This run is under way already; cancel it or wait.");
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
                List.of(Json.read(row.getString("items"), String[].class)),
                row.getDouble("cost")),
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
   *
   * @param tookMs how long it took to make them
   */
  @Transactional
  public boolean complete(UUID run, RunUnit unit, Scored scores, long tookMs) {
    if (locked(run).ended()) { // the run first, so that the last unit sees all others
      return false;
    }
    var now = clock.instant();
    int mine =
        sql.update(
            """
            update metric_unit set state = 'done', finished_at = ?, took_ms = ?
            where run = ? and unit = ? and state = 'queued'
            """,
            now,
            tookMs,
            run,
            unit.number());
    if (mine == 0) {
      return false;
    }
    insert(run, unit, scores, now);
    int items = unit.items().size();
    sql.update(
        """
        update metric_run set done = done + ?,
          state = case when done + ? = total then 'done' else 'running' end,
          started_at = coalesce(started_at, ?),
          finished_at = case when done + ? = total then ?::timestamptz end
        where id = ?
        """,
        items,
        items,
        now,
        items,
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

  private void insert(UUID run, RunUnit unit, Scored scores, Instant now) {
    sql.each(
        """
        insert into metric_score
          (run, unit, model, method, metric, value, error, reason, curve, code_version, at, item)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?::double precision[], ?, ?, ?)
        """,
        scores.each().entrySet().stream()
            .map(one -> with(row(run, unit, one.getValue(), now), one.getKey()))
            .toList());
    if (scores.overall() != null) {
      sql.update(
          """
          insert into metric_overall
            (run, unit, model, method, metric, value, error, reason, curve, code_version, at)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?::double precision[], ?, ?)
          """,
          row(run, unit, scores.overall(), now));
    }
  }

  private static Object[] row(UUID run, RunUnit unit, Score score, Instant now) {
    return new Object[] {
      run,
      unit.number(),
      unit.model(),
      unit.method(),
      unit.metric(),
      score.defined() ? score.value() : null,
      score.error(),
      score.reason(),
      curve(score),
      Build.version(),
      now
    };
  }

  private static Object[] with(Object[] row, Object last) {
    var longer = Arrays.copyOf(row, row.length + 1);
    longer[row.length] = last;
    return longer;
  }

  /** As PostgreSQL writes arrays. */
  private static String curve(Score score) {
    return score.curve() == null
        ? null
        : Arrays.stream(score.curve())
            .mapToObj(Double::toString)
            .collect(Collectors.joining(",", "{", "}"));
  }
}
