package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.association.Coefficient;
import groundwork.statistics.association.Ols;
import groundwork.statistics.association.Robust.Clustered;
import groundwork.statistics.association.Robust.Rows;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.Coefficients;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/** The kind {@code ols}: linear regression, its errors robust to clusters where they are named. */
final class LinearRegression implements Kind {
  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var formula = Regressions.formula(analysis, "lmm");
    var matrix = ModelMatrix.of(formula, table, Coding.TREATMENT).fullRank();
    double[] y = matrix.y();
    if (Arrays.stream(y).allMatch(value -> value == y[0])) {
      throw new IllegalArgumentException("the measure is constant: there is nothing to explain");
    }
    var fit = Ols.fit(matrix.columns(), matrix.names(), y);
    var clusters = Regressions.clusters(analysis, table, matrix);
    var finding = FindingBuilder.of(analysis).n(fit.n());
    Missing.count(finding, formula, table, matrix.rows());
    double level = analysis.level();
    var terms =
        clusters
            .map(codes -> fit.terms(codes, Clustered.CR1, level))
            .orElseGet(() -> fit.terms(level));
    Regressions.terms(finding, terms);
    sentences(finding, terms);
    if (clusters.isPresent()) {
      finding.estimator("OLS, cluster-robust CR1");
      var cr2 = fit.terms(clusters.get(), Clustered.CR2, level);
      finding
          .and("CR0", Regressions.errors(fit.terms(clusters.get(), Clustered.CR0, level)))
          .and("CR2", Regressions.errors(cr2))
          .and("CR2df", cr2.stream().collect(Collectors.toMap(Coefficient::name, Coefficient::df)));
    } else {
      finding.estimator("OLS");
      finding.and("HC3", Regressions.errors(fit.terms(Rows.HC3, level)));
      tests(finding, fit, matrix);
    }
    finding
        .fit(fit.logLik(), fit.aic(), fit.bic())
        .and("sigma", fit.sigma())
        .and("df", fit.df())
        .and("rSquared", fit.r2().isPresent() ? fit.r2().getAsDouble() : null)
        .and(
            "adjustedRSquared",
            fit.adjustedR2().isPresent() ? fit.adjustedR2().getAsDouble() : null);
    assumptions(finding, fit, matrix);
    Regressions.warnings(finding, matrix, table, context, clusters, "lmm");
    CellSummaries.add(finding, matrix);
    ModelContrasts.add(
        finding,
        analysis,
        matrix,
        Coefficients.of(
            fit.coefficients(),
            clusters.map(codes -> fit.covariance(codes, Clustered.CR1)).orElseGet(fit::covariance),
            terms.getFirst().df()),
        "OLS");
    return finding.done();
  }

  private static void sentences(FindingBuilder finding, List<Coefficient> terms) {
    for (var term : terms) {
      if (!term.name().equals(Ols.INTERCEPT) && terms.size() <= 12) {
        var interval = term.interval();
        finding.sentence(
            term.name()
                + ": "
                + Reported.coefficient(term.estimate(), term.se())
                    .interval(interval.low(), interval.high(), interval.level())
                    .test("t", term.statistic(), term.df())
                    .p(term.p())
                    .text());
      }
    }
  }

  /** The whole model, and each term that no other contains against the model without it. */
  private static void tests(FindingBuilder finding, Ols fit, ModelMatrix matrix) {
    fit.f()
        .ifPresent(
            f ->
                finding.test(
                    Test.of("model", "F", "F", f.statistic(), f.df1(), f.df2(), f.p())
                        .with(
                            fit.r2().isPresent()
                                ? EffectSize.of("R2", fit.r2().getAsDouble())
                                : null)));
    if (matrix.terms().size() < 2) {
      return;
    }
    double rest = fit.sigma() * fit.sigma() * fit.df();
    for (int term = 1; term <= matrix.terms().size(); term++) {
      var kept = Regressions.without(matrix, term);
      if (kept.isPresent()) {
        var small =
            Ols.fit(
                Regressions.columns(matrix, kept.get()),
                Regressions.names(matrix, kept.get()),
                matrix.y());
        double more = small.sigma() * small.sigma() * small.df() - rest;
        double df1 = small.df() - (double) fit.df();
        double f = more / df1 / (rest / fit.df());
        finding.test(
            Test.of(
                    matrix.terms().get(term - 1).label(),
                    "F, against the model without it",
                    "F",
                    f,
                    df1,
                    (double) fit.df(),
                    FDistribution.of(df1, fit.df()).survivalProbability(Math.max(0, f)))
                .with(EffectSize.of("eta2p", more / (more + rest))));
      }
    }
  }

  private static void assumptions(FindingBuilder finding, Ols fit, ModelMatrix matrix) {
    if (fit.sigma() > 1e-12) {
      AnovaAssumptions.normality(
          finding,
          fit.residuals(),
          "speaks against it; with few rows consider log() or a rank test");
    }
    if (matrix.columns().length > 1 && matrix.names().contains(Ols.INTERCEPT)) {
      double[] squares = Arrays.stream(fit.residuals()).map(e -> e * e).toArray();
      var auxiliary = Ols.fit(matrix.columns(), matrix.names(), squares);
      if (auxiliary.r2().isPresent()) {
        double lm = Math.max(0, auxiliary.r2().getAsDouble() * fit.n());
        double p = ChiSquaredDistribution.of(matrix.columns().length - 1.0).survivalProbability(lm);
        finding.assumption(
            new Assumption(
                "equal variances (Breusch-Pagan, Koenker)",
                lm,
                p,
                p >= 0.05,
                p >= 0.05
                    ? "nothing speaks against it"
                    : "the variance differs with the predictors; take the errors under HC3"));
      }
    }
  }
}
