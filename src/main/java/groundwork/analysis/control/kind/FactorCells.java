package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.ModelMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The measure in every combination of a model's factors.
 *
 * @param factors levels by the factor's text in the formula
 * @param cells levels of those combinations that occur
 * @param values of each
 */
record FactorCells(
    Map<String, List<String>> factors,
    String measure,
    List<Map<String, String>> cells,
    double[][] values) {
  private static final int SMALL = 5;
  private static final int MOST = 200;

  /** The factors of a model by their text in the formula, in order. */
  static Map<String, Column.Factor> factors(ModelMatrix matrix) {
    var factors = new LinkedHashMap<String, Column.Factor>();
    matrix
        .variables()
        .forEach(
            (name, column) -> {
              if (column instanceof Column.Factor factor) {
                factors.put(name, factor);
              }
            });
    return factors;
  }

  static FactorCells of(ModelMatrix matrix) {
    var factors = factors(matrix);
    var rows = new TreeMap<Integer, List<Integer>>();
    for (int row = 0; row < matrix.n(); row++) {
      int cell = 0;
      for (var factor : factors.values()) {
        cell = cell * factor.levels().size() + factor.codes()[row];
      }
      rows.computeIfAbsent(cell, key -> new ArrayList<>()).add(row);
    }
    double[] y = matrix.y();
    var cells = new ArrayList<Map<String, String>>();
    var values = new ArrayList<double[]>();
    for (var cell : rows.values()) {
      int first = cell.getFirst();
      var levels = new LinkedHashMap<String, String>();
      factors.forEach((name, factor) -> levels.put(name, factor.text(first)));
      cells.add(levels);
      values.add(cell.stream().mapToDouble(row -> y[row]).toArray());
    }
    var levels = new LinkedHashMap<String, List<String>>();
    factors.forEach((name, factor) -> levels.put(name, factor.levels()));
    return new FactorCells(
        levels,
        matrix.formula().response().orElseThrow().toString(),
        cells,
        values.toArray(double[][]::new));
  }

  private int combinations() {
    return factors.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
  }

  void describe(FindingBuilder finding, double level) {
    int small = 0;
    for (int cell = 0; cell < values.length; cell++) {
      if (!cells.get(cell).isEmpty()) {
        finding.group(String.join(", ", cells.get(cell).values()), values[cell].length);
      }
      if (values.length <= MOST) {
        finding.descriptive(GroupRows.summary(cells.get(cell), measure, values[cell], level));
      }
      small += values[cell].length < SMALL ? 1 : 0;
    }
    if (values.length < combinations()) {
      finding.warn(
          "empty-cells",
          "%d of %d combinations of %s have no value; interactions and marginal means over them are not defined."
              .formatted(combinations() - values.length, combinations(), factors.keySet()));
    }
    if (small > 0) {
      finding.warn("small-cells", "%d cells have fewer than 5 values.".formatted(small));
    }
  }
}
