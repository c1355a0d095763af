package groundwork.statistics.association;

import groundwork.statistics.Check;
import groundwork.statistics.Ranks;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Kendall's tau-b and its test.
 *
 * @param estimate tau, in [-1, 1]
 * @param statistic of the exact test T, the number of concordant pairs; of the asymptotic one z
 * @param p two-sided, for no association
 * @param n pairs
 * @see <a href="https://doi.org/10.1093/biomet/30.1-2.81">Kendall (1938)</a>
 */
public record Kendall(double estimate, double statistic, double p, int n) {
  private static final int MOST = 1000;

  /**
   * p from the distribution over all orders.
   *
   * @param x n different values, n from 2 to 1000, all finite
   * @param y n different values, paired with x
   * @throws IllegalArgumentException if lengths differ or are out of range, a value is not finite,
   *     or there are ties
   */
  public static Kendall exact(double[] x, double[] y) {
    double tau = Correlation.needed(Correlation.kendall(x, y));
    if (Ranks.tied(x) || Ranks.tied(y)) {
      throw new IllegalArgumentException("there are ties; no exact p is known");
    }
    int n = x.length;
    if (n > MOST) {
      throw new IllegalArgumentException("%d pairs; exact p needs at most %d".formatted(n, MOST));
    }
    double pairs = n * (n - 1) / 2.0;
    int concordant = (int) Math.rint((tau + 1) * pairs / 2);
    // by symmetry the smaller tail is that of the smaller of concordant and discordant
    double tail = lower(Math.min(concordant, (int) pairs - concordant), n);
    return new Kendall(tau, concordant, Math.min(1, 2 * tail), n);
  }

  /**
   * p from the normal approximation, its variance corrected for ties.
   *
   * @param x n values, n at least 3, all finite
   * @param y n values, paired with x
   * @throws IllegalArgumentException if lengths differ or are below 3, a value is not finite, or
   *     one side is constant
   */
  public static Kendall asymptotic(double[] x, double[] y) {
    return normal(x, y, 0);
  }

  /** The same with the score brought nearer to 0 by one. */
  public static Kendall continuity(double[] x, double[] y) {
    return normal(x, y, 1);
  }

  private static Kendall normal(double[] x, double[] y, double correction) {
    Check.sample("x", x, 3);
    double tau = Correlation.needed(Correlation.kendall(x, y));
    int n = x.length;
    double[] tiesX = ties(x);
    double[] tiesY = ties(y);
    double pairs = n * (n - 1) / 2.0;
    double score = tau * Math.sqrt((pairs - two(tiesX) / 2) * (pairs - two(tiesY) / 2));
    double all = n * (n - 1.0);
    double variance =
        (all * (2 * n + 5) - spread(tiesX) - spread(tiesY)) / 18
            + two(tiesX) * two(tiesY) / (2 * all)
            + three(tiesX) * three(tiesY) / (9 * all * (n - 2));
    double z = Math.signum(score) * (Math.abs(score) - correction) / Math.sqrt(variance);
    return new Kendall(tau, z, Math.min(1, FisherZ.twoSided(z)), n);
  }

  /** Share of the n! orders with at most so many concordant pairs. */
  private static double lower(int concordant, int n) {
    double[] share = {1}; // of the orders of 1 value: no pair
    for (int size = 2; size <= n; size++) {
      double[] next = new double[Math.min(share.length + size - 1, concordant + 1)];
      double window = 0;
      for (int score = 0; score < next.length; score++) {
        window += score < share.length ? share[score] : 0;
        window -= score >= size && score - size < share.length ? share[score - size] : 0;
        next[score] = window / size;
      }
      share = next;
    }
    return Math.min(1, Arrays.stream(share).limit(concordant + 1L).sum());
  }

  /** Sizes of the groups of equal values. */
  private static double[] ties(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    int[] starts =
        IntStream.range(0, x.length).filter(i -> i == 0 || sorted[i] != sorted[i - 1]).toArray();
    return IntStream.range(0, starts.length)
        .mapToDouble(g -> (g + 1 < starts.length ? starts[g + 1] : x.length) - starts[g])
        .toArray();
  }

  private static double two(double[] ties) {
    return Arrays.stream(ties).map(t -> t * (t - 1)).sum();
  }

  private static double three(double[] ties) {
    return Arrays.stream(ties).map(t -> t * (t - 1) * (t - 2)).sum();
  }

  private static double spread(double[] ties) {
    return Arrays.stream(ties).map(t -> t * (t - 1) * (2 * t + 5)).sum();
  }
}
