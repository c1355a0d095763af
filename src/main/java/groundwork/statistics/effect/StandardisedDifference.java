package groundwork.statistics.effect;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.Mean;
import groundwork.statistics.distribution.NoncentralT;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * A difference of means in units of a standard deviation.
 *
 * @param estimate mean of x - mean of y, or mean of x - the null's value, over the deviation
 * @param interval by the noncentral t distribution
 * @param sd what was divided by, in the unit of the data
 * @param df degrees of freedom of the noncentral t
 * @see <a href="https://doi.org/10.3389/fpsyg.2013.00863">Lakens (2013), which one when</a>
 * @see <a href="https://doi.org/10.1177/0013164401614002">Cumming and Finch (2001), intervals</a>
 */
public record StandardisedDifference(double estimate, Interval interval, double sd, double df) {

  /**
   * Cohen's d: over the pooled standard deviation.
   *
   * @param x at least two values
   * @param y at least two values in the same unit
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if a sample is too small or has values that are not finite, if
   *     the deviation is zero, or the level is out of range
   */
  public static StandardisedDifference pooled(double[] x, double[] y, double level) {
    check(x, y);
    double df = x.length + y.length - 2.0;
    double pooled = ((x.length - 1) * Mean.variance(x) + (y.length - 1) * Mean.variance(y)) / df;
    double root = Math.sqrt(1.0 / x.length + 1.0 / y.length);
    return of(difference(x, y), Math.sqrt(pooled), root, df, level);
  }

  /**
   * Over the root of the mean of both variances, for groups that vary differently; the interval by
   * Welch's degrees of freedom. The rest as {@link #pooled}.
   */
  public static StandardisedDifference unpooled(double[] x, double[] y, double level) {
    check(x, y);
    double a = Mean.variance(x) / x.length;
    double b = Mean.variance(y) / y.length;
    double df = (a + b) * (a + b) / (a * a / (x.length - 1) + b * b / (y.length - 1));
    double sd = Math.sqrt((Mean.variance(x) + Mean.variance(y)) / 2);
    return of(difference(x, y), sd, Math.sqrt(a + b) / sd, df, level);
  }

  /**
   * Glass's Δ: over the standard deviation of y, the control group. The rest as {@link #pooled}.
   */
  public static StandardisedDifference glass(double[] x, double[] y, double level) {
    check(x, y);
    double sd = Math.sqrt(Mean.variance(y));
    double error = Math.sqrt(Mean.variance(x) / x.length + Mean.variance(y) / y.length);
    return of(difference(x, y), sd, error / sd, y.length - 1.0, level);
  }

  /**
   * d of one sample against a value; of differences of pairs it is d_z.
   *
   * @param x at least two values
   * @param mu the value of the null, 0 for differences
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #pooled}
   */
  public static StandardisedDifference oneSample(double[] x, double mu, double level) {
    Check.sample("x", x, 2);
    Check.finite("mu", mu);
    double sd = Math.sqrt(Mean.variance(x));
    return of(Mean.of(x) - mu, sd, 1 / Math.sqrt(x.length), x.length - 1.0, level);
  }

  /**
   * d_z: mean difference of pairs over the standard deviation of the differences. It grows with the
   * correlation of the pairs, so that it says little to those with another design.
   *
   * @param x at least two values
   * @param y as many, each of the same person or item as the x at its place
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #pooled}, or if the lengths differ
   */
  public static StandardisedDifference paired(double[] x, double[] y, double level) {
    return oneSample(differences(x, y), 0, level);
  }

  /**
   * d_av: mean difference of pairs over the mean of both standard deviations. The interval is that
   * of d_z in other units, the ratio of the deviations being taken as known.
   *
   * @param x at least two values
   * @param y as many, each of the same person or item as the x at its place
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #paired}
   */
  public static StandardisedDifference average(double[] x, double[] y, double level) {
    var z = paired(x, y, level);
    double sd = (Math.sqrt(Mean.variance(x)) + Math.sqrt(Mean.variance(y))) / 2;
    return z.times(z.sd / sd);
  }

  /**
   * d_rm: d_z · √(2(1 - r)), what d_z would be if the pairs did not correlate. The interval is that
   * of d_z in other units, the correlation being taken as known.
   *
   * @param x at least two values, not all equal
   * @param y as many, each of the same person or item as the x at its place, not all equal
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #paired}, or if x or y is constant
   */
  public static StandardisedDifference repeated(double[] x, double[] y, double level) {
    var z = paired(x, y, level);
    double a = Mean.variance(x);
    double b = Mean.variance(y);
    if (!(a > 0 && b > 0)) {
      throw new IllegalArgumentException("x or y is constant: pairs do not correlate");
    }
    double r = (a + b - z.sd * z.sd) / (2 * Math.sqrt(a * b));
    return z.times(Math.sqrt(2 * (1 - r)));
  }

  /**
   * Hedges' g and its like: estimate and interval times the exact correction of the bias that small
   * samples have.
   *
   * @see <a href="https://doi.org/10.3102/10769986006002107">Hedges (1981)</a>
   */
  public StandardisedDifference unbiased() {
    return times(correction(df));
  }

  /**
   * Γ(df / 2) / (√(df / 2) Γ((df - 1) / 2)), below 1.
   *
   * @param df degrees of freedom, above 1
   */
  static double correction(double df) {
    return Math.exp(LogGamma.value(df / 2) - LogGamma.value((df - 1) / 2)) / Math.sqrt(df / 2);
  }

  private StandardisedDifference times(double factor) {
    var scaled = new Interval(interval.low() * factor, interval.high() * factor, interval.level());
    return new StandardisedDifference(estimate * factor, scaled, sd / factor, df);
  }

  /**
   * @param root standard error of the difference over {@code sd}
   */
  private static StandardisedDifference of(
      double difference, double sd, double root, double df, double level) {
    Check.level(level);
    if (!(sd > 0 && root > 0 && Double.isFinite(root))) { // the negation also refuses NaN
      throw new IllegalArgumentException("the data are constant: there is no standard deviation");
    }
    double d = difference / sd;
    var ncp = NoncentralT.noncentrality(d / root, df, level);
    var interval = new Interval(ncp.low() * root, ncp.high() * root, level);
    return new StandardisedDifference(d, interval, sd, df);
  }

  private static void check(double[] x, double[] y) {
    Check.sample("x", x, 2);
    Check.sample("y", y, 2);
  }

  private static double difference(double[] x, double[] y) {
    return Mean.of(x) - Mean.of(y);
  }

  private static double[] differences(double[] x, double[] y) {
    check(x, y);
    Check.sameLength("x", x.length, "y", y.length);
    double[] differences = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      differences[i] = x[i] - y[i];
    }
    return differences;
  }
}
