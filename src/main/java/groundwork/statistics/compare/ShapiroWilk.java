package groundwork.statistics.compare;

import groundwork.statistics.Check;
import groundwork.statistics.Quantile;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Shapiro and Wilk's test of normality, with Royston's approximations.
 *
 * @param statistic W in (0, 1]: 1 is perfectly normal
 * @param p probability of a smaller W in a normal sample
 * @param n number of values
 * @see <a href="https://doi.org/10.2307/2986146">Royston (1995), AS R94</a>
 */
public record ShapiroWilk(double statistic, double p, int n) {
  /** Fewer values say nothing. */
  public static final int LEAST = 3;

  /** The approximations were made for no more values than these. */
  public static final int MOST = 5000;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double[] FIRST = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
  private static final double[] SECOND = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
  private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};
  private static final double[] SMALL_SD = {1.3822, -0.77857, 0.062767, -0.0020322};
  private static final double[] SMALL_BOUND = {-2.273, 0.459};
  private static final double[] LARGE_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
  private static final double[] LARGE_SD = {-0.4803, -0.082676, 0.0030302};

  /**
   * @param x {@value #LEAST} to {@value #MOST} values, not all equal
   * @throws IllegalArgumentException if there are fewer or more, one is not finite, or all are
   *     equal
   */
  public static ShapiroWilk of(double[] x) {
    Check.sample("x", x, LEAST);
    if (x.length > MOST) {
      throw new IllegalArgumentException(
          "x has %d values; at most %d are allowed".formatted(x.length, MOST));
    }
    double median = Quantile.median(x);
    double[] sorted = Arrays.stream(x).map(value -> value - median).sorted().toArray();
    double range = sorted[x.length - 1] - sorted[0];
    if (!(range > 0)) {
      throw new IllegalArgumentException("x is constant: there is no W");
    }
    double missing = missing(sorted, range, weights(x.length));
    return new ShapiroWilk(1 - missing, p(missing, x.length), x.length);
  }

  /** Weights of the upper half of the order statistics, the largest first. */
  private static double[] weights(int n) {
    double[] weights = new double[n / 2];
    if (n == 3) {
      weights[0] = Math.sqrt(0.5);
      return weights;
    }
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = -NORMAL.inverseCumulativeProbability((i + 1 - 0.375) / (n + 0.25));
      squares += 2 * weights[i] * weights[i];
    }
    int given = n > 5 ? 2 : 1;
    double[] corrected = new double[given];
    double rest = squares;
    double norm = 1;
    for (int i = 0; i < given; i++) {
      corrected[i] =
          weights[i] / Math.sqrt(squares) + polynomial(i == 0 ? FIRST : SECOND, 1 / Math.sqrt(n));
      rest -= 2 * weights[i] * weights[i];
      norm -= 2 * corrected[i] * corrected[i];
    }
    double scale = Math.sqrt(rest / norm);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i < given ? corrected[i] : weights[i] / scale;
    }
    return weights;
  }

  /** 1 - W, which is one minus the squared correlation of values and weights. */
  private static double missing(double[] sorted, double range, double[] weights) {
    int n = sorted.length;
    double mean = Arrays.stream(sorted).sum() / n / range;
    double squaresOfWeights = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < n; i++) {
      int fromEnd = Math.min(i, n - 1 - i);
      double weight = fromEnd < weights.length ? weights[fromEnd] : 0; // none in the very middle
      double a = i < n / 2 ? -weight : weight;
      double x = sorted[i] / range - mean;
      squaresOfWeights += a * a;
      squares += x * x;
      products += a * x;
    }
    double both = Math.sqrt(squaresOfWeights * squares);
    return (both - products) * (both + products) / (squaresOfWeights * squares);
  }

  private static double p(double missing, int n) {
    if (n == 3) {
      double least = Math.asin(Math.sqrt(0.75));
      return Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(1 - missing)) - least));
    }
    double y = Math.log(missing);
    double log = Math.log(n);
    if (n > 11) {
      double sd = Math.exp(polynomial(LARGE_SD, log));
      return NORMAL.survivalProbability((y - polynomial(LARGE_MEAN, log)) / sd);
    }
    double bound = polynomial(SMALL_BOUND, n);
    if (y >= bound) {
      return 0; // beyond the range of the approximation: less than can be said
    }
    double z = -Math.log(bound - y) - polynomial(SMALL_MEAN, n);
    return NORMAL.survivalProbability(z / Math.exp(polynomial(SMALL_SD, n)));
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
