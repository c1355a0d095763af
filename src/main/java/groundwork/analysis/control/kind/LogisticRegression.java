package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.association.Coefficient;
import groundwork.statistics.association.Logistic;
import groundwork.statistics.association.Robust.Clustered;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The kind {@code logistic}, its errors robust to clusters where they are named. */
final class LogisticRegression implements Kind {
  /** Successes among trials in each row. */
  private record Counts(double[] successes, double[] trials) {}

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    if (!analysis.text("link", "logit").equals("logit")) {
      throw new IllegalArgumentException(
          "a logistic regression has the link logit; for others take the kind glmm");
    }
    var formula = Regressions.formula(analysis, "glmm");
    var matrix = ModelMatrix.of(formula, table, Coding.TREATMENT).fullRank();
    var counts = counts(analysis, matrix);
    var fit =
        Logistic.counts(matrix.columns(), matrix.names(), counts.successes(), counts.trials());
    var clusters = Regressions.clusters(analysis, table, matrix);
    var finding = FindingBuilder.of(analysis).n(fit.n());
    Missing.count(finding, formula, table, matrix.rows());
    double level = analysis.level();
    List<Coefficient> terms;
    if (clusters.isPresent()) {
      finding.estimator("maximum likelihood, cluster-robust CR1");
      terms = fit.terms(clusters.get(), Clustered.CR1, level);
      var cr2 = fit.terms(clusters.get(), Clustered.CR2, level);
      finding
          .and("CR0", Regressions.errors(fit.terms(clusters.get(), Clustered.CR0, level)))
          .and("CR2", Regressions.errors(cr2))
          .and("CR2df", cr2.stream().collect(Collectors.toMap(Coefficient::name, Coefficient::df)));
    } else {
      finding.estimator("maximum likelihood");
      terms = fit.terms(level);
      tests(finding, fit, matrix, counts);
    }
    if (fit.separated()) { // errors, p and bounds would only say where the search stopped
      terms.forEach(
          term ->
              finding.term(
                  new Term(term.name(), term.estimate(), null, null, null, null, null, null)));
    } else {
      Regressions.terms(finding, terms);
    }
    var said = fit.separated() ? List.<Coefficient>of() : terms;
    for (var term : said.subList(Math.min(1, said.size()), said.size())) {
      finding.sentence(
          term.name()
              + ": "
              + Reported.coefficient(term.estimate(), term.se())
                  .z(term.statistic())
                  .p(term.p())
                  .effect("OR", Math.exp(term.estimate()))
                  .interval(
                      Math.exp(term.interval().low()), Math.exp(term.interval().high()), level)
                  .text());
    }
    finding
        .fit(fit.logLik(), fit.aic(), fit.bic())
        .converged(!fit.separated())
        .and("deviance", fit.deviance())
        .and("nullDeviance", fit.nullDeviance())
        .and("iterations", fit.iterations())
        .and(
            "oddsRatios",
            terms.stream()
                .collect(Collectors.toMap(Coefficient::name, t -> Math.exp(t.estimate()))));
    finding.assumption(
        new Assumption(
            "no separation",
            null,
            null,
            !fit.separated(),
            fit.separated()
                ? "some combination of predictors tells successes from failures without error"
                : "the likelihood has a maximum"));
    if (fit.separated()) {
      finding.warn(
          "separation",
          "A combination of predictors tells successes from failures without error: coefficients"
              + " grow without end, and their errors and p mean nothing. Leave out or merge levels"
              + " with only successes or only failures, or use an exact test.");
    }
    Regressions.warnings(finding, matrix, table, context, clusters, "glmm");
    LinkedMeans.add(
        finding,
        analysis,
        matrix,
        fit.coefficients(),
        clusters.map(codes -> fit.covariance(codes, Clustered.CR1)).orElseGet(fit::covariance));
    return finding.done();
  }

  private static Counts counts(Analysis analysis, ModelMatrix matrix) {
    if (matrix.response().size() == 2) { // cbind(successes, failures)
      double[] successes = numbers(matrix.response().get(0));
      double[] failures = numbers(matrix.response().get(1));
      double[] trials = new double[successes.length];
      Arrays.setAll(trials, i -> successes[i] + failures[i]);
      return new Counts(successes, trials);
    }
    double[] ones = new double[matrix.n()];
    Arrays.fill(ones, 1);
    var success = analysis.text("success");
    if (success.isPresent()) {
      var factor = matrix.response().getFirst().factor();
      if (!factor.levels().contains(success.get())) {
        throw new IllegalArgumentException(
            "success: there is no \"%s\" in %s; there are %s"
                .formatted(
                    success.get(), matrix.formula().response().orElseThrow(), factor.levels()));
      }
      int level = factor.levels().indexOf(success.get());
      return new Counts(
          Arrays.stream(factor.codes()).mapToDouble(code -> code == level ? 1 : 0).toArray(), ones);
    }
    return new Counts(matrix.y(), ones);
  }

  private static double[] numbers(Column column) {
    return Table.of(Map.of("x", column)).numbers("x");
  }

  /** Likelihood ratios: of the model, and of each term that no other contains. */
  private static void tests(
      FindingBuilder finding, Logistic fit, ModelMatrix matrix, Counts counts) {
    double free = matrix.columns().length - 1.0;
    if (free > 0) {
      finding.test(ratio("model", fit.nullDeviance() - fit.deviance(), free));
    }
    if (matrix.terms().size() < 2) {
      return;
    }
    for (int term = 1; term <= matrix.terms().size(); term++) {
      var kept = Regressions.without(matrix, term);
      if (kept.isPresent()) {
        var small =
            Logistic.counts(
                Regressions.columns(matrix, kept.get()),
                Regressions.names(matrix, kept.get()),
                counts.successes(),
                counts.trials());
        finding.test(
            ratio(
                matrix.terms().get(term - 1).label(),
                small.deviance() - fit.deviance(),
                matrix.columns().length - (double) kept.get().length));
      }
    }
  }

  private static Test ratio(String effect, double chi2, double df) {
    double statistic = Math.max(0, chi2);
    return Test.of(
        effect,
        "likelihood ratio",
        "chi2",
        statistic,
        df,
        null,
        ChiSquaredDistribution.of(df).survivalProbability(statistic));
  }
}
