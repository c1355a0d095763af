package groundwork.statistics;

import java.util.Arrays;

/**
 * Sample quantiles, linear between order statistics (type 7 of Hyndman and Fan, R's default).
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan (1996)</a>
 */
public final class Quantile {
  private Quantile() {}

  /**
   * @param x at least one value, in any order, all finite; not changed
   * @param p in [0, 1]
   * @return the quantile, in the unit of the sample
   * @throws IllegalArgumentException if there is no value, one is not finite, or p is out of range
   */
  public static double type7(double[] x, double p) {
    Check.sample("x", x, 1);
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, p);
  }

  /** The quantile at 1/2: the middle value, or the mean of the two in the middle. */
  public static double median(double[] x) {
    return type7(x, 0.5);
  }

  /** The same for values that are known to be sorted and finite. */
  static double ofSorted(double[] sorted, double p) {
    Check.share("p", p);
    double position = (sorted.length - 1) * p;
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
