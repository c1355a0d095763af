package groundwork.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bootstrap distribution of a statistic.
 *
 * @param estimate the statistic of the data itself
 * @param replicates sorted values of the statistic over the resamples in which it is defined
 * @param undefined number of resamples in which it is not (for example a rate over nothing)
 * @param acceleration Efron's a from the jackknife; 0 where leaving one out changes nothing
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron (1987)</a>
 * @see <a href="https://doi.org/10.1017/CBO9780511802843">Davison and Hinkley (1997), chapters 3
 *     and 5</a>
 */
public record Bootstrap(double estimate, double[] replicates, int undefined, double acceleration) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * @param resamples the units each replicate takes; units may be values or whole participants
   * @param statistic of the units with these indices (an array to be read at once and not kept);
   *     NaN where it is undefined for them
   * @throws IllegalArgumentException if the statistic is undefined for the data itself, or for more
   *     than half of the resamples
   */
  public static Bootstrap of(Resamples resamples, ToDoubleFunction<int[]> statistic) {
    int n = resamples.n();
    Supplier<int[]> rows = resamples.rows();
    return of(
        statistic.applyAsDouble(Jackknife.all(n)),
        resamples.times(),
        () -> statistic.applyAsDouble(rows.get()),
        Jackknife.of(n, statistic).acceleration());
  }

  /**
   * Two factors, each resampled by itself: two independent groups of people, or people and the
   * items that they all met. For the crossed case this is the pigeonhole bootstrap: a cell counts
   * as often as its person was drawn, times as often as its item was drawn.
   *
   * @param first units of the first factor that each replicate takes
   * @param second units of the second factor, as many replicates, drawn with another seed
   * @param statistic of the units of both factors with these indices; NaN where it is undefined
   * @throws IllegalArgumentException as {@link #of(Resamples, ToDoubleFunction)}, or if the factors
   *     have different numbers of replicates, or both the same draws
   * @see <a href="https://doi.org/10.1214/07-AOAS122">Owen (2007), the pigeonhole bootstrap</a>
   */
  public static Bootstrap of(
      Resamples first, Resamples second, ToDoubleBiFunction<int[], int[]> statistic) {
    Check.sameLength("first", first.times(), "second", second.times());
    if (first instanceof Resamples.Drawn && first.equals(second)) {
      throw new IllegalArgumentException(
          "both factors have the same seed; their draws go together");
    }
    int[] firsts = Jackknife.all(first.n());
    int[] seconds = Jackknife.all(second.n());
    Supplier<int[]> rows = first.rows();
    Supplier<int[]> others = second.rows();
    return of(
        statistic.applyAsDouble(firsts, seconds),
        first.times(),
        () -> statistic.applyAsDouble(rows.get(), others.get()),
        Jackknife.of(first.n(), units -> statistic.applyAsDouble(units, seconds))
            .acceleration(
                Jackknife.of(second.n(), units -> statistic.applyAsDouble(firsts, units))));
  }

  private static Bootstrap of(
      double estimate, int times, DoubleSupplier next, double acceleration) {
    if (!Double.isFinite(estimate)) {
      throw new IllegalArgumentException("the statistic of the data is " + estimate);
    }
    double[] replicates = new double[times];
    int defined = 0;
    for (int replicate = 0; replicate < times; replicate++) {
      double value = next.getAsDouble();
      if (Double.isFinite(value)) {
        replicates[defined++] = value;
      }
    }
    int undefined = times - defined;
    if (undefined > defined) {
      throw new IllegalArgumentException(
          "the statistic is undefined in %d of %d resamples".formatted(undefined, times));
    }
    double[] sorted = Arrays.copyOf(replicates, defined);
    Arrays.sort(sorted);
    return new Bootstrap(estimate, sorted, undefined, acceleration);
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

  /**
   * The pooled ratio (mean, rate) over people crossed with items, both resampled (pigeonhole).
   *
   * @param first draws of {@code data.first()}
   * @param second draws of {@code data.second()}
   */
  public static Bootstrap crossed(Crossed data, Resamples first, Resamples second) {
    Check.sameLength("first clusters", data.first().size(), "units", first.n());
    Check.sameLength("second clusters", data.second().size(), "units", second.n());
    return of(first, second, data::pooled);
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

  /** Half the width of the percentile interval, as some reports write it: estimate ± half. */
  public double halfWidth(double level) {
    var percentile = percentile(level);
    return (percentile.high() - percentile.low()) / 2;
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

  /**
   * Two-sided p for "the statistic is {@code none}" with the replicates centred at their own mean:
   * how often chance alone would bring them as far from there as the estimate is from {@code none}.
   * The data themselves count as one more replicate, so that p is never 0.
   *
   * @param none the value that means no effect, for a difference 0
   * @return in (0, 1]
   * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.491">Hase and Bansal (2020)</a>
   */
  public double centredP(double none) {
    double centre = Mean.of(replicates);
    double observed = Math.abs(estimate - none);
    long asFar =
        Arrays.stream(replicates).filter(value -> Math.abs(value - centre) >= observed).count();
    return (asFar + 1.0) / (replicates.length + 1.0);
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

  private static double[] take(double[] x, int[] drawn) {
    double[] taken = new double[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      taken[i] = x[drawn[i]];
    }
    return taken;
  }
}
