package groundwork.analysis.control.kind;

import groundwork.analysis.control.kind.Arms.Pair;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.compare.Continuity;
import groundwork.statistics.compare.HodgesLehmann;
import groundwork.statistics.compare.SignTest;
import groundwork.statistics.compare.SignedRank;
import groundwork.statistics.compare.SignedRank.Zeros;
import groundwork.statistics.effect.Dominance;
import java.util.Arrays;

/**
 * Wilcoxon's signed rank test of pairs, or of one sample against a value. Differences of zero are
 * left out and counted. As in R it is exact for fewer than 50 differences without ties and zeros
 * where the plan does not say; else by the normal distribution, corrected for ties and continuity.
 */
final class WilcoxonKind extends Comparing {
  private static final int EXACT_BELOW = 50;
  private static final int MOST_EXACT = 1000;

  @Override
  boolean alwaysPaired() {
    return true;
  }

  @Override
  Outcome one(Analysis analysis, double[] x, Context context, FindingBuilder finding) {
    double mu = mu(analysis);
    double[] differences = Arrays.stream(x).map(value -> value - mu).toArray();
    return outcome(against(analysis), differences, mu, analysis, finding);
  }

  @Override
  Outcome two(
      Analysis analysis, Pair pair, boolean paired, Context context, FindingBuilder finding) {
    double mu = mu(analysis);
    double[] differences = Arrays.stream(pair.differences()).map(d -> d - mu).toArray();
    return outcome(pair.name(), differences, mu, analysis, finding);
  }

  @Override
  String sentence(Test test, Finding finding) {
    return ranks(test, "rank-biserial r");
  }

  private static Outcome outcome(
      String name, double[] differences, double mu, Analysis analysis, FindingBuilder finding) {
    var alternative = alternative(analysis);
    var continuity = MannWhitneyKind.continuity(analysis);
    var normal = SignedRank.normal(differences, Zeros.DROPPED, continuity, alternative);
    boolean clean = differences.length < EXACT_BELOW && !normal.tied() && normal.zeros() == 0;
    boolean exact = analysis.has("exact") ? analysis.flag("exact") : clean;
    if (exact && differences.length > MOST_EXACT) {
      finding.warn("not-exact", name + ": so many differences are compared with the normal.");
      exact = false;
    }
    if (normal.zeros() > 0) {
      finding.warn(
          "zero-differences",
          "%s: %d differences of zero say nothing and are left out."
              .formatted(name, normal.zeros()));
    }
    if (exact && normal.tied()) {
      finding.warn("ties", "Differences are tied: the exact distribution is that of the midranks.");
    }
    var test = exact ? SignedRank.exact(differences, Zeros.DROPPED, alternative) : normal;
    var method =
        exact
            ? "Wilcoxon signed rank, exact"
            : "Wilcoxon signed rank, normal approximation, tie correction"
                + (continuity == Continuity.CORRECTED ? ", continuity correction" : "");
    finding.estimator(method);
    double level = analysis.level();
    var dominance = Dominance.paired(differences, level);
    var effect = size("rank-biserial", dominance.estimate(), dominance.interval());
    double[] moved = Arrays.stream(differences).filter(d -> d != 0).toArray();
    var shift =
        exact && !normal.tied()
            ? HodgesLehmann.exact(moved, level)
            : HodgesLehmann.normal(moved, level);
    var signs = SignTest.of(differences, alternative, level);
    var tested =
        Test.of(name, method, "V", test.positive(), null, null, test.p())
            .with(effect)
            .and("otherV", test.negative())
            .and("z", test.z())
            .and("r", test.r())
            .and("pairs", differences.length)
            .and("zeros", test.zeros())
            .and("pseudoMedian", shift.estimate() + mu)
            .and("signTestP", signs.p());
    var interval =
        new groundwork.statistics.Interval(
            shift.interval().low() + mu, shift.interval().high() + mu, level);
    return new Outcome(
        tested,
        contrast(
            name,
            "Hodges-Lehmann pseudo-median",
            shift.estimate() + mu,
            null,
            test.positive(),
            null,
            test.p(),
            interval,
            effect));
  }
}
