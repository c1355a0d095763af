package groundwork.metric.control;

import groundwork.json.control.Json;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Run;
import groundwork.metric.entity.RunPlan;
import groundwork.metric.entity.RunState;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs as researchers see them. */
@ApplicationScoped
public class RunReader {
  private static final String SELECT =
      """
      select r.id, r.stimuli, r.version, r.state, r.seed, r.done, r.total, r.created_at,
        r.started_at, r.finished_at, r.detail, r.inputs, t.slug set_slug, s.slug study_slug, %s plan
      from metric_run r join stimulus_set t on t.hash = r.stimuli
      left join study s on s.id = r.study
      """;

  private static final String BRIEF = SELECT.formatted("null");
  private static final String WHOLE = SELECT.formatted("r.plan");

  /** What a unit needs to know of its run. */
  record Wanted(String stimuli, long seed, Card card) {}

  @Inject Sql sql;

  public List<Run> ofStudy(String slug) {
    return sql.all(
        row -> run(row, false), BRIEF + "where s.slug = ? order by r.created_at desc", slug);
  }

  /** Those that studies asked for too. */
  public List<Run> ofSet(String slug) {
    return sql.all(
        row -> run(row, false), BRIEF + "where t.slug = ? order by r.created_at desc", slug);
  }

  public Optional<Run> find(UUID run) {
    return sql.one(row -> run(row, true), WHOLE + "where r.id = ?", run);
  }

  /** Without the plan, which may name a hundred thousand items. */
  public Optional<Run> glance(UUID run) {
    return sql.one(row -> run(row, false), BRIEF + "where r.id = ?", run);
  }

  RunState state(UUID run) {
    return sql.one(
            row -> RunState.of(row.getString(1)), "select state from metric_run where id = ?", run)
        .orElseThrow();
  }

  Wanted wanted(UUID run, String metric) {
    return sql.one(
            row ->
                new Wanted(
                    row.getString("stimuli"),
                    row.getLong("seed"),
                    Json.read(row.getString("metric"), RunPlan.Measured.class).card()),
            """
            select stimuli, seed, m metric
            from metric_run, jsonb_array_elements(plan -> 'metrics') m
            where id = ? and m ->> 'key' = ?
            """,
            run,
            metric)
        .orElseThrow();
  }

  /** Every model, method and metric with a mean over its items. */
  public List<Run.Cell> cells(UUID run, RunPlan plan) {
    return sql.all(
        row ->
            new Run.Cell(
                row.getString("model"),
                row.getString("method"),
                plan.controls().contains(row.getString("method")),
                row.getString("metric"),
                row.getInt("n"),
                row.getObject("mean", Double.class),
                row.getInt("undefined"),
                reasons(row)),
        """
        select model, method, metric, sum(n) n, max(mean) mean, sum(missing) undefined,
          jsonb_object_agg(reason, missing) filter (where reason is not null) reasons
        from (select model, method, metric, reason, count(value) n, avg(value order by item) mean,
                count(*) - count(value) missing
              from metric_score where run = ? group by model, method, metric, reason) one
        group by model, method, metric order by model, metric, method
        """,
        run);
  }

  private Run run(ResultSet row, boolean whole) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var state = RunState.of(row.getString("state"));
    return new Run(
        id,
        row.getString("set_slug"),
        row.getString("stimuli"),
        row.getString("study_slug"),
        row.getString("version"),
        state,
        row.getLong("seed"),
        row.getInt("done"),
        row.getInt("total"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "started_at"),
        Sql.instant(row, "finished_at"),
        state == RunState.RUNNING ? remaining(id) : null,
        row.getString("detail"),
        object(row.getString("inputs")),
        whole ? Json.read(row.getString("plan"), RunPlan.class) : null,
        null);
  }

  private Long remaining(UUID run) {
    return Remaining.of(
        sql.all(
            row ->
                new Remaining.Part(
                    row.getString("metric"),
                    row.getString("method"),
                    row.getLong("done"),
                    row.getLong("took"),
                    row.getLong("queued"),
                    row.getDouble("cost")),
            """
            select metric, method, max(cost) cost,
              coalesce(sum(jsonb_array_length(items)) filter (where took_ms is not null), 0) done,
              coalesce(sum(took_ms), 0) took,
              coalesce(sum(jsonb_array_length(items)) filter (where state = 'queued'), 0) queued
            from metric_unit where run = ? group by metric, method
            """,
            run),
        hands(run));
  }

  /** From the latest units, so that hours in which no node was there do not count. */
  private double hands(UUID run) {
    return sql.one(
            row -> row.getDouble("took") / Math.max(1, row.getDouble("span")),
            """
            select coalesce(sum(took_ms), 0) took, coalesce(extract(epoch from max(finished_at)
              - min(finished_at - took_ms * interval '1 millisecond')) * 1000, 1) span
            from (select took_ms, finished_at from metric_unit
                  where run = ? and state = 'done' and took_ms is not null
                  order by finished_at desc limit 50) latest
            """,
            run)
        .orElse(1.0);
  }

  private static Map<String, Integer> reasons(ResultSet row) throws SQLException {
    var reasons = new LinkedHashMap<String, Integer>();
    object(row.getString("reasons"))
        .forEach((reason, n) -> reasons.put(reason, ((Number) n).intValue()));
    return reasons;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) {
    return json == null ? Map.of() : Json.read(json, LinkedHashMap.class);
  }
}
