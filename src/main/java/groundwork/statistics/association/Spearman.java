package groundwork.statistics.association;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.Ranks;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Rank correlation and its test.
 *
 * @param estimate rho, Pearson's correlation of the mid-ranks
 * @param s sum of squared differences of ranks; with ties (n³ - n)(1 - rho) / 6
 * @param p two-sided, for no correlation
 * @param n pairs
 * @see <a href="https://doi.org/10.2307/1412159">Spearman (1904)</a>
 */
public record Spearman(double estimate, double s, double p, int n) {
  /** Above so many pairs the exact distribution is not asked for, as in R. */
  private static final int MOST = 1290;

  /**
   * p from the distribution of S over all orders: all counted up to 9 pairs, by Edgeworth's series
   * (AS 89) above, as R's cor.test.
   *
   * @param x n different values, n from 3 to 1290, all finite
   * @param y n different values, paired with x
   * @throws IllegalArgumentException if lengths differ or are out of range, a value is not finite,
   *     or there are ties
   * @see <a href="https://doi.org/10.2307/2346598">Best and Roberts (1975), AS 89</a>
   */
  public static Spearman exact(double[] x, double[] y) {
    Check.sample("x", x, 3);
    double rho = Correlation.needed(Correlation.spearman(x, y));
    if (Ranks.tied(x) || Ranks.tied(y)) {
      throw new IllegalArgumentException("there are ties; no exact p is known");
    }
    int n = x.length;
    if (n > MOST) {
      throw new IllegalArgumentException("%d pairs; exact p needs at most %d".formatted(n, MOST));
    }
    double s = Math.rint(s(rho, n));
    double tail =
        s > s(0, n) ? SpearmanDistribution.upper(s, n) : 1 - SpearmanDistribution.upper(s + 2, n);
    return new Spearman(rho, s, Math.min(1, 2 * tail), n);
  }

  /**
   * p from Student's distribution of rho, with ties or without.
   *
   * @param x n values, n at least 3, all finite
   * @param y n values, paired with x
   * @throws IllegalArgumentException if lengths differ or are below 3, a value is not finite, or
   *     one side is constant
   */
  public static Spearman asymptotic(double[] x, double[] y) {
    return student(x, y, 0);
  }

  /** The same with R's correction for continuity. */
  public static Spearman continuity(double[] x, double[] y) {
    return student(x, y, 1);
  }

  /**
   * By Fisher's z, as if the ranks were normal: too narrow for strong correlations.
   *
   * @throws IllegalArgumentException if there are fewer than 4 pairs
   */
  public Interval fisher(double level) {
    return interval(1, level);
  }

  /**
   * With Fieller's variance of z, 1.06 / (n - 3).
   *
   * @see <a href="https://doi.org/10.1093/biomet/44.3-4.470">Fieller, Hartley and Pearson (1957)
   *     </a>
   */
  public Interval fieller(double level) {
    return interval(1.06, level);
  }

  /**
   * With Bonett and Wright's variance of z, (1 + rho² / 2) / (n - 3): the one to report.
   *
   * @see <a href="https://doi.org/10.1007/BF02294183">Bonett and Wright (2000)</a>
   */
  public Interval bonettWright(double level) {
    return interval(1 + estimate * estimate / 2, level);
  }

  private Interval interval(double factor, double level) {
    if (n < 4) {
      throw new IllegalArgumentException(n + " pairs; an interval needs at least 4");
    }
    return FisherZ.interval(estimate, Math.sqrt(factor / (n - 3)), level);
  }

  private static Spearman student(double[] x, double[] y, double correction) {
    Check.sample("x", x, 3);
    double rho = Correlation.needed(Correlation.spearman(x, y));
    int n = x.length;
    double s = s(rho, n);
    double r = 1 - s / (s(0, n) + correction);
    double t = r / Math.sqrt((1 - r * r) / (n - 2));
    // of the side on which S lies, which the correction can turn
    double tail = TDistribution.of(n - 2.0).survivalProbability(s > s(0, n) ? -t : t);
    return new Spearman(rho, s, Math.min(1, 2 * tail), n);
  }

  private static double s(double rho, double n) {
    return (n * n * n - n) * (1 - rho) / 6;
  }
}
