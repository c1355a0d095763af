package groundwork.statistics.compare;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.Quantile;
import groundwork.statistics.distribution.Critical;
import groundwork.statistics.distribution.RankStatistic;
import java.util.Arrays;

/**
 * Hodges and Lehmann's estimate: by how much a sample is shifted, and the interval of all shifts
 * that the rank test does not reject.
 *
 * @param estimate median of the differences (two samples), or of the means of all pairs (one), in
 *     the unit of the data
 * @param interval of the shift; its ends are differences (or means) that the data have
 * @see <a href="https://doi.org/10.1214/aoms/1177704172">Hodges and Lehmann (1963)</a>
 */
public record HodgesLehmann(double estimate, Interval interval) {

  /**
   * How far x lies above y; the interval by the exact distribution without ties.
   *
   * @param x at least one value
   * @param y at least one value in the same unit
   * @param level confidence level in (0, 1); the coverage is at least that, if the samples are
   *     large enough to reach it
   * @throws IllegalArgumentException if a sample is empty, a value not finite, or the level is out
   *     of range
   */
  public static HodgesLehmann exact(double[] x, double[] y, double level) {
    double[] differences = differences(x, y);
    Check.level(level);
    return of(differences, RankStatistic.rankSum(x.length, y.length), level);
  }

  /**
   * How far x lies above y; the interval by the normal distribution with continuity correction and
   * correction for ties within each sample, as R's.
   *
   * @param x at least one value
   * @param y at least one value in the same unit
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #exact}, or if both samples are constant
   */
  public static HodgesLehmann normal(double[] x, double[] y, double level) {
    double[] differences = differences(x, y);
    Check.level(level);
    double n = x.length + y.length;
    double variance = differences.length / 12.0 * (n + 1 - (ties(x) + ties(y)) / (n * (n - 1)));
    return of(differences, Math.sqrt(variance), level);
  }

  /**
   * The pseudo-median of one sample or of differences of pairs; the interval by the exact
   * distribution without ties.
   *
   * @param x at least one value
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if the sample is empty, a value not finite, or the level is
   *     out of range
   */
  public static HodgesLehmann exact(double[] x, double level) {
    double[] means = means(x);
    Check.level(level);
    return of(means, RankStatistic.signedRank(x.length), level);
  }

  /**
   * The pseudo-median of one sample or of differences of pairs; the interval by the normal
   * distribution with continuity correction, as R's.
   *
   * @param x at least one value
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #exact(double[], double)}
   */
  public static HodgesLehmann normal(double[] x, double level) {
    double[] means = means(x);
    Check.level(level);
    double n = x.length;
    return of(means, Math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties(x) / 48), level);
  }

  private static HodgesLehmann of(double[] sorted, RankStatistic statistic, double level) {
    int place = (int) statistic.quantile((1 - level) / 2);
    return of(sorted, Math.max(place, 1) - 1, level);
  }

  private static HodgesLehmann of(double[] sorted, double sd, double level) {
    double below = sorted.length / 2.0 - 0.5 - Critical.normal((1 - level) / 2) * sd;
    return of(sorted, Math.max(0, (int) Math.ceil(below) - 1), level);
  }

  private static HodgesLehmann of(double[] sorted, int place, double level) {
    return new HodgesLehmann(
        Quantile.median(sorted),
        new Interval(sorted[place], sorted[sorted.length - 1 - place], level));
  }

  private static double[] differences(double[] x, double[] y) {
    Check.sample("x", x, 1);
    Check.sample("y", y, 1);
    double[] differences = new double[x.length * y.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = difference(x[i / y.length], y[i % y.length]);
    }
    Arrays.sort(differences);
    return differences;
  }

  /** Equal but for the rounding of the last digit, as two means of the same answers, is 0. */
  private static double difference(double a, double b) {
    double difference = a - b;
    return Math.abs(difference) <= 4 * Math.ulp(Math.max(Math.abs(a), Math.abs(b)))
        ? 0
        : difference;
  }

  private static double[] means(double[] x) {
    Check.sample("x", x, 1);
    double[] means = new double[x.length * (x.length + 1) / 2];
    for (int i = 0, at = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        means[at++] = (x[i] + x[j]) / 2;
      }
    }
    Arrays.sort(means);
    return means;
  }

  /** Σ (t³ - t) over the sizes t of groups of equal values. */
  private static double ties(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double t = to - from;
      sum += t * t * t - t;
    }
    return sum;
  }
}
