package groundwork.analysis.control.kind;

import groundwork.analysis.control.Sentences;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.Effect;
import groundwork.statistics.groups.LinearAnova;
import groundwork.statistics.groups.LinearDesign;
import groundwork.statistics.groups.OneWay;
import groundwork.statistics.groups.SumsOfSquares;

/**
 * Kinds {@code anova} and {@code ancova}: independent units, any factors and covariates, sums of
 * squares of type 2 unless {@code type} says otherwise. With one factor Welch's test and
 * Kruskal-Wallis stand beside; {@code variances: unequal} makes Welch's the test itself.
 */
final class AnovaKind implements Kind {
  private static final int TYPE = 2;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var formula = GroupRows.formula(analysis);
    var finding = FindingBuilder.of(analysis);
    var matrix = ModelMatrix.of(formula, table, Coding.SUM);
    Missing.count(finding, formula, table, matrix.rows());
    finding.n(matrix.n());
    var cells = FactorCells.of(matrix);
    cells.describe(finding, analysis.level());
    Independence.check(
        finding,
        table,
        matrix.rows(),
        context,
        "Name \"unit: participant\", or take the kind rm-anova or lmm.");
    if (analysis.kind().equals("anova")) {
      numbers(finding, matrix);
    }
    boolean oneFactor =
        formula.terms().size() == 1
            && cells.factors().size() == 1
            && matrix.variables().size() == 1;
    if (oneFactor && analysis.text("variances", "").equals("unequal")) {
      welch(finding, formula, cells);
    } else {
      fisher(finding, analysis, matrix);
      AnovaAssumptions.add(finding, analysis, matrix, cells);
      if (oneFactor) {
        beside(finding, analysis, table, context);
      }
    }
    Sentences.of(finding.done()).forEach(finding::sentence);
    AnovaContrasts.add(finding, analysis, matrix, cells, oneFactor);
    return finding.done();
  }

  /** An analysis of variance is about factors; a number in it is easily a mistake. */
  private static void numbers(FindingBuilder finding, ModelMatrix matrix) {
    matrix
        .variables()
        .forEach(
            (name, column) -> {
              if (column instanceof Column.Numbers) {
                finding.warn(
                    "number-as-covariate",
                    "%s is a number and was taken for a covariate; write factor(%s) if its values are groups"
                        .formatted(name, name));
              }
            });
  }

  private static void fisher(FindingBuilder finding, Analysis analysis, ModelMatrix matrix) {
    int type = type(analysis);
    var anova = LinearAnova.of(matrix.y(), LinearDesign.of(matrix), SumsOfSquares.type(type));
    finding.estimator("least squares");
    for (var effect : anova.effects()) {
      finding.test(
          test(effect, "type " + type, analysis.level())
              .and("omega2p", effect.partialOmega2(matrix.n())));
    }
    finding.and("residualSumOfSquares", anova.residualSumOfSquares());
    finding.and("residualDf", anova.residualDf());
    if (!anova.lost().isEmpty()) {
      finding.warn(
          "rank-deficient", "empty cells leave nothing of " + String.join(", ", anova.lost()));
    }
  }

  /** Sums of squares by {@code type: 3} or {@code tests: type3}. */
  static int type(Analysis analysis) {
    return analysis
        .whole("type")
        .orElseGet(
            () ->
                switch (analysis.text("tests", "")) {
                  case "type1" -> 1;
                  case "type3" -> 3;
                  default -> TYPE;
                });
  }

  /** F with partial eta squared and what it was made from. */
  static Test test(Effect effect, String method, double level) {
    return Test.of(effect.term(), method, "F", effect.f(), effect.df1(), effect.df2(), effect.p())
        .with(EffectSize.of("eta2p", effect.partialEta2(), effect.partialEta2(level)))
        .and("ges", effect.generalisedEta2())
        .and("sumOfSquares", effect.sumOfSquares())
        .and("errorSumOfSquares", effect.errorSumOfSquares())
        .and("meanSquareError", effect.meanSquareError());
  }

  private static void welch(FindingBuilder finding, Formula formula, FactorCells cells) {
    var test = OneWay.welch(cells.values());
    finding
        .estimator("Welch")
        .test(
            Test.of(
                formula.terms().getFirst().label(),
                "Welch",
                "F",
                test.f(),
                test.df1(),
                test.df2(),
                test.p()));
  }

  private static void beside(
      FindingBuilder finding, Analysis analysis, Table table, Context context) {
    var plain = analysis.without("posthoc").without("contrasts").without("specs").without("adjust");
    context.beside(plain.with("variances", "unequal"), table).ifPresent(finding::beside);
    context
        .beside(plain.with("kind", "kruskal-wallis").with("posthoc", "none"), table)
        .ifPresent(finding::beside);
  }
}
