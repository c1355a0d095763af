package groundwork.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A sample in a few numbers, all in its unit except skewness and kurtosis.
 *
 * @param n number of values
 * @param mean arithmetic mean
 * @param sd standard deviation with n - 1 in the denominator; empty for one value
 * @param standardError of the mean, sd / √n; empty for one value
 * @param min smallest value
 * @param lowerQuartile quantile 0.25, type 7
 * @param median middle value
 * @param upperQuartile quantile 0.75, type 7
 * @param max largest value
 * @param mad median absolute deviation from the median, times 1.4826 so that it estimates the
 *     standard deviation of normal data
 * @param skewness mean cubed deviation over sd³ (type 3 of Joanes and Gill); empty without variance
 * @param kurtosis mean fourth power of the deviations over sd⁴, less 3 (type 3); empty likewise
 * @see <a href="https://doi.org/10.1111/1467-9884.00122">Joanes and Gill (1998)</a>
 */
public record Summary(
    int n,
    double mean,
    OptionalDouble sd,
    OptionalDouble standardError,
    double min,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double max,
    double mad,
    OptionalDouble skewness,
    OptionalDouble kurtosis) {
  private static final double NORMAL = 1.4826;

  /**
   * @param x at least one value, in any order, all finite
   * @throws IllegalArgumentException if there is no value or one is not finite
   */
  public static Summary of(double[] x) {
    Check.sample("x", x, 1);
    int n = x.length;
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double median = Quantile.ofSorted(sorted, 0.5);
    double mean = Mean.of(x);
    var sd = n < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(Mean.variance(x)));
    boolean varies = sorted[0] < sorted[n - 1]; // asked of the values: their mean is rounded
    return new Summary(
        n,
        mean,
        sd,
        n < 2 ? OptionalDouble.empty() : OptionalDouble.of(sd.getAsDouble() / Math.sqrt(n)),
        sorted[0],
        Quantile.ofSorted(sorted, 0.25),
        median,
        Quantile.ofSorted(sorted, 0.75),
        sorted[n - 1],
        NORMAL * Quantile.median(Arrays.stream(x).map(value -> Math.abs(value - median)).toArray()),
        varies ? OptionalDouble.of(moment(x, mean, sd.getAsDouble(), 3)) : OptionalDouble.empty(),
        varies
            ? OptionalDouble.of(moment(x, mean, sd.getAsDouble(), 4) - 3)
            : OptionalDouble.empty());
  }

  /**
   * The mean without the outermost values: {@code floor(n · share)} are left out at each end.
   *
   * @param x at least one value, all finite
   * @param share in [0, 0.5]; at 0.5 the median is left
   * @throws IllegalArgumentException if there is no value, one is not finite, or the share is out
   *     of range
   */
  public static double trimmedMean(double[] x, double share) {
    Check.sample("x", x, 1);
    if (!(share >= 0 && share <= 0.5)) { // the negation also refuses NaN
      throw new IllegalArgumentException("share is " + share + "; it must lie in [0, 0.5]");
    }
    int out = (int) Math.floor(x.length * share);
    if (2 * out >= x.length) {
      return Quantile.median(x);
    }
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return Mean.of(Arrays.copyOfRange(sorted, out, x.length - out));
  }

  /** Quantile 0.75 less quantile 0.25. */
  public double interquartileRange() {
    return upperQuartile - lowerQuartile;
  }

  private static double moment(double[] x, double mean, double sd, int power) {
    return Mean.of(Arrays.stream(x).map(value -> Math.pow((value - mean) / sd, power)).toArray());
  }
}
