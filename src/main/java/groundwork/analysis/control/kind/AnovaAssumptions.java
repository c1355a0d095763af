package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.compare.ShapiroWilk;
import groundwork.statistics.compare.Variances;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.LinearAnova;
import groundwork.statistics.groups.LinearDesign;
import groundwork.statistics.groups.SumsOfSquares;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an analysis of variance takes for granted, checked. */
final class AnovaAssumptions {
  private static final double ALPHA = 0.05;

  private AnovaAssumptions() {}

  static void add(
      FindingBuilder finding, Analysis analysis, ModelMatrix matrix, FactorCells cells) {
    var anova = LinearAnova.of(matrix.y(), LinearDesign.of(matrix), SumsOfSquares.SEQUENTIAL);
    normality(
        finding, anova.residuals(), "kind kruskal-wallis, or a permutation test, does not need it");
    variances(finding, cells);
    if (analysis.kind().equals("ancova")) {
      slopes(finding, matrix);
    }
  }

  /** Shapiro-Wilk of residuals, where there are enough and not too many of them. */
  static void normality(FindingBuilder finding, double[] residuals, String instead) {
    if (residuals.length < ShapiroWilk.LEAST || residuals.length > ShapiroWilk.MOST) {
      return;
    }
    var test = ShapiroWilk.of(residuals);
    boolean holds = test.p() >= ALPHA;
    finding.assumption(
        new Assumption(
            "normality of residuals",
            test.statistic(),
            test.p(),
            holds,
            holds ? "Shapiro-Wilk finds nothing against it" : "Shapiro-Wilk: " + instead));
  }

  private static void variances(FindingBuilder finding, FactorCells cells) {
    boolean small = Arrays.stream(cells.values()).anyMatch(cell -> cell.length < 2);
    if (cells.values().length < 2 || small) {
      return;
    }
    try {
      var test = Variances.brownForsythe(cells.values());
      boolean holds = test.p() >= ALPHA;
      finding.assumption(
          new Assumption(
              "equal variances",
              test.statistic(),
              test.p(),
              holds,
              holds
                  ? "Brown-Forsythe finds nothing against it"
                  : "Brown-Forsythe: \"variances: unequal\" (Welch) with posthoc games-howell does"
                      + " not need it"));
    } catch (IllegalArgumentException undefined) {
      finding.assumption(
          new Assumption("equal variances", null, null, null, undefined.getMessage()));
    }
  }

  /** Whether covariates act alike in all groups: their interactions with the factors. */
  private static void slopes(FindingBuilder finding, ModelMatrix matrix) {
    for (var covariate : matrix.variables().entrySet()) {
      for (var factor : matrix.variables().entrySet()) {
        var term = covariate.getKey() + ":" + factor.getKey();
        boolean there =
            matrix.terms().stream()
                .anyMatch(
                    one ->
                        one.order() > 1
                            && one.variables().contains(covariate.getKey())
                            && one.variables().contains(factor.getKey()));
        if (covariate.getValue() instanceof Column.Numbers
            && factor.getValue() instanceof Column.Factor
            && !there) {
          slope(finding, matrix, covariate.getKey(), factor.getKey(), term);
        }
      }
    }
  }

  private static void slope(
      FindingBuilder finding, ModelMatrix matrix, String covariate, String factor, String term) {
    var columns = new LinkedHashMap<String, Column>(Map.of("y", new Column.Numbers(matrix.y())));
    columns.put("x", matrix.variables().get(covariate));
    columns.put("g", matrix.variables().get(factor));
    var formula = Formula.parse("y ~ x + g + x:g");
    try {
      var anova =
          LinearAnova.of(
              matrix.y(),
              LinearDesign.of(ModelMatrix.of(formula, Table.of(columns), Coding.SUM)),
              SumsOfSquares.SEQUENTIAL);
      var effect = anova.effect("x:g");
      boolean holds = effect.p() >= ALPHA;
      finding.assumption(
          new Assumption(
              "equal slopes",
              effect.f(),
              effect.p(),
              holds,
              holds
                  ? term + " finds nothing against it"
                  : "put " + term + " into the formula: adjusted means depend on " + covariate));
    } catch (IllegalArgumentException undefined) {
      finding.assumption(new Assumption("equal slopes", null, null, null, undefined.getMessage()));
    }
  }
}
