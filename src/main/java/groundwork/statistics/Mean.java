package groundwork.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a sample.
 *
 * @param estimate arithmetic mean, in the unit of the sample
 * @param interval confidence interval of the mean, same unit
 * @param sd standard deviation with n - 1 in the denominator, same unit
 * @param n number of values
 */
public record Mean(double estimate, Interval interval, double sd, int n) {
  /**
   * Student's interval: mean ± t(n - 1) · sd / √n. A constant sample gives an interval of no width.
   *
   * @param x at least two independent values in one unit
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if there are fewer than two values, one is not finite, or the
   *     level is out of range
   * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student (1908)</a>
   */
  public static Mean student(double[] x, double level) {
    Check.sample("x", x, 2);
    Check.level(level);
    double mean = of(x);
    double sd = Math.sqrt(variance(x));
    double t = TDistribution.of(x.length - 1.0).inverseCumulativeProbability((1 + level) / 2);
    double margin = t * sd / Math.sqrt(x.length);
    return new Mean(mean, new Interval(mean - margin, mean + margin, level), sd, x.length);
  }

  /**
   * The mean alone, rounded once: whatever the order of the values it is the same, so that equal
   * means of several samples are ties.
   *
   * @param x at least one value, all finite
   * @throws IllegalArgumentException if there is no value or one is not finite
   */
  public static double of(double[] x) {
    Check.sample("x", x, 1);
    double sum = 0;
    double rest = 0; // what rounding takes from the sum (Neumaier 1974)
    for (double value : x) {
      double next = sum + value;
      rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
    double mean = sum / x.length;
    return mean + (Math.fma(-mean, x.length, sum) + rest) / x.length;
  }

  /**
   * Unbiased variance: squared deviations over n - 1, in two passes.
   *
   * @param x at least two values, all finite
   * @throws IllegalArgumentException if there are fewer than two values or one is not finite
   */
  public static double variance(double[] x) {
    Check.sample("x", x, 2);
    double mean = of(x);
    double squares = 0;
    for (double value : x) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (x.length - 1);
  }
}
