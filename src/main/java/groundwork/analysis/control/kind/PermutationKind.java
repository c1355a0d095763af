package groundwork.analysis.control.kind;

import groundwork.analysis.control.kind.Arms.Pair;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.compare.Permutation;
import groundwork.statistics.effect.StandardisedDifference;
import java.util.Arrays;

/** Permutation tests of means: all permutations where they are few, else drawn with the seed. */
final class PermutationKind extends Comparing {
  private static final int DRAWS = 10_000;

  @Override
  Outcome one(Analysis analysis, double[] x, Context context, FindingBuilder finding) {
    double mu = mu(analysis);
    double[] differences = Arrays.stream(x).map(value -> value - mu).toArray();
    var test = paired(analysis, differences, context);
    var d = StandardisedDifference.oneSample(x, mu, analysis.level());
    return outcome(against(analysis), test, mu, size("d", d.estimate(), d.interval()), finding);
  }

  @Override
  Outcome two(
      Analysis analysis, Pair pair, boolean paired, Context context, FindingBuilder finding) {
    double mu = mu(analysis);
    if (paired) {
      double[] differences = Arrays.stream(pair.differences()).map(d -> d - mu).toArray();
      var d = StandardisedDifference.oneSample(pair.differences(), mu, analysis.level());
      return outcome(
          pair.name(),
          paired(analysis, differences, context),
          mu,
          size("d_z", d.estimate(), d.interval()),
          finding);
    }
    double[] x = Arrays.stream(pair.x()).map(value -> value - mu).toArray();
    boolean exact =
        exact(analysis, Permutation.ways(x.length, pair.y().length), pair.name(), finding);
    var test =
        exact
            ? Permutation.exact(x, pair.y(), alternative(analysis))
            : Permutation.drawn(
                x, pair.y(), alternative(analysis), draws(analysis), context.seed());
    var d = StandardisedDifference.pooled(pair.x(), pair.y(), analysis.level());
    return outcome(pair.name(), test, mu, size("d", d.estimate(), d.interval()), finding);
  }

  private static Permutation paired(Analysis analysis, double[] differences, Context context) {
    boolean few = Math.pow(2, differences.length) <= limit(analysis);
    boolean exact = analysis.has("exact") ? analysis.flag("exact") : few;
    return exact && Math.pow(2, differences.length) <= Permutation.MOST
        ? Permutation.exactPaired(differences, alternative(analysis))
        : Permutation.drawnPaired(
            differences, alternative(analysis), draws(analysis), context.seed());
  }

  private static boolean exact(
      Analysis analysis, double ways, String name, FindingBuilder finding) {
    boolean wanted = analysis.has("exact") ? analysis.flag("exact") : ways <= limit(analysis);
    if (wanted && ways > Permutation.MOST) {
      finding.warn("not-exact", name + ": there are too many permutations; some are drawn.");
      return false;
    }
    return wanted;
  }

  private static double limit(Analysis analysis) {
    return analysis.has("draws") ? draws(analysis) : 200_000;
  }

  private static int draws(Analysis analysis) {
    return analysis.whole("draws").orElse(DRAWS);
  }

  private static Outcome outcome(
      String name, Permutation test, double mu, EffectSize effect, FindingBuilder finding) {
    var method = test.exact() ? "permutation test, exact" : "permutation test, drawn";
    finding.estimator(method);
    double estimate = test.estimate() + mu;
    var tested =
        Test.of(name, method, "difference", estimate, null, null, test.p())
            .with(effect)
            .and("permutations", test.permutations())
            .and("exact", test.exact())
            .and("mcse", test.exact() ? null : (Double) test.standardError());
    return new Outcome(
        tested, contrast(name, method, estimate, null, null, null, test.p(), null, effect));
  }
}
