package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Mean;
import groundwork.statistics.Summary;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The values of one measure in the groups of one factor.
 *
 * @param measure as the formula has it
 * @param factor as the formula has it
 * @param levels of the factor that occur, in order
 * @param values of each level
 * @param rows of the table that are used
 */
record GroupRows(
    String measure, String factor, List<String> levels, double[][] values, int[] rows) {

  /**
   * @throws IllegalArgumentException if the formula is not of the form measure ~ factor, or fewer
   *     than two levels have values
   */
  static GroupRows of(Analysis analysis, Table table, FindingBuilder finding) {
    var formula = formula(analysis);
    if (formula.terms().size() != 1 || formula.terms().getFirst().order() != 1) {
      throw new IllegalArgumentException(
          "\"%s\" names %d terms; this kind compares the groups of one factor"
              .formatted(formula, formula.terms().size()));
    }
    var matrix = ModelMatrix.of(formula, table, Coding.TREATMENT);
    Missing.count(finding, formula, table, matrix.rows());
    var name = formula.terms().getFirst().label();
    var factor = matrix.variables().get(name).factor();
    double[] y = matrix.y();
    double[][] values =
        IntStream.range(0, factor.levels().size())
            .mapToObj(level -> values(y, factor, level))
            .toArray(double[][]::new);
    if (values.length < 2) {
      throw new IllegalArgumentException(name + " has one level only: " + factor.levels());
    }
    return new GroupRows(
        formula.response().orElseThrow().toString(), name, factor.levels(), values, matrix.rows());
  }

  /** A formula without random terms and with a response. */
  static Formula formula(Analysis analysis) {
    var formula =
        Formula.parse(
            analysis
                .formula()
                .orElseThrow(
                    () -> new IllegalArgumentException(analysis.kind() + " needs a formula")));
    if (!formula.random().isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" has random terms; take the kind lmm, or glmm".formatted(formula));
    }
    if (formula.response().isEmpty()) {
      throw new IllegalArgumentException("\"%s\" has no measure before the ~".formatted(formula));
    }
    return formula;
  }

  private static double[] values(double[] y, Column.Factor factor, int level) {
    return IntStream.range(0, y.length)
        .filter(row -> factor.codes()[row] == level)
        .mapToDouble(row -> y[row])
        .toArray();
  }

  int n() {
    return rows.length;
  }

  /** Sizes of the groups and what their values look like. */
  void describe(FindingBuilder finding, double level) {
    finding.n(n());
    for (int group = 0; group < values.length; group++) {
      finding.group(levels.get(group), values[group].length);
      finding.descriptive(
          summary(Map.of(factor, levels.get(group)), measure, values[group], level));
      if (values[group].length < 5) {
        finding.warn(
            "small-group",
            "%s has only %d values of %s."
                .formatted(levels.get(group), values[group].length, measure));
      }
    }
  }

  /** n, mean, median, spread and Student's interval. */
  static Descriptive summary(
      Map<String, String> group, String measure, double[] values, double level) {
    var summary = Summary.of(values);
    var one = Descriptive.of(group, measure).and("n", summary.n()).and("mean", summary.mean());
    if (summary.sd().isPresent()) {
      double sd = summary.sd().getAsDouble();
      one =
          one.and("sd", sd)
              .and("se", sd / Math.sqrt(values.length))
              .within(Mean.student(values, level).interval());
    }
    return one.and("median", summary.median())
        .and("q1", summary.lowerQuartile())
        .and("q3", summary.upperQuartile())
        .and("min", summary.min())
        .and("max", summary.max());
  }

  @Override
  public String toString() {
    return measure + " by " + factor + " " + Arrays.deepToString(values);
  }
}
