package groundwork.metric.control;

import groundwork.metric.entity.ItemScores;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Single scores of a run, a page at a time. */
@ApplicationScoped
public class ScoreReader {
  /** Most in a page. */
  public static final int MOST = 5000;

  /**
   * Which scores; null for any.
   *
   * @param curves whether curves come along, which are long
   */
  public record Filter(String model, String method, String metric, String item, boolean curves) {
    public static final Filter ALL = new Filter(null, null, null, null, true);
  }

  @Inject Sql sql;

  public ItemScores page(UUID run, Filter filter, int offset, int limit) {
    var parameters = new ArrayList<Object>(List.of(run));
    var where = where(filter, parameters);
    long total =
        sql.one(
                row -> row.getLong(1),
                "select count(*) from metric_score where run = ?" + where,
                parameters.toArray())
            .orElseThrow();
    parameters.add(limit);
    parameters.add(offset);
    return new ItemScores(
        total,
        offset,
        sql.all(
            row -> one(row, filter.curves()),
            "select * from metric_score where run = ?"
                + where
                + " order by model, method, metric, item limit ? offset ?",
            parameters.toArray()));
  }

  /** Every score, with its curve, by model, method, metric and item; a page in memory at a time. */
  public void each(UUID run, Consumer<ItemScores.One> taker) {
    var last = new ItemScores.One("", "", "", "", null, null, null, null, null, null);
    while (last != null) {
      var page =
          sql.all(
              row -> one(row, true),
              """
              select * from metric_score
              where run = ? and (model, method, metric, item) > (?, ?, ?, ?)
              order by model, method, metric, item limit 5000
              """,
              run,
              last.model(),
              last.method(),
              last.metric(),
              last.item());
      page.forEach(taker);
      last = page.isEmpty() ? null : page.getLast();
    }
  }

  /** Scores of all items at once, where a metric has those; without an item. */
  public List<ItemScores.One> overall(UUID run) {
    return sql.all(
        row -> one(row, true),
        """
        select *, null item from metric_overall where run = ? order by model, method, metric
        """,
        run);
  }

  private static String where(Filter filter, List<Object> parameters) {
    var where = new StringBuilder();
    var columns = List.of("model", "method", "metric", "item");
    var values = Arrays.asList(filter.model(), filter.method(), filter.metric(), filter.item());
    for (int i = 0; i < columns.size(); i++) {
      if (values.get(i) != null) {
        where.append(" and ").append(columns.get(i)).append(" = ?");
        parameters.add(values.get(i));
      }
    }
    return where.toString();
  }

  private static ItemScores.One one(ResultSet row, boolean curves) throws SQLException {
    return new ItemScores.One(
        row.getString("model"),
        row.getString("method"),
        row.getString("metric"),
        row.getString("item"),
        row.getObject("value", Double.class),
        row.getObject("error", Double.class),
        row.getString("reason"),
        curves ? curve(row) : null,
        row.getString("code_version"),
        Sql.instant(row, "at"));
  }

  private static double[] curve(ResultSet row) throws SQLException {
    var array = row.getArray("curve");
    return array == null
        ? null
        : Arrays.stream((Double[]) array.getArray()).mapToDouble(Double::doubleValue).toArray();
  }
}
