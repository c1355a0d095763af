package groundwork.statistics.counts;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact test of a share of independent trials against chance.
 *
 * @param estimate successes / n
 * @param chance share under the null hypothesis
 * @param p exact; two-sided it adds up all outcomes no more probable than the one seen
 */
public record BinomialTest(double estimate, double chance, double p, int successes, int n) {
  /** R's room for rounding when outcomes are compared by their probability. */
  static final double TIE = 1 + 1e-7;

  /**
   * @param chance in (0, 1)
   * @throws IllegalArgumentException if the counts are no proportion or chance is out of range
   * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson (1934)</a>, whose
   *     interval {@link groundwork.statistics.Proportion#clopperPearson} belongs to it
   */
  public static BinomialTest of(int successes, int n, double chance, Alternative alternative) {
    Check.count(successes, n);
    if (!(chance > 0 && chance < 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException("chance is " + chance + "; it must lie in (0, 1)");
    }
    var outcomes = BinomialDistribution.of(n, chance);
    double p =
        switch (alternative) {
          case LESS -> outcomes.cumulativeProbability(successes);
          case GREATER -> outcomes.survivalProbability(successes - 1);
          case TWO_SIDED -> twoSided(outcomes, successes, n);
        };
    return new BinomialTest((double) successes / n, chance, p, successes, n);
  }

  private static double twoSided(BinomialDistribution outcomes, int successes, int n) {
    double limit = outcomes.probability(successes) * TIE;
    double p = 0;
    for (int i = 0; i <= n; i++) {
      double probability = outcomes.probability(i);
      p += probability <= limit ? probability : 0;
    }
    return Math.min(1, p);
  }
}
