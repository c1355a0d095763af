package groundwork.analysis.control.kind;

import groundwork.analysis.control.kind.Arms.Pair;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.compare.TTest;
import groundwork.statistics.design.Table;
import groundwork.statistics.effect.StandardisedDifference;

/** t tests: Welch's where the plan does not say that variances are equal, paired, one sample. */
final class TTestKind extends Comparing {
  @Override
  boolean parametric() {
    return true;
  }

  @Override
  Outcome one(Analysis analysis, double[] x, Context context, FindingBuilder finding) {
    finding.estimator("one-sample");
    var test = TTest.oneSample(x, mu(analysis), alternative(analysis), analysis.level());
    var d = StandardisedDifference.oneSample(x, mu(analysis), analysis.level());
    return outcome(against(analysis), "one-sample", test, d, "d", said(analysis));
  }

  @Override
  Outcome two(
      Analysis analysis, Pair pair, boolean paired, Context context, FindingBuilder finding) {
    var x = pair.x();
    var y = pair.y();
    double level = analysis.level();
    if (paired) {
      finding.estimator("paired");
      var test = TTest.paired(x, y, mu(analysis), alternative(analysis), level);
      var d = StandardisedDifference.oneSample(pair.differences(), mu(analysis), level);
      var outcome = outcome(pair.name(), "paired", test, d, "d_z", said(analysis));
      return new Outcome(
          outcome
              .test()
              .and("dAv", StandardisedDifference.average(x, y, level).estimate())
              .and("pairs", x.length),
          outcome.contrast());
    }
    boolean equal = analysis.text("variances", "unequal").equals("equal");
    var method = equal ? "Student" : "Welch";
    finding.estimator(method);
    var test =
        equal
            ? TTest.student(x, y, mu(analysis), alternative(analysis), level)
            : TTest.welch(x, y, mu(analysis), alternative(analysis), level);
    var d = StandardisedDifference.pooled(x, y, level);
    var outcome = outcome(pair.name(), method, test, d, "d", said(analysis));
    return new Outcome(outcome.test().and("hedgesG", d.unbiased().estimate()), outcome.contrast());
  }

  /** The rank test beside it, and where rows were averaged the mixed model of all rows. */
  @Override
  void after(Analysis analysis, Table table, Arms arms, Context context, FindingBuilder finding) {
    RowsBeside.ranks(analysis, table, context).ifPresent(finding::beside);
    RowsBeside.model(analysis, context).ifPresent(finding::beside);
  }

  /** The direction where the plan names one, else null: two-sided goes without saying. */
  private static String said(Analysis analysis) {
    return analysis.text("alternative").orElse(null);
  }

  private static Outcome outcome(
      String name,
      String method,
      TTest test,
      StandardisedDifference d,
      String size,
      String alternative) {
    var effect = size(size, d.estimate(), d.interval());
    var tested =
        Test.of(name, method, "t", test.statistic(), test.df(), null, test.p())
            .with(effect)
            .and("alternative", alternative)
            .and("estimate", test.estimate())
            .and("se", test.standardError())
            .and("low", test.interval().low())
            .and("high", test.interval().high());
    return new Outcome(
        tested,
        contrast(
            name,
            method,
            test.estimate(),
            test.standardError(),
            test.statistic(),
            test.df(),
            test.p(),
            test.interval(),
            effect));
  }
}
