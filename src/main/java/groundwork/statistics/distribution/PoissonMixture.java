package groundwork.statistics.distribution;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Expectations over a Poisson number: what makes a noncentral chi-squared or F of central ones.
 * Terms are added outward from the most likely number until nothing is added any more. Where the
 * mean is large, they vary so smoothly that every few of them tell the sum to its last digit.
 */
final class PoissonMixture {
  private static final double LEAST_LOG = -745; // exp below it is zero
  private static final double NEGLIGIBLE = 1e-18;
  private static final double TERMS_PER_DEVIATION = 8;
  private static final double MOST = 1e9;

  private PoissonMixture() {}

  /**
   * E g(J).
   *
   * @param ncp twice the mean of J, not negative
   * @param g not negative, and such that its product with the probabilities has one peak
   * @throws IllegalArgumentException if {@code ncp} is beyond 2e9
   */
  static double mean(double ncp, IntToDoubleFunction g) {
    if (ncp == 0) {
      return g.applyAsDouble(0);
    }
    double mean = ncp / 2;
    if (mean > MOST) {
      throw new IllegalArgumentException("ncp is " + ncp + ", beyond " + 2 * MOST);
    }
    var poisson = PoissonDistribution.of(mean);
    int stride = Math.max(1, (int) (Math.sqrt(mean) / TERMS_PER_DEVIATION));
    int mode = (int) mean;
    double sum = Math.exp(poisson.logProbability(mode)) * g.applyAsDouble(mode);
    for (int step = -stride; step <= stride; step += 2 * stride) {
      double last = 0;
      for (int j = mode + step; j >= 0; j += step) {
        double log = poisson.logProbability(j);
        if (log < LEAST_LOG) {
          break;
        }
        double term = Math.exp(log) * g.applyAsDouble(j);
        sum += term;
        if (term < NEGLIGIBLE * sum && term <= last) {
          break;
        }
        last = term;
      }
    }
    return sum * stride;
  }
}
