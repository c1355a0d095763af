package groundwork.export.control;

import groundwork.export.entity.Column;
import groundwork.export.entity.Table;
import groundwork.metric.entity.ItemScores.One;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of an exported run. */
final class ScoreTables {
  static final Table<One> SCORES =
      new Table<>(
          "scores.csv",
          "Scores",
          "One row per model, method, metric and item.",
          List.of("model", "method", "metric", "item"),
          columns(true));

  static final Table<One> OVERALL =
      new Table<>(
          "overall.csv",
          "Scores of whole sets",
          "One row per model, method and metric that scores all items at once.",
          List.of("model", "method", "metric"),
          columns(false));

  private ScoreTables() {}

  private static List<Column<One>> columns(boolean items) {
    var columns = new ArrayList<Column<One>>();
    columns.add(Column.text("model", "Id of the model in the stimulus set", One::model));
    columns.add(Column.text("method", "Id of the method or control", One::method));
    columns.add(
        Column.text("metric", "Key of the metric in run.json, where its card stands", One::metric));
    if (items) {
      columns.add(Column.text("item", "Id of the item in the stimulus set", One::item));
    }
    columns.add(Column.number("value", "The score, in the unit of its card", null, One::value));
    columns.add(
        Column.number("error", "Monte Carlo standard error of the score", null, One::error));
    columns.add(Column.text("reason", "Why there is no score", One::reason));
    columns.add(
        Column.text(
            "curve",
            "What the score sums up, a value for each step, with semicolons",
            ScoreTables::curve));
    columns.add(Column.text("code_version", "Version of Groundwork that made it", One::code));
    columns.add(Column.time("at", "When it was stored", One::at));
    return columns;
  }

  private static String curve(One score) {
    return score.curve() == null
        ? null
        : Arrays.stream(score.curve()).mapToObj(Double::toString).collect(Collectors.joining(";"));
  }
}
