package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Interval;
import groundwork.statistics.design.Table;
import groundwork.statistics.mixed.BinomialBootstrap;
import groundwork.statistics.mixed.BinomialFrame;
import groundwork.statistics.mixed.BinomialMixedModel;
import groundwork.statistics.mixed.BinomialProfile;
import groundwork.statistics.mixed.BinomialVariance;
import groundwork.statistics.mixed.Link;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Binomial mixed models. */
final class GlmmKind implements Kind {
  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var family = analysis.text("family", "binomial");
    if (!family.equals("binomial")) {
      throw new IllegalArgumentException(
          "family is \"%s\"; a glmm here is binomial: take kind lmm for a gaussian one"
              .formatted(family));
    }
    var rows = ModelRows.of(analysis, table, finding);
    if (rows.matrix().random().isEmpty()) {
      throw new IllegalArgumentException(
          "the formula has no random term such as (1 | participant); without one it is kind logistic");
    }
    var frame = frame(rows, analysis);
    int points = analysis.whole("agq").orElse(1);
    var fit = fit(frame, points);
    finding.estimator(
        points == 1
            ? "maximum likelihood (Laplace)"
            : "maximum likelihood (adaptive Gauss-Hermite, %d points)".formatted(points));
    var link = frame.link();
    var coefficients =
        new LinkedTerms(
            frame.names(),
            fit.coefficients(),
            fit.covariance(),
            link,
            analysis.level(),
            intervals(analysis, fit, context, finding));
    coefficients.tell(finding);
    tests(analysis, table, rows, frame, fit, coefficients, finding);
    RandomTable.add(finding, fit.random(), fit.groups());
    finding.converged(fit.converged()).singular(fit.isSingular());
    MixedAdvice.singular(finding, fit.singular(), fit.random());
    MixedAdvice.design(finding, rows.matrix(), context, !fit.isSingular());
    LinkedTerms.doubt(finding, fit.converged(), fit.separation());
    finding.fit(fit.logLik(), fit.aic(), fit.bic());
    finding.and("deviance", fit.deviance());
    var conditional = new LinkedHashMap<String, Double>();
    for (int j = 0; j < frame.names().size(); j++) {
      conditional.put(frame.names().get(j), fit.conditionalErrors()[j]);
    }
    finding.and("conditionalErrors", conditional); // given the variances: glmer without derivatives
    var theoretical = BinomialVariance.theoretical(fit);
    finding.r2(theoretical.marginal(), theoretical.conditional());
    var delta = BinomialVariance.delta(fit);
    finding.and("r2deltaMarginal", delta.marginal());
    finding.and("r2deltaConditional", delta.conditional());
    finding.and("link", link.name().toLowerCase(Locale.ROOT));
    assume(finding, fit);
    Shares.describe(finding, rows, frame, context, analysis.level());
    Shares.beside(finding, analysis, rows, frame, context);
    LinkedMeans.add(finding, analysis, rows.matrix(), fit.coefficients(), fit.covariance());
    return LinkedMeans.ratios(LinkedMeans.chances(finding.done(), link), link);
  }

  private static BinomialFrame frame(ModelRows rows, Analysis analysis) {
    var link = Link.valueOf(analysis.text("link", "logit").toUpperCase(Locale.ROOT));
    var matrix = rows.matrix();
    if (matrix.response().size() == 2) {
      double[] successes = numbers(rows, 0);
      double[] failures = numbers(rows, 1);
      double[] trials = new double[successes.length];
      Arrays.setAll(trials, i -> successes[i] + failures[i]);
      return new BinomialFrame(
          successes, trials, matrix.columns(), matrix.names(), matrix.random(), link);
    }
    return BinomialFrame.binary(
        rows.binary(analysis), matrix.columns(), matrix.names(), matrix.random(), link);
  }

  private static double[] numbers(ModelRows rows, int at) {
    return Table.of(Map.of("y", rows.matrix().response().get(at))).numbers("y");
  }

  private static BinomialMixedModel fit(BinomialFrame frame, int points) {
    return points == 1
        ? BinomialMixedModel.laplace(frame)
        : BinomialMixedModel.quadrature(frame, points);
  }

  private static void tests(
      Analysis analysis,
      Table table,
      ModelRows rows,
      BinomialFrame frame,
      BinomialMixedModel fit,
      LinkedTerms coefficients,
      FindingBuilder finding) {
    if (rows.matrix().terms().isEmpty()) {
      return;
    }
    var tests = analysis.text("tests", "type2");
    if (tests.equals("lrt")) {
      LinkedTests.ratios(
          finding,
          rows.matrix(),
          columns -> columns.length == frame.x().length ? fit.logLik() : again(frame, columns, fit),
          fit.theta().length);
    } else {
      var hypotheses = LinkedTerms.hypotheses(tests, rows.matrix(), rows.sum(table));
      coefficients.wald(finding, hypotheses, LinkedTerms.name(tests), 0, 0);
    }
  }

  private static double again(BinomialFrame frame, int[] columns, BinomialMixedModel fit) {
    List<String> names = Arrays.stream(columns).mapToObj(frame.names()::get).toList();
    var smaller =
        new BinomialFrame(
            frame.successes(),
            frame.trials(),
            LinkedTests.take(frame.x(), columns),
            names,
            frame.terms(),
            frame.link());
    return fit(smaller, fit.points()).logLik();
  }

  /** In place of normal ones, where the plan asks for it. */
  private static Interval[] intervals(
      Analysis analysis, BinomialMixedModel fit, Context context, FindingBuilder finding) {
    var asked = analysis.text("interval", "wald");
    double level = analysis.level();
    if (asked.equals("profile")) {
      finding.and("interval", "profile likelihood");
      return BinomialProfile.of(fit, level).coefficients();
    }
    if (asked.equals("bootstrap") || asked.equals("percentile")) {
      int times = analysis.whole("bootstrap").orElse(500);
      var bootstrap = BinomialBootstrap.of(fit, times, context.seed());
      finding.and("interval", "parametric bootstrap, percentile").and("replicates", times);
      var intervals = new Interval[fit.coefficients().length];
      Arrays.setAll(intervals, j -> bootstrap.coefficient(j).percentile(level));
      return intervals;
    }
    return new Interval[0];
  }

  private static void assume(FindingBuilder finding, BinomialMixedModel fit) {
    boolean separated = !fit.separation().isEmpty();
    finding.assumption(
        new Assumption(
            "no separation",
            null,
            null,
            !separated,
            separated
                ? String.join("; ", fit.separation())
                    + ". Wald tests mislead here; rely on likelihood ratios or fewer effects."
                : "No combination of the fixed effects predicts without error, and no standard"
                    + " deviation is beyond 4 on the logit scale."));
    double share =
        Arrays.stream(fit.frame().successes()).sum() / Arrays.stream(fit.frame().trials()).sum();
    boolean middle = share >= 0.05 && share <= 0.95;
    finding.assumption(
        new Assumption(
            "no ceiling or floor",
            share,
            null,
            middle,
            "The share of successes over all rows is %s."
                .formatted(String.format(Locale.ROOT, "%.3f", share))));
    if (!middle) {
      finding.warn(
          "ceiling", "Nearly all responses are the same: differences have little room to show.");
    }
  }
}
