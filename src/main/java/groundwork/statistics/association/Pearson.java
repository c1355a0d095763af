package groundwork.statistics.association;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Linear correlation and its test.
 *
 * @param estimate r, in [-1, 1]
 * @param interval Fisher's
 * @param t for no correlation; infinite where r is exactly 1 or -1
 * @param df n - 2
 * @param p two-sided
 * @param n pairs
 * @see <a href="https://doi.org/10.1093/biomet/10.4.507">Fisher (1915)</a>
 */
public record Pearson(double estimate, Interval interval, double t, double df, double p, int n) {
  /**
   * @param x n values, n at least 4, all finite
   * @param y n values, paired with x
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if lengths differ, are below 4, a value is not finite, or one
   *     side is constant
   */
  public static Pearson of(double[] x, double[] y, double level) {
    Check.level(level);
    Check.sample("x", x, 4);
    double r = Correlation.needed(Correlation.pearson(x, y));
    int n = x.length;
    var interval = FisherZ.interval(r, 1 / Math.sqrt(n - 3.0), level);
    double df = n - 2.0;
    double t = t(r, df);
    return new Pearson(r, interval, t, df, p(t, df), n);
  }

  static double t(double r, double df) {
    return r * Math.sqrt(df / ((1 - r) * (1 + r)));
  }

  static double p(double t, double df) {
    return Math.min(1, 2 * TDistribution.of(df).survivalProbability(Math.abs(t)));
  }
}
