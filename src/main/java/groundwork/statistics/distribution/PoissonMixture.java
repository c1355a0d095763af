package groundwork.statistics.distribution;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Expectations over a Poisson number: what makes a noncentral chi-squared or F of central ones.
 * Terms are added outward from the most likely number until nothing is added any more.
 */
final class PoissonMixture {
  private static final double LEAST_LOG = -745; // exp below it is zero
  private static final double NEGLIGIBLE = 1e-18;

  private PoissonMixture() {}

  /**
   * E g(J).
   *
   * @param mean of J, not negative
   * @param g not negative, and such that its product with the probabilities has one peak
   */
  static double mean(double mean, IntToDoubleFunction g) {
    if (mean == 0) {
      return g.applyAsDouble(0);
    }
    int mode = (int) Math.floor(mean);
    double sum = Math.exp(log(mean, mode)) * g.applyAsDouble(mode);
    for (int direction = -1; direction <= 1; direction += 2) {
      double last = 0;
      for (int j = mode + direction; j >= 0; j += direction) {
        double log = log(mean, j);
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
    return sum;
  }

  private static double log(double mean, int j) {
    return j * Math.log(mean) - mean - LogGamma.value(j + 1.0);
  }
}
