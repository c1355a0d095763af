package groundwork.metric.control;

import groundwork.json.control.Json;
import groundwork.metric.entity.Run;
import groundwork.metric.entity.RunPlan;
import groundwork.metric.entity.RunState;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
      select r.*, s.slug, pace.since pace_since, pace.scores pace_scores
      from metric_run r join study s on s.id = r.study
      left join lateral (
        select min(finished_at) since, sum(jsonb_array_length(items)) scores
        from (select finished_at, items from metric_unit where run = r.id and state = 'done'
              order by finished_at desc limit 100) latest
        having count(*) = 100) pace on r.state = 'running'
      """;

  @Inject Sql sql;
  @Inject Clock clock;

  public List<Run> ofStudy(String slug) {
    return sql.all(this::run, SELECT + "where s.slug = ? order by r.created_at desc", slug).stream()
        .map(Run::brief)
        .toList();
  }

  public Optional<Run> find(UUID run) {
    return sql.one(this::run, SELECT + "where r.id = ?", run);
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

  private Run run(ResultSet row) throws SQLException {
    var state = RunState.of(row.getString("state"));
    var started = Sql.instant(row, "started_at");
    int done = row.getInt("done");
    int total = row.getInt("total");
    return new Run(
        row.getObject("id", UUID.class),
        row.getString("slug"),
        row.getString("version"),
        state,
        row.getLong("seed"),
        done,
        total,
        Sql.instant(row, "created_at"),
        started,
        Sql.instant(row, "finished_at"),
        state == RunState.RUNNING ? remaining(row, started, done, total) : null,
        row.getString("detail"),
        object(row.getString("inputs")),
        Json.read(row.getString("plan"), RunPlan.class),
        null);
  }

  /**
   * From the pace of the latest units, so that hours in which no node was there do not count; from
   * the beginning while there are few.
   */
  private Long remaining(ResultSet row, Instant started, int done, int total) throws SQLException {
    var since = Sql.instant(row, "pace_since");
    int scores = since == null ? done : row.getInt("pace_scores");
    var from = since == null ? started : since;
    return scores == 0
        ? null
        : Duration.between(from, clock.instant()).toMillis() * (total - done) / scores;
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
