package groundwork.statistics.effect;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.Ranks;
import groundwork.statistics.distribution.Critical;
import java.util.Arrays;

/**
 * How often a value of one sample is larger than one of the other, less how often it is smaller:
 * Cliff's delta, which is the rank-biserial correlation of Mann and Whitney's U.
 *
 * @param estimate P(x > y) - P(x < y), in [-1, 1]; for pairs the rank-biserial correlation of the
 *     signed ranks
 * @param interval of the estimate
 * @see <a href="https://doi.org/10.1037/0033-2909.114.3.494">Cliff (1993)</a>
 * @see <a href="https://doi.org/10.2466/11.IT.3.1">Kerby (2014), rank-biserial</a>
 */
public record Dominance(double estimate, Interval interval) {

  /**
   * With Cliff's interval by the consistent estimate of the variance, asymmetric towards 0 so that
   * it stays within [-1, 1]. Where one sample lies wholly above the other, that variance is 0, and
   * the interval has no width: take {@link #fisher}.
   *
   * @param x at least two values
   * @param y at least two values in the same order
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if a sample is too small or has values that are not finite, or
   *     the level is out of range
   * @see <a href="https://doi.org/10.1207/s15327906mbr3103_4">Cliff (1996)</a>
   */
  public static Dominance cliff(double[] x, double[] y, double level) {
    Check.sample("x", x, 2);
    Check.sample("y", y, 2);
    Check.level(level);
    double d = delta(x, y);
    double variance = Math.max(0, variance(x, y, d));
    double z = Critical.t((1 - level) / 2, x.length + y.length - 2.0);
    double square = z * z * variance;
    double half = z * Math.sqrt(variance * ((1 - d * d) * (1 - d * d) + square));
    double scale = 1 - d * d + square;
    if (scale == 0) {
      return new Dominance(d, new Interval(d, d, level));
    }
    double middle = d - d * d * d;
    return new Dominance(d, interval((middle - half) / scale, (middle + half) / scale, level));
  }

  /**
   * With an interval on Fisher's scale, by the variance that U has under the null.
   *
   * @param x at least one value
   * @param y at least one value in the same order
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if a sample is empty or has values that are not finite, or the
   *     level is out of range
   */
  public static Dominance fisher(double[] x, double[] y, double level) {
    Check.sample("x", x, 1);
    Check.sample("y", y, 1);
    double error = Math.sqrt((x.length + y.length + 1) / (3.0 * x.length * y.length));
    return onFisherScale(delta(x, y), error, level);
  }

  /**
   * The rank-biserial correlation of pairs: the sum of the positive ranks less that of the negative
   * over the sum of all, differences of zero left out; the interval on Fisher's scale, by the
   * variance that the sum of as many ranks as there are pairs (those of zero included, as in the R
   * package effectsize) has under the null.
   *
   * @param differences x - y, at least one that is not zero
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if all are zero, one is not finite, or the level is out of
   *     range
   */
  public static Dominance paired(double[] differences, double level) {
    Check.sample("differences", differences, 1);
    double[] moved = Arrays.stream(differences).filter(d -> d != 0).toArray();
    if (moved.length == 0) {
      throw new IllegalArgumentException("all differences are zero: there is nothing to rank");
    }
    double[] ranks = Ranks.mid(Arrays.stream(moved).map(Math::abs).toArray());
    double sum = 0;
    for (int i = 0; i < moved.length; i++) {
      sum += Math.signum(moved[i]) * ranks[i];
    }
    double all = moved.length * (moved.length + 1.0) / 2;
    double n = differences.length;
    double error = Math.sqrt(2 * (2 * n + 1) / (3 * n * (n + 1)));
    return onFisherScale(sum / all, error, level);
  }

  /** Vargha and Delaney's A12: P(x > y) + P(x = y) / 2, in [0, 1]. */
  public double a12() {
    return (estimate + 1) / 2;
  }

  /** The interval of {@link #a12}. */
  public Interval a12Interval() {
    return new Interval((interval.low() + 1) / 2, (interval.high() + 1) / 2, interval.level());
  }

  /** The variance of delta that {@link #cliff} takes, without bias. */
  static double variance(double[] x, double[] y, double delta) {
    double m = x.length;
    double n = y.length;
    double ofX = 0;
    double ofY = 0;
    double each = 0;
    for (double a : x) {
      double row = 0;
      for (double b : y) {
        row += Math.signum(a - b);
        each += (Math.signum(a - b) - delta) * (Math.signum(a - b) - delta);
      }
      ofX += (row / n - delta) * (row / n - delta);
    }
    for (double b : y) {
      double column = 0;
      for (double a : x) {
        column += Math.signum(a - b);
      }
      ofY += (column / m - delta) * (column / m - delta);
    }
    return (n * n * ofX + m * m * ofY - each) / (m * n * (m - 1) * (n - 1));
  }

  private static double delta(double[] x, double[] y) {
    double[] both = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    double u = Arrays.stream(Ranks.mid(both), 0, x.length).sum() - x.length * (x.length + 1.0) / 2;
    return 2 * u / x.length / y.length - 1;
  }

  private static Dominance onFisherScale(double estimate, double error, double level) {
    Check.level(level);
    double margin = Critical.normal((1 - level) / 2) * error;
    double middle = Math.log1p(2 * estimate / (1 - estimate)) / 2; // infinite at ±1, as it should
    return new Dominance(
        estimate,
        Math.abs(estimate) == 1
            ? new Interval(estimate, estimate, level)
            : interval(Math.tanh(middle - margin), Math.tanh(middle + margin), level));
  }

  private static Interval interval(double low, double high, double level) {
    return new Interval(Math.max(-1, low), Math.min(1, high), level);
  }
}
