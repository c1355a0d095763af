package groundwork.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bootstrap distribution of a statistic.
 *
 * @param estimate the statistic of the data itself
 * @param replicates sorted values of the statistic over the resamples in which it is defined
 * @param undefined number of resamples in which it is not (for example a rate over nothing)
 * @param acceleration Efron's a from the jackknife; 0 where leaving one out changes nothing
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron (1987)</a>
 * @see <a href="https://doi.org/10.1017/CBO9780511802843">Davison and Hinkley (1997), chapter 5</a>
 */
public record Bootstrap(double estimate, double[] replicates, int undefined, double acceleration) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * @param resamples the units each replicate takes; units may be values or whole participants
   * @param statistic of the units with these indices; NaN where it is undefined for them
   * @throws IllegalArgumentException if the statistic is undefined for the data itself, or for more
   *     than half of the resamples
   */
  public static Bootstrap of(Resamples resamples, ToDoubleFunction<int[]> statistic) {
    int n = resamples.n();
    int[] all = IntStream.range(0, n).toArray();
    double estimate = statistic.applyAsDouble(all);
    if (!Double.isFinite(estimate)) {
      throw new IllegalArgumentException("the statistic of the data is " + estimate);
    }
    double[] replicates =
        Arrays.stream(resamples.rows())
            .mapToDouble(statistic)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    int undefined = resamples.rows().length - replicates.length;
    if (undefined > replicates.length) {
      throw new IllegalArgumentException(
          "the statistic is undefined in %d of %d resamples"
              .formatted(undefined, resamples.rows().length));
    }
    return new Bootstrap(estimate, replicates, undefined, acceleration(all, statistic));
  }

  /**
   * The mean of values.
   *
   * @param x as many finite values as the resamples have units
   */
  public static Bootstrap mean(double[] x, Resamples resamples) {
    Check.sample("x", x, 1);
    Check.sameLength("x", x.length, "units", resamples.n());
    return of(resamples, drawn -> Mean.of(take(x, drawn)));
  }

  /** The median of values. */
  public static Bootstrap median(double[] x, Resamples resamples) {
    Check.sample("x", x, 1);
    Check.sameLength("x", x.length, "units", resamples.n());
    return of(resamples, drawn -> Quantile.median(take(x, drawn)));
  }

  /** The pooled ratio (mean, rate) over whole clusters: the cluster or block bootstrap. */
  public static Bootstrap clustered(Clusters clusters, Resamples resamples) {
    Check.sameLength("clusters", clusters.size(), "units", resamples.n());
    return of(resamples, clusters::pooled);
  }

  /** Standard deviation of the replicates: the standard error of the estimate. */
  public double standardError() {
    return Math.sqrt(Mean.variance(replicates));
  }

  /** Mean of the replicates - estimate. */
  public double bias() {
    return Mean.of(replicates) - estimate;
  }

  /**
   * From quantile to quantile of the replicates, interpolated on the normal scale (as R's boot).
   */
  public Interval percentile(double level) {
    Check.level(level);
    return new Interval(quantile((1 - level) / 2), quantile((1 + level) / 2), level);
  }

  /** The percentile bounds mirrored at the estimate. */
  public Interval basic(double level) {
    var percentile = percentile(level);
    return new Interval(2 * estimate - percentile.high(), 2 * estimate - percentile.low(), level);
  }

  /** Estimate - bias ± z · standard error. */
  public Interval normal(double level) {
    Check.level(level);
    double middle = estimate - bias();
    double half = NORMAL.inverseCumulativeProbability((1 + level) / 2) * standardError();
    return new Interval(middle - half, middle + half, level);
  }

  /**
   * Bias-corrected and accelerated. Empty where every replicate lies on one side of the estimate
   * (for example constant data): then no bias correction exists.
   */
  public Optional<Interval> bca(double level) {
    Check.level(level);
    double z0 = biasCorrection();
    if (!Double.isFinite(z0)) {
      return Optional.empty();
    }
    double low = quantile(adjusted(z0, (1 - level) / 2));
    double high = quantile(adjusted(z0, (1 + level) / 2));
    return low <= high ? Optional.of(new Interval(low, high, level)) : Optional.empty();
  }

  /** Normal quantile of the share of replicates below the estimate; infinite at 0 and 1. */
  public double biasCorrection() {
    long below = Arrays.stream(replicates).filter(value -> value < estimate).count();
    return NORMAL.inverseCumulativeProbability((double) below / replicates.length);
  }

  private double adjusted(double z0, double p) {
    double z = z0 + NORMAL.inverseCumulativeProbability(p);
    return NORMAL.cumulativeProbability(z0 + z / (1 - acceleration * z));
  }

  private double quantile(double p) {
    int r = replicates.length;
    double rank = (r + 1) * p;
    int k = (int) Math.floor(rank);
    if (k < 1) {
      return replicates[0];
    }
    if (k >= r || k == rank) {
      return replicates[Math.min(k, r) - 1];
    }
    double q = NORMAL.inverseCumulativeProbability(p);
    double q0 = NORMAL.inverseCumulativeProbability(k / (r + 1.0));
    double q1 = NORMAL.inverseCumulativeProbability((k + 1) / (r + 1.0));
    return replicates[k - 1] + (q - q0) / (q1 - q0) * (replicates[k] - replicates[k - 1]);
  }

  private static double acceleration(int[] all, ToDoubleFunction<int[]> statistic) {
    if (all.length < 2) {
      return 0;
    }
    double[] left =
        Arrays.stream(all)
            .mapToObj(out -> Arrays.stream(all).filter(i -> i != out).toArray())
            .mapToDouble(statistic)
            .filter(Double::isFinite)
            .toArray();
    if (left.length < 2) {
      return 0;
    }
    double mean = Mean.of(left);
    double squares = 0;
    double cubes = 0;
    for (double value : left) {
      double influence = (left.length - 1) * (mean - value);
      squares += influence * influence;
      cubes += influence * influence * influence;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double[] take(double[] x, int[] drawn) {
    return Arrays.stream(drawn).mapToDouble(i -> x[i]).toArray();
  }
}
