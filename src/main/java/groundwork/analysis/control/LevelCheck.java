package groundwork.analysis.control;

import groundwork.document.control.Nearest;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.List;

/** Finds words that are compared with a column and stand nowhere in it: nearly always a slip. */
final class LevelCheck {
  private LevelCheck() {}

  /**
   * @param place where the expression stands
   */
  static List<Broken> of(String place, Expression expression, Table table) {
    var broken = new ArrayList<Broken>();
    for (var comparison : expression.comparisons()) {
      if (!table.has(comparison.column())) {
        continue;
      }
      var column = table.column(comparison.column());
      for (var value : comparison.values()) {
        if (!value.isEmpty() && !occurs(value, column)) {
          broken.add(missing(place, comparison.column(), value, column));
        }
      }
    }
    return broken;
  }

  /** Of numbers any may be asked for; of texts only those that there are. */
  private static boolean occurs(String value, Column column) {
    if (column instanceof Column.Numbers) {
      return value.equals("TRUE") || value.equals("FALSE") || number(value);
    }
    var factor = column.factor();
    return factor.levels().isEmpty()
        || factor.levels().contains(value)
        || factor.logical() && (logical(value) || value.equals("0") || value.equals("1"));
  }

  private static boolean logical(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  private static boolean number(String value) {
    return Column.of(List.of(value)) instanceof Column.Numbers;
  }

  private static Broken missing(String place, String name, String value, Column column) {
    if (column instanceof Column.Numbers) {
      return Broken.error(
          "wrong-level",
          place,
          "\"%s\" holds numbers, not \"%s\"".formatted(name, value),
          "Compare it with a number.");
    }
    return level(place, name, value, column.factor().levels());
  }

  static Broken level(String place, String name, String value, List<String> levels) {
    return Broken.error(
        "wrong-level",
        place,
        "\"%s\" has no level \"%s\"".formatted(name, value),
        Nearest.of(value, levels).map(near -> "Did you mean \"" + near + "\"? ").orElse("")
            + "Levels: "
            + String.join(", ", levels.stream().limit(30).toList())
            + (levels.size() > 30 ? ", …" : "")
            + ".");
  }
}
