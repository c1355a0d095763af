package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;

/**
 * Kind {@code emmeans}: marginal means and contrasts of a model. The formula says which: without
 * random terms a linear model, with them a linear mixed model with Kenward and Roger's degrees of
 * freedom; with a {@code family} the corresponding models of yes and no.
 */
final class MarginalMeansKind implements Kind {
  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var formula =
        Formula.parse(
            analysis
                .formula()
                .orElseThrow(() -> new IllegalArgumentException("emmeans needs a formula")));
    var asked = asked(analysis);
    boolean random = !formula.random().isEmpty();
    boolean binomial = analysis.text("family", "gaussian").equals("binomial");
    if (!random && !binomial) {
      return linear(asked, formula, table, context);
    }
    var kind = binomial ? random ? "glmm" : "logistic" : "lmm";
    var model = random && !binomial && !asked.has("df") ? asked.with("df", "kenward-roger") : asked;
    return Kinds.of(kind)
        .orElseThrow(
            () -> new IllegalArgumentException("there is no analysis of kind " + kind + " yet"))
        .run(model, table, context);
  }

  /** All pairs by Tukey where nothing else is said. */
  private static Analysis asked(Analysis analysis) {
    var asked = analysis.has("contrasts") ? analysis : analysis.with("contrasts", "pairwise");
    boolean pairs = asked.text("contrasts", "").equals("pairwise");
    return asked.has("adjust") || !pairs ? asked : asked.with("adjust", "tukey");
  }

  private static Finding linear(Analysis analysis, Formula formula, Table table, Context context) {
    GroupRows.formula(analysis);
    var finding = FindingBuilder.of(analysis).estimator("least squares");
    var matrix = ModelMatrix.of(formula, table, Coding.TREATMENT);
    Missing.count(finding, formula, table, matrix.rows());
    finding.n(matrix.n());
    FactorCells.of(matrix).describe(finding, analysis.level());
    Independence.check(
        finding,
        table,
        matrix.rows(),
        context,
        "Add a random term such as (1 | participant) to the formula.");
    AnovaContrasts.marginal(finding, analysis, matrix);
    return finding.done();
  }
}
