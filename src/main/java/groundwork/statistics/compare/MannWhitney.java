package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import groundwork.statistics.Ranks;
import groundwork.statistics.distribution.RankStatistic;
import java.util.Arrays;

/**
 * Mann and Whitney's test, also called Wilcoxon's rank sum test: does one of two independent
 * samples tend to larger values?
 *
 * <p>Reports differ in whose U they give. R's W is the U of the first sample; some programs give
 * that of the second, or the smaller of the two. Here both have names.
 *
 * @param firstU pairs in which the value of the first sample is larger, ties counting one half: R's
 *     W
 * @param secondU the same for the second sample: n1 · n2 - firstU
 * @param z standardised firstU with the variance corrected for ties, and by one half towards the
 *     middle where the p is
 * @param p of the alternative
 * @param exact whether p comes from the exact distribution (given the ties), else from the normal
 * @param tied whether any two values are equal
 * @param alternative what is held against the null; GREATER says the first sample is larger
 * @param n1 values of the first sample
 * @param n2 values of the second sample
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney (1947)</a>
 */
public record MannWhitney(
    double firstU,
    double secondU,
    double z,
    double p,
    boolean exact,
    boolean tied,
    Alternative alternative,
    int n1,
    int n2) {

  /**
   * By the exact distribution, with ties the one of the midranks. Two-sided, p is the probability
   * of a U at least as far from its middle. Its cost grows with the cube of the number of values
   * and the size of the smaller sample: some milliseconds for 50 and 50, a second for 200 and 200.
   *
   * @param x at least one value
   * @param y at least one value in the same unit or order
   * @throws IllegalArgumentException if a sample is empty, a value not finite, or all are equal
   * @see <a href="https://doi.org/10.2307/2289133">Streitberg and Röhmel (1986)</a>
   */
  public static MannWhitney exact(double[] x, double[] y, Alternative alternative) {
    double[] ranks = ranks(x, y);
    double u = u(ranks, x.length);
    var distribution = RankStatistic.rankSum(ranks, x.length);
    double p =
        switch (alternative) {
          case TWO_SIDED -> distribution.twoSided(u);
          case LESS -> distribution.cumulative(u);
          case GREATER -> distribution.upper(u);
        };
    return of(x, y, ranks, z(ranks, x.length, 0), p, true, alternative);
  }

  /**
   * By the normal distribution, its variance corrected for ties.
   *
   * @param x at least one value
   * @param y at least one value in the same unit or order
   * @throws IllegalArgumentException if a sample is empty, a value not finite, or all are equal
   */
  public static MannWhitney normal(
      double[] x, double[] y, Continuity continuity, Alternative alternative) {
    double[] ranks = ranks(x, y);
    double away = u(ranks, x.length) - (double) x.length * y.length / 2;
    double z = z(ranks, x.length, continuity.towardsZero(away, alternative));
    return of(x, y, ranks, z, NormalTail.p(z, alternative), false, alternative);
  }

  /** |z| / √(n1 + n2): an effect size that many reports give. */
  public double r() {
    return Math.abs(z) / Math.sqrt(n1 + n2);
  }

  private static MannWhitney of(
      double[] x,
      double[] y,
      double[] ranks,
      double z,
      double p,
      boolean exact,
      Alternative alternative) {
    double u = u(ranks, x.length);
    double pairs = (double) x.length * y.length;
    boolean tied = Ranks.tied(ranks);
    return new MannWhitney(u, pairs - u, z, p, exact, tied, alternative, x.length, y.length);
  }

  private static double[] ranks(double[] x, double[] y) {
    Check.sample("x", x, 1);
    Check.sample("y", y, 1);
    double[] ranks = Ranks.mid(Pairs.together(x, y));
    if (Arrays.stream(ranks).allMatch(rank -> rank == ranks[0])) {
      throw new IllegalArgumentException("all values are equal: there is nothing to rank");
    }
    return ranks;
  }

  private static double u(double[] ranks, int n1) {
    return Arrays.stream(ranks, 0, n1).sum() - n1 * (n1 + 1.0) / 2;
  }

  private static double z(double[] ranks, int n1, double correction) {
    int n = ranks.length;
    double pairs = (double) n1 * (n - n1);
    double squares = 0; // of the midranks about their mean: the variance with its tie correction
    for (double rank : ranks) {
      squares += (rank - (n + 1) / 2.0) * (rank - (n + 1) / 2.0);
    }
    double variance = pairs * squares / (n * (n - 1.0));
    return (u(ranks, n1) - pairs / 2 - correction) / Math.sqrt(variance);
  }
}
