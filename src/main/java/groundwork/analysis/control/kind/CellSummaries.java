package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.Summary;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.ModelMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The response in every combination of the fixed factors. */
final class CellSummaries {
  private static final int MOST = 200;

  private CellSummaries() {}

  static void add(FindingBuilder finding, ModelMatrix matrix) {
    var factors = FactorCells.factors(matrix);
    var cells = new TreeMap<Integer, List<Double>>();
    double[] y = matrix.y();
    for (int row = 0; row < y.length; row++) {
      int cell = 0;
      for (Column.Factor factor : factors.values()) {
        cell = cell * factor.levels().size() + factor.codes()[row];
      }
      cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(y[row]);
    }
    if (cells.size() > MOST) {
      return;
    }
    var measure = matrix.formula().response().orElseThrow().toString();
    cells.forEach((cell, values) -> finding.descriptive(one(factors, cell, measure, values)));
  }

  private static Descriptive one(
      Map<String, Column.Factor> factors, int cell, String measure, List<Double> values) {
    var group = new LinkedHashMap<String, String>();
    int rest = cell;
    var names = new ArrayList<>(factors.keySet());
    for (int f = names.size() - 1; f >= 0; f--) {
      var levels = factors.get(names.get(f)).levels();
      group.putFirst(names.get(f), levels.get(rest % levels.size()));
      rest /= levels.size();
    }
    var summary = Summary.of(values.stream().mapToDouble(value -> value).toArray());
    var descriptive =
        Descriptive.of(group, measure)
            .and("n", summary.n())
            .and("mean", summary.mean())
            .and("median", summary.median())
            .and("lowerQuartile", summary.lowerQuartile())
            .and("upperQuartile", summary.upperQuartile())
            .and("min", summary.min())
            .and("max", summary.max());
    return summary.sd().isPresent()
        ? descriptive.and("sd", summary.sd().getAsDouble())
        : descriptive;
  }
}
