package groundwork.statistics.agreement;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.Mean;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How near pairs of measurements lie to the line y = x.
 *
 * @param estimate Lin's concordance correlation coefficient, in [-1, 1]
 * @param interval by Fisher's z with Lin's variance (as corrected in 2000)
 * @param pearson how near they lie to any line: precision
 * @param accuracy estimate / pearson: how near that line is to y = x
 * @param n pairs
 * @see <a href="https://doi.org/10.2307/2532051">Lin (1989)</a>; correction: Biometrics 56, 324
 */
public record Concordance(
    double estimate, Interval interval, double pearson, double accuracy, int n) {
  /**
   * Variances and covariance have n in the denominator, as Lin defines them.
   *
   * @param x n measurements, n at least 3
   * @param y n measurements of the same things in the same unit
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if lengths differ, are below 3, a value is not finite, one
   *     side is constant, or the two have no correlation at all (no variance is known then)
   */
  public static Concordance lin(double[] x, double[] y, double level) {
    Check.level(level);
    Check.sample("x", x, 3);
    Check.sample("y", y, 3);
    Check.sameLength("x", x.length, "y", y.length);
    int n = x.length;
    double mx = Mean.of(x);
    double my = Mean.of(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - mx) * (x[i] - mx) / n;
      yy += (y[i] - my) * (y[i] - my) / n;
      xy += (x[i] - mx) * (y[i] - my) / n;
    }
    double c = 2 * xy / (xx + yy + (mx - my) * (mx - my));
    double r = xy / Math.sqrt(xx * yy);
    if (!(Math.abs(r) > 0)) { // the negation also refuses NaN
      throw new IllegalArgumentException("x and y have no correlation; no interval is known");
    }
    double shift = (mx - my) * (mx - my) / Math.sqrt(xx * yy);
    double variance =
        ((1 - r * r) * c * c * (1 - c * c) / (r * r)
                + 2 * c * c * c * (1 - c) * shift / r
                - c * c * c * c * shift * shift / (2 * r * r))
            / (n - 2)
            / Math.pow(1 - c * c, 2);
    double z = 0.5 * Math.log((1 + c) / (1 - c));
    double half =
        c == 1 // exact agreement leaves nothing to be uncertain of
            ? 0
            : NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2)
                * Math.sqrt(Math.max(0, variance));
    return new Concordance(
        c, new Interval(Math.tanh(z - half), Math.tanh(z + half), level), r, c / r, n);
  }
}
