package groundwork.analysis.control.kind;

import groundwork.analysis.control.Sentences;
import groundwork.analysis.control.kind.TwoSamples.Design;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.compare.ShapiroWilk;
import groundwork.statistics.compare.TTest;
import groundwork.statistics.compare.Variances;
import groundwork.statistics.design.Table;
import groundwork.statistics.effect.StandardisedDifference;
import java.util.List;
import java.util.Map;

/**
 * Student's tests: of two groups (Welch's, unless variances are declared equal), of pairs, of one
 * sample. Beside it stands the rank test, and where rows were averaged the mixed model of all rows.
 */
final class TTestKind implements Kind {
  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var samples = TwoSamples.of(analysis, table, context, finding);
    boolean equal = analysis.text("variances", "unequal").equals("equal");
    double mu = analysis.number("mu").orElse(0);
    var test = test(samples, mu, equal, analysis);
    var method = method(samples, equal);
    var size = size(samples, mu, equal, analysis.level());
    finding
        .estimator(method)
        .test(
            Finding.Test.of(
                    samples.effect(), method, "t", test.statistic(), test.df(), null, test.p())
                .with(size)
                .and("alternative", analysis.text("alternative").orElse(null)))
        .contrast(
            new Contrast(
                samples.effect(),
                Map.of(),
                method,
                test.estimate(),
                test.standardError(),
                test.statistic(),
                test.df(),
                test.p(),
                null,
                null,
                test.interval().low(),
                test.interval().high(),
                size));
    assumptions(samples, mu, equal, finding);
    RowsBeside.ranks(analysis, table, context).ifPresent(finding::beside);
    RowsBeside.model(analysis, context).ifPresent(finding::beside);
    // one sentence: the contrast says the same as the test
    Sentences.of(FindingBuilder.of(finding.done()).contrasts(List.of()).done())
        .forEach(finding::sentence);
    return finding.done();
  }

  private static TTest test(TwoSamples samples, double mu, boolean equal, Analysis analysis) {
    var alternative = TwoSamples.alternative(analysis);
    double level = analysis.level();
    return switch (samples.design()) {
      case ONE -> TTest.oneSample(samples.x(), mu, alternative, level);
      case PAIRS -> TTest.paired(samples.x(), samples.y(), mu, alternative, level);
      case GROUPS ->
          equal
              ? TTest.student(samples.x(), samples.y(), mu, alternative, level)
              : TTest.welch(samples.x(), samples.y(), mu, alternative, level);
    };
  }

  private static String method(TwoSamples samples, boolean equal) {
    return switch (samples.design()) {
      case ONE -> "one-sample";
      case PAIRS -> "paired";
      case GROUPS -> equal ? "Student" : "Welch";
    };
  }

  private static EffectSize size(TwoSamples samples, double mu, boolean equal, double level) {
    try {
      var size =
          switch (samples.design()) {
            case ONE -> StandardisedDifference.oneSample(samples.x(), mu, level);
            case PAIRS -> StandardisedDifference.paired(samples.x(), samples.y(), level);
            case GROUPS -> StandardisedDifference.pooled(samples.x(), samples.y(), level);
          };
      return EffectSize.of(
          samples.design() == Design.PAIRS ? "d_z" : "d", size.estimate(), size.interval());
    } catch (IllegalArgumentException | IllegalStateException undefined) {
      return null; // one group is constant, or has one value
    }
  }

  private static void assumptions(
      TwoSamples samples, double mu, boolean equal, FindingBuilder finding) {
    if (samples.design() == Design.GROUPS) {
      normal(samples.names().get(0), samples.x(), "mann-whitney", finding);
      normal(samples.names().get(1), samples.y(), "mann-whitney", finding);
      variances(samples, equal, finding);
    } else {
      var name = samples.design() == Design.PAIRS ? "differences" : samples.measure();
      normal(name, samples.differences(mu), "wilcoxon", finding);
    }
  }

  private static void normal(String of, double[] x, String robust, FindingBuilder finding) {
    try {
      var test = ShapiroWilk.of(x);
      boolean holds = test.p() >= 0.05;
      finding.assumption(
          new Assumption(
              "normality of " + of,
              test.statistic(),
              test.p(),
              holds,
              holds
                  ? "Shapiro-Wilk"
                  : "Shapiro-Wilk speaks against it; "
                      + (x.length >= 30 ? "means of this many bear that, and " : "")
                      + "the robust alternative is "
                      + robust));
    } catch (IllegalArgumentException impossible) {
      finding.assumption(
          new Assumption("normality of " + of, null, null, null, impossible.getMessage()));
    }
  }

  private static void variances(TwoSamples samples, boolean equal, FindingBuilder finding) {
    try {
      var test = Variances.brownForsythe(new double[][] {samples.x(), samples.y()});
      boolean holds = test.p() >= 0.05;
      finding.assumption(
          new Assumption(
              "equal variances",
              test.statistic(),
              test.p(),
              holds,
              "Brown-Forsythe"
                  + (!equal
                      ? "; Welch's test does not need it"
                      : holds ? "" : " speaks against it; take variances: unequal")));
    } catch (IllegalArgumentException impossible) {
      finding.assumption(
          new Assumption("equal variances", null, null, null, impossible.getMessage()));
    }
  }
}
