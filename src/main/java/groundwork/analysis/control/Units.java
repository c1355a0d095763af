package groundwork.analysis.control;

import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Averages rows within units, so that each unit counts once in each condition.
 *
 * @param analysis with the measure as a column that was averaged: the mean of logarithms, not the
 *     logarithm of a mean
 * @param table one row a unit and condition
 */
record Units(Analysis analysis, Table table) {
  /** Kinds in which numbers on the right side are measured too, so that they are averaged. */
  private static final Set<String> MEASURED =
      Set.of("correlation", "ols", "logistic", "calibration", "reliability", "agreement", "ancova");

  private static final Set<String> ROWS = Set.of("trial", "row");

  /** Nothing changes where no unit is named. */
  static Units of(Analysis analysis, Table table) {
    var unit = new ArrayList<>(analysis.texts("unit"));
    unit.removeIf(ROWS::contains);
    if (unit.isEmpty()) {
      return new Units(analysis, table);
    }
    var keys = new LinkedHashSet<>(unit);
    for (var key : List.of("by", "within", "specs", "subject", "phase", "group")) {
      analysis.texts(key).stream().filter(table::has).forEach(keys::add);
    }
    var formula = analysis.formula().map(Formula::parse);
    formula.ifPresent(one -> keys.addAll(conditions(analysis, one, table)));
    var rewritten = analysis;
    var measured = table;
    if (formula.isPresent() && formula.get().response().isPresent()) {
      var response = formula.get().response().get();
      var name = response.toString();
      measured = measured.with(name, measure(response, analysis, measured));
      var right = analysis.formula().orElseThrow().split("~", 2)[1];
      rewritten = rewritten.with("formula", "`" + name + "` ~" + right);
    }
    if (!analysis.texts("measure").isEmpty() && !analysis.tree().path("measure").isArray()) {
      var measure = Expression.parse(analysis.measure().orElseThrow());
      measured = measured.with(measure.toString(), measure(measure, analysis, measured));
      rewritten = rewritten.with("measure", "`" + measure + "`");
    }
    return new Units(rewritten, averaged(measured, keys));
  }

  /** Columns of the right side that tell conditions apart. */
  private static Set<String> conditions(Analysis analysis, Formula formula, Table table) {
    var columns = new LinkedHashSet<String>();
    formula
        .variables()
        .forEach(
            (text, variable) -> {
              boolean factor = text.startsWith("factor(");
              for (var name : variable.columns()) {
                boolean number = table.column(name) instanceof Column.Numbers;
                if (!number || factor || !MEASURED.contains(analysis.kind())) {
                  columns.add(name);
                }
              }
            });
    return columns;
  }

  private static Column measure(Expression response, Analysis analysis, Table table) {
    var column = response.evaluate(table);
    if (column instanceof Column.Numbers) {
      return column;
    }
    var factor = column.factor();
    if (factor.logical()) {
      return new Column.Numbers(table.with("x", column).numbers("x"));
    }
    var success = analysis.text("success");
    if (success.isPresent() && factor.levels().contains(success.get())) {
      int level = factor.levels().indexOf(success.get());
      return new Column.Numbers(
          Arrays.stream(factor.codes())
              .mapToDouble(code -> code < 0 ? Double.NaN : code == level ? 1 : 0)
              .toArray());
    }
    throw new IllegalArgumentException(
        "\"%s\" holds texts (%s), which have no mean; derive a column such as %s == '%s'"
            .formatted(
                response,
                String.join(", ", factor.levels()),
                response,
                factor.levels().isEmpty() ? "…" : factor.levels().getLast()));
  }

  private static Table averaged(Table table, Set<String> keys) {
    var groups = Grouping.of(table, keys);
    var columns = new LinkedHashMap<String, Column>();
    for (var name : table.names()) {
      columns.put(
          name,
          keys.contains(name)
              ? table.column(name).at(groups.first())
              : together(table.column(name), groups));
    }
    return Table.of(columns);
  }

  /** The mean of numbers and truth values; a text only where all rows of the unit agree. */
  private static Column together(Column column, Grouping groups) {
    if (column instanceof Column.Numbers numbers) {
      return new Column.Numbers(means(numbers.values(), groups));
    }
    var factor = column.factor();
    if (factor.logical()) {
      return new Column.Numbers(
          means(Table.of(java.util.Map.of("x", factor)).numbers("x"), groups));
    }
    int[] codes = new int[groups.size()];
    Arrays.fill(codes, -2);
    for (int row = 0; row < factor.codes().length; row++) {
      int group = groups.codes()[row];
      int code = factor.codes()[row];
      if (code >= 0) {
        codes[group] = codes[group] == -2 || codes[group] == code ? code : -1;
      }
    }
    return new Column.Factor(
        Arrays.stream(codes).map(code -> Math.max(code, -1)).toArray(), factor.levels());
  }

  /**
   * Sums with what rounding left of them, divided once: equal answers in another order have exactly
   * the same mean, so that rank tests see the tie.
   */
  private static double[] means(double[] values, Grouping groups) {
    double[] sums = new double[groups.size()];
    double[] rests = new double[groups.size()];
    double[] least = filled(groups.size(), Double.POSITIVE_INFINITY);
    double[] most = filled(groups.size(), Double.NEGATIVE_INFINITY);
    int[] counts = new int[groups.size()];
    for (int row = 0; row < values.length; row++) {
      double value = values[row];
      if (!Double.isNaN(value)) {
        int group = groups.codes()[row];
        double sum = sums[group] + value;
        boolean larger = Math.abs(sums[group]) >= Math.abs(value);
        rests[group] += larger ? (sums[group] - sum) + value : (value - sum) + sums[group];
        sums[group] = sum;
        least[group] = Math.min(least[group], value);
        most[group] = Math.max(most[group], value);
        counts[group]++;
      }
    }
    double[] means = new double[sums.length];
    Arrays.setAll(
        means,
        group ->
            counts[group] == 0
                ? Double.NaN
                : least[group] == most[group]
                    ? least[group] // the mean of equal values is that value
                    : (sums[group] + rests[group]) / counts[group]);
    return means;
  }

  private static double[] filled(int n, double value) {
    double[] filled = new double[n];
    Arrays.fill(filled, value);
    return filled;
  }
}
