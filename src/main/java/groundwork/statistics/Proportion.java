package groundwork.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of independent trials.
 *
 * @param estimate successes / n, in [0, 1]
 * @param interval confidence interval of the share, within [0, 1]
 * @param successes how often it happened
 * @param n how often it could have happened
 */
public record Proportion(double estimate, Interval interval, int successes, int n) {
  /**
   * Wilson's score interval, without continuity correction. It assumes independent trials: over
   * several trials of the same people it is too narrow.
   *
   * @param successes in [0, n]
   * @param n at least 1
   * @param level confidence level in (0, 1), for example 0.95
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927)</a>
   */
  public static Proportion wilson(int successes, int n, double level) {
    Check.count(successes, n);
    Check.level(level);
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    double p = (double) successes / n;
    double shrink = 1 + z * z / n;
    double middle = (p + z * z / (2.0 * n)) / shrink;
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / shrink;
    // at 0 and n of n the bound is exactly 0 or 1; rounding must not say otherwise
    double low = successes == 0 ? 0 : Math.max(0, middle - half);
    double high = successes == n ? 1 : Math.min(1, middle + half);
    return new Proportion(p, new Interval(low, high, level), successes, n);
  }
}
