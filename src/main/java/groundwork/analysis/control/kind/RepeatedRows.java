package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.RepeatedCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The values of the same people under the conditions of one factor.
 *
 * @param factor as the formula has it, or "item" of columns
 * @param levels the conditions
 * @param values people x conditions
 */
record RepeatedRows(String measure, String factor, List<String> levels, double[][] values) {
  /**
   * From {@code items}, a column for each condition and a row for each person; else from a formula
   * measure ~ factor and the column that names people.
   *
   * @throws IllegalArgumentException if neither is there, or nobody has all values
   */
  static RepeatedRows of(Analysis analysis, Table table, Context context, FindingBuilder finding) {
    var items = analysis.texts("items");
    return items.isEmpty()
        ? conditions(analysis, table, context, finding)
        : columns(items, table, finding);
  }

  private static RepeatedRows columns(List<String> items, Table table, FindingBuilder finding) {
    double[][] columns =
        items.stream().map(item -> numbers(table.column(item), item)).toArray(double[][]::new);
    int[] complete =
        IntStream.range(0, table.rows())
            .filter(row -> Arrays.stream(columns).noneMatch(c -> Double.isNaN(c[row])))
            .toArray();
    finding.excluded("incomplete", table.rows() - complete.length);
    if (complete.length == 0) {
      throw new IllegalArgumentException("no row has values in all of " + items);
    }
    double[][] values =
        Arrays.stream(complete)
            .mapToObj(row -> Arrays.stream(columns).mapToDouble(c -> c[row]).toArray())
            .toArray(double[][]::new);
    return new RepeatedRows("value", "item", items, values);
  }

  private static RepeatedRows conditions(
      Analysis analysis, Table table, Context context, FindingBuilder finding) {
    var formula = GroupRows.formula(analysis);
    if (formula.terms().size() != 1 || formula.terms().getFirst().order() != 1) {
      throw new IllegalArgumentException(
          "\"%s\" must name one factor, the condition".formatted(formula));
    }
    var variable = formula.variables().values().iterator().next();
    var name = formula.terms().getFirst().label();
    var response = formula.response().orElseThrow();
    double[] y = numbers(response.evaluate(table), response.toString());
    var cells =
        RepeatedCells.of(
            y,
            table.with(name, variable.evaluate(table)),
            subject(analysis, context, table),
            List.of(name));
    count(finding, cells);
    return new RepeatedRows(response.toString(), name, cells.levels().getFirst(), cells.values());
  }

  /** Truth values, or two texts in their order, count as 0 and 1. */
  static double[] numbers(Column column, String name) {
    if (column instanceof Column.Numbers numbers) {
      return numbers.values();
    }
    var factor = column.factor();
    if (factor.logical()) {
      return Table.of(Map.of(name, factor)).numbers(name);
    }
    if (factor.levels().size() == 2) {
      return Arrays.stream(factor.codes())
          .mapToDouble(code -> code < 0 ? Double.NaN : code)
          .toArray();
    }
    throw new IllegalArgumentException(
        "%s holds texts (%s); numbers are needed".formatted(name, factor.levels()));
  }

  /** The column that names people, or what else is measured several times: the unit. */
  static String subject(Analysis analysis, Context context, Table table) {
    return analysis
        .text("subject")
        .or(() -> analysis.texts("unit").stream().filter(table::has).findFirst())
        .or(context::participant)
        .filter(table::has)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "name the column of those who are measured several times: subject: …"));
  }

  static void count(FindingBuilder finding, RepeatedCells cells) {
    finding.excluded("missing value", cells.missingRows());
    if (!cells.incomplete().isEmpty()) {
      finding.and("incomplete", cells.incomplete().size());
      finding.warn(
          "incomplete",
          "%d left out for want of a value in some condition: %s"
              .formatted(cells.incomplete().size(), some(cells.incomplete())));
    }
    if (cells.averaged() > 0) {
      finding.warn(
          "averaged",
          "%d cells held several values, which were averaged".formatted(cells.averaged()));
    }
  }

  private static String some(List<String> people) {
    var shown = new ArrayList<>(people.subList(0, Math.min(10, people.size())));
    if (people.size() > shown.size()) {
      shown.add("…");
    }
    return String.join(", ", shown);
  }

  double[] condition(int level) {
    return Arrays.stream(values).mapToDouble(row -> row[level]).toArray();
  }

  void describe(FindingBuilder finding, double level) {
    finding.n(values.length);
    for (int i = 0; i < levels.size(); i++) {
      finding.descriptive(
          GroupRows.summary(Map.of(factor, levels.get(i)), measure, condition(i), level));
    }
  }
}
