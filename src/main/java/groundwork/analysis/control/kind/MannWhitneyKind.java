package groundwork.analysis.control.kind;

import groundwork.analysis.control.kind.Arms.Pair;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.compare.Continuity;
import groundwork.statistics.compare.HodgesLehmann;
import groundwork.statistics.compare.MannWhitney;
import groundwork.statistics.effect.Dominance;

/**
 * Mann and Whitney's test. The statistic is the U of the first group, as R's W; that of the second
 * stands beside it by name. As in R it is exact for fewer than 50 values in each group without ties
 * where the plan does not say; else by the normal distribution, corrected for ties and continuity.
 */
final class MannWhitneyKind extends Comparing {
  private static final int EXACT_BELOW = 50;
  private static final double MOST_EXACT = 300;

  @Override
  Outcome one(Analysis analysis, double[] x, Context context, FindingBuilder finding) {
    throw new IllegalArgumentException("the test compares two groups; for one take wilcoxon");
  }

  @Override
  Outcome two(
      Analysis analysis, Pair pair, boolean paired, Context context, FindingBuilder finding) {
    if (paired) {
      throw new IllegalArgumentException("the same people are in both groups: take wilcoxon");
    }
    var x = pair.x();
    var y = pair.y();
    var alternative = alternative(analysis);
    var continuity = continuity(analysis);
    var normal = MannWhitney.normal(x, y, continuity, alternative);
    boolean few = x.length < EXACT_BELOW && y.length < EXACT_BELOW;
    boolean exact = analysis.has("exact") ? analysis.flag("exact") : few && !normal.tied();
    if (exact && x.length + y.length > MOST_EXACT) {
      finding.warn(
          "not-exact",
          "%s: with %d values the normal distribution is taken."
              .formatted(pair.name(), x.length + y.length));
      exact = false;
    }
    if (exact && normal.tied()) {
      finding.warn("ties", "Values are tied: the exact distribution is that of the midranks.");
    }
    var test = exact ? MannWhitney.exact(x, y, alternative) : normal;
    var method =
        exact
            ? "Mann-Whitney, exact"
            : "Mann-Whitney, normal approximation, tie correction"
                + (continuity == Continuity.CORRECTED ? ", continuity correction" : "");
    finding.estimator(method);
    var level = analysis.level();
    var dominance = Dominance.fisher(x, y, level);
    var effect = size("rank-biserial", dominance.estimate(), dominance.interval());
    var shift =
        exact && !normal.tied()
            ? HodgesLehmann.exact(x, y, level)
            : HodgesLehmann.normal(x, y, level);
    var tested =
        Test.of(pair.name(), method, "U", test.firstU(), null, null, test.p())
            .with(effect)
            .and("uOf", pair.a())
            .and("otherU", test.secondU())
            .and("otherUOf", pair.b())
            .and("z", test.z())
            .and("r", test.r())
            .and("a12", dominance.a12())
            .and("shift", shift.estimate());
    return new Outcome(
        tested,
        contrast(
            pair.name(),
            "Hodges-Lehmann shift",
            shift.estimate(),
            null,
            test.firstU(),
            null,
            test.p(),
            shift.interval(),
            effect));
  }

  @Override
  String sentence(Test test, Finding finding) {
    return ranks(test, "Cliff's delta"); // the rank-biserial correlation by its other name
  }

  static Continuity continuity(Analysis analysis) {
    boolean off =
        analysis.has("continuity")
            ? !analysis.flag("continuity")
            : analysis.text("correction", "continuity").equals("none");
    return off ? Continuity.UNCORRECTED : Continuity.CORRECTED;
  }
}
