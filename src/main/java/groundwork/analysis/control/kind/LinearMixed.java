package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Random;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Interval;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.Coefficients;
import groundwork.statistics.mixed.DegreesOfFreedom;
import groundwork.statistics.mixed.Estimator;
import groundwork.statistics.mixed.FTest;
import groundwork.statistics.mixed.Hypotheses;
import groundwork.statistics.mixed.KenwardRoger;
import groundwork.statistics.mixed.LikelihoodRatio;
import groundwork.statistics.mixed.LinearMixedModel;
import groundwork.statistics.mixed.ParametricBootstrap;
import groundwork.statistics.mixed.Profile;
import groundwork.statistics.mixed.Profile.Parameter;
import groundwork.statistics.mixed.Satterthwaite;
import groundwork.statistics.mixed.VarianceExplained;
import groundwork.statistics.mixed.Wald;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The kind {@code lmm}: a linear mixed model with everything that is reported of it. */
final class LinearMixed implements Kind {
  private static final int MOST_SAID = 12; // coefficients with a sentence of their own
  private static final int TIMES = 1000;
  private static final double CEILING = 0.15; // share of answers at an end of the scale

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var formula = formula(analysis);
    var matrix = ModelMatrix.of(formula, table, Coding.TREATMENT).fullRank();
    var estimator = Estimator.valueOf(analysis.text("estimator", "REML"));
    var fit = LinearMixedModel.fit(matrix.y(), matrix.columns(), matrix.random(), estimator);
    var method = method(analysis.text("df", "satterthwaite"), fit);
    var finding = FindingBuilder.of(analysis).estimator(estimator.name()).n(fit.n());
    Missing.count(finding, formula, table, matrix.rows());
    terms(finding, analysis, matrix, method, intervals(finding, analysis, fit, context));
    tests(finding, analysis, matrix, table, fit, method);
    RandomTable.add(finding, fit.random(), fit.groups());
    var explained = VarianceExplained.of(fit);
    finding
        .random(Random.of("Residual", "", fit.sigma()))
        .fit(fit.logLik(), fit.aic(), fit.bic())
        .converged(fit.converged())
        .singular(fit.isSingular())
        .r2(explained.marginal(), explained.conditional())
        .and("icc", explained.icc())
        .and("df", analysis.text("df", "satterthwaite"))
        .and("parameters", fit.npar())
        .and("deviance", fit.deviance())
        .and("evaluations", fit.evaluations());
    warnings(finding, matrix, fit, context);
    assumptions(finding, matrix, fit);
    CellSummaries.add(finding, matrix);
    ModelContrasts.add(
        finding,
        analysis,
        matrix,
        new Coefficients(method.coefficients(), method.vcov(), method::df),
        analysis.text("df", "satterthwaite"));
    ParticipantMeans.beside(analysis, matrix, context).ifPresent(finding::beside);
    return finding.done();
  }

  private static Formula formula(Analysis analysis) {
    var formula =
        Formula.parse(
            analysis
                .formula()
                .orElseThrow(() -> new IllegalArgumentException("lmm needs a formula")));
    if (formula.random().isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" has no random term; add one such as (1 | participant), or take the kind ols"
              .formatted(formula));
    }
    return formula;
  }

  private static DegreesOfFreedom method(String df, LinearMixedModel fit) {
    return switch (df) {
      case "satterthwaite" -> Satterthwaite.of(fit);
      case "kenward-roger" -> KenwardRoger.of(fit);
      case "residual" -> Wald.residual(fit);
      case "asymptotic" -> Wald.asymptotic(fit.coefficients(), fit.vcov());
      default -> throw new IllegalArgumentException("there are no degrees of freedom " + df);
    };
  }

  /** Of the fixed effects, where the plan asks for others than Wald's. */
  private static Optional<List<Interval>> intervals(
      FindingBuilder finding, Analysis analysis, LinearMixedModel fit, Context context) {
    int p = fit.coefficients().length;
    double level = analysis.level();
    switch (analysis.text("interval", "wald")) {
      case "profile" -> {
        var all = Profile.of(fit, level).parameters();
        finding.and(
            "randomIntervals",
            all.subList(0, all.size() - p).stream().map(LinearMixed::interval).toList());
        return Optional.of(
            all.subList(all.size() - p, all.size()).stream().map(Parameter::interval).toList());
      }
      case "bootstrap", "percentile" -> {
        int times = analysis.whole("bootstrap").orElse(TIMES);
        var drawn = ParametricBootstrap.of(fit, times, context.seed());
        finding.and("bootstrap", Map.of("times", times, "failed", drawn.failed()));
        return Optional.of(
            IntStream.range(0, p).mapToObj(j -> drawn.coefficient(j, level)).toList());
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private static Map<String, Object> interval(Parameter parameter) {
    return Map.of(
        "parameter",
        parameter.name(),
        "low",
        parameter.interval().low(),
        "high",
        parameter.interval().high());
  }

  private static void terms(
      FindingBuilder finding,
      Analysis analysis,
      ModelMatrix matrix,
      DegreesOfFreedom method,
      Optional<List<Interval>> others) {
    int count = matrix.names().size();
    for (int j = 0; j < count; j++) {
      int at = j;
      var effect = method.coefficient(j, analysis.level());
      var name = matrix.names().get(j);
      var interval = others.map(all -> all.get(at)).orElse(effect.interval());
      finding.term(
          new Term(
              name,
              effect.estimate(),
              effect.se(),
              effect.t(),
              Double.isInfinite(effect.df()) ? null : effect.df(),
              effect.p(),
              interval.low(),
              interval.high()));
      if (j > 0 && count <= MOST_SAID) {
        var said = Reported.coefficient(effect.estimate(), effect.se());
        said =
            Double.isInfinite(effect.df())
                ? said.z(effect.t())
                : said.test("t", effect.t(), effect.df());
        finding.sentence(
            name
                + ": "
                + said.p(effect.p())
                    .interval(interval.low(), interval.high(), interval.level())
                    .text());
      }
    }
  }

  private static void tests(
      FindingBuilder finding,
      Analysis analysis,
      ModelMatrix matrix,
      Table table,
      LinearMixedModel fit,
      DegreesOfFreedom method) {
    var kind = analysis.text("tests").or(() -> analysis.text("type").map(type -> "type" + type));
    if (kind.filter("lrt"::equals).isPresent()) {
      ratios(finding, matrix, fit);
      return;
    }
    var type = kind.orElse("type3");
    Map<String, double[][]> hypotheses =
        switch (type) {
          case "type1" -> Hypotheses.sequential(matrix);
          case "type2" -> Hypotheses.marginal(matrix);
          default ->
              Hypotheses.typeThree(
                  matrix, ModelMatrix.of(matrix.formula(), table, Coding.SUM).fullRank());
        };
    var df = analysis.text("df", "satterthwaite");
    hypotheses.forEach(
        (term, l) -> {
          var test = method.test(l);
          finding.test(test(term, test, type.replace("type", "type ") + ", " + df, analysis));
          finding.sentence(term + ": " + sentence(test, df));
        });
  }

  private static Test test(String term, FTest test, String method, Analysis analysis) {
    if (Double.isInfinite(test.df2())) {
      return Test.of(
          term, method, "chi2", test.f() * test.df1(), (double) test.df1(), null, test.p());
    }
    return Test.of(term, method, "F", test.f(), (double) test.df1(), test.df2(), test.p())
        .with(
            EffectSize.of(
                "eta2p", test.partialEtaSquared(), test.partialEtaSquared(analysis.level())));
  }

  private static String sentence(FTest test, String df) {
    if (Double.isInfinite(test.df2())) {
      return Reported.chi2(test.f() * test.df1(), test.df1(), 0).p(test.p()).text();
    }
    return Reported.f(test.f(), test.df1(), test.df2())
        .p(test.p())
        .effect("eta2p", test.partialEtaSquared())
        .note(df.equals("kenward-roger") ? "Kenward-Roger" : "Satterthwaite")
        .text();
  }

  /** Each term against the model without its columns, by full likelihood. */
  private static void ratios(FindingBuilder finding, ModelMatrix matrix, LinearMixedModel fit) {
    int[] assign = matrix.assign();
    for (int term = 1; term <= matrix.terms().size(); term++) {
      int tested = term;
      double[][] others =
          IntStream.range(0, assign.length)
              .filter(j -> assign[j] != tested)
              .mapToObj(j -> matrix.columns()[j])
              .toArray(double[][]::new);
      if (others.length == assign.length || others.length == 0) {
        continue;
      }
      var small = LinearMixedModel.fit(matrix.y(), others, matrix.random(), Estimator.ML);
      var ratio = LikelihoodRatio.of(small, fit);
      var name = matrix.terms().get(term - 1).label();
      finding.test(
          Test.of(
              name,
              "likelihood ratio",
              "chi2",
              ratio.chiSquared(),
              (double) ratio.df(),
              null,
              ratio.p()));
      finding.sentence(
          name + ": " + Reported.chi2(ratio.chiSquared(), ratio.df(), 0).p(ratio.p()).text());
    }
  }

  private static void warnings(
      FindingBuilder finding, ModelMatrix matrix, LinearMixedModel fit, Context context) {
    if (!fit.converged()) {
      finding.warn(
          "not-converged",
          "the search stopped before the gradient vanished: do not report these estimates; simplify"
              + " the random part or scale numeric predictors");
    }
    MixedAdvice.singular(finding, fit.singular(), fit.random());
    if (!matrix.dropped().isEmpty()) {
      finding.warn(
          "rank-deficient",
          "left out, being combinations of other columns: " + String.join(", ", matrix.dropped()));
    }
    MixedAdvice.design(finding, matrix, context, !fit.isSingular());
    double[] y = matrix.y();
    if (Arrays.stream(y).distinct().limit(3).count() < 3) {
      finding.warn(
          "binary-response",
          "the response has two values: this is a linear probability model; kind glmm models it as"
              + " binomial");
    }
  }

  private static void assumptions(
      FindingBuilder finding, ModelMatrix matrix, LinearMixedModel fit) {
    AnovaAssumptions.normality(
        finding,
        fit.residuals(),
        "speaks against it; fixed effects are robust to this, but consider log() for times, clmm"
            + " for ratings, or interval: bootstrap");
    double[] y = matrix.y();
    double most = Arrays.stream(y).max().orElseThrow();
    double least = Arrays.stream(y).min().orElseThrow();
    double top = Arrays.stream(y).filter(value -> value == most).count() / (double) y.length;
    double bottom = Arrays.stream(y).filter(value -> value == least).count() / (double) y.length;
    double share = Math.max(top, bottom);
    finding.assumption(
        new Assumption(
            top >= bottom ? "no ceiling" : "no floor",
            share,
            null,
            share <= CEILING,
            "%.0f %% of the values are the %s"
                    .formatted(100 * share, top >= bottom ? "largest" : "smallest")
                + (share <= CEILING ? "" : "; differences there are compressed")));
  }
}
