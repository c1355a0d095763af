package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import groundwork.statistics.Ranks;
import groundwork.statistics.distribution.RankStatistic;
import java.util.Arrays;

/**
 * Wilcoxon's signed rank test: do differences lie to one side of zero?
 *
 * @param positive sum of the ranks of the positive differences: R's V
 * @param negative sum of the ranks of the negative differences
 * @param z standardised {@code positive}, with the variance corrected for ties, and by one half
 *     towards the middle where the p is
 * @param p of the alternative
 * @param exact whether p comes from the exact distribution (given the ties), else from the normal
 * @param tied whether any two differences have the same size, not being zero
 * @param alternative what is held against the null; GREATER says that differences are above zero
 * @param n differences that are not zero
 * @param zeros differences that are
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon (1945)</a>
 */
public record SignedRank(
    double positive,
    double negative,
    double z,
    double p,
    boolean exact,
    boolean tied,
    Alternative alternative,
    int n,
    int zeros) {

  /** What is done with differences of zero. */
  public enum Zeros {
    /** They are left out before ranking: Wilcoxon, and R's default. */
    DROPPED,
    /** They are ranked with the others, and then their ranks are left out: Pratt (1959). */
    RANKED
  }

  /**
   * By the exact distribution, with ties the one of the midranks. Two-sided, p is the probability
   * of a sum at least as far from its middle.
   *
   * @param differences at least one that is not zero: x - y, or x - the value of the null
   * @throws IllegalArgumentException if all are zero or one is not finite
   */
  public static SignedRank exact(double[] differences, Zeros zeros, Alternative alternative) {
    double[] ranks = signed(differences, zeros);
    var distribution = RankStatistic.signedRank(Arrays.stream(ranks).map(Math::abs).toArray());
    double v = positive(ranks);
    double p =
        switch (alternative) {
          case TWO_SIDED -> distribution.twoSided(v);
          case LESS -> distribution.cumulative(v);
          case GREATER -> distribution.upper(v);
        };
    return of(differences, ranks, z(ranks, 0), p, true, alternative);
  }

  /**
   * By the normal distribution, its variance corrected for ties.
   *
   * @param differences at least one that is not zero: x - y, or x - the value of the null
   * @throws IllegalArgumentException if all are zero or one is not finite
   */
  public static SignedRank normal(
      double[] differences, Zeros zeros, Continuity continuity, Alternative alternative) {
    double[] ranks = signed(differences, zeros);
    double z = z(ranks, continuity.towardsZero(Arrays.stream(ranks).sum(), alternative));
    return of(differences, ranks, z, NormalTail.p(z, alternative), false, alternative);
  }

  /** |z| / √n, n being the differences that are not zero: an effect size that reports give. */
  public double r() {
    return Math.abs(z) / Math.sqrt(n);
  }

  private static SignedRank of(
      double[] differences,
      double[] ranks,
      double z,
      double p,
      boolean exact,
      Alternative alternative) {
    double positive = positive(ranks);
    double all = Arrays.stream(ranks).map(Math::abs).sum();
    boolean tied = Ranks.tied(Arrays.stream(ranks).map(Math::abs).toArray());
    int zeros = differences.length - ranks.length;
    return new SignedRank(
        positive, all - positive, z, p, exact, tied, alternative, ranks.length, zeros);
  }

  /** Ranks of the differences that are not zero, each with the sign of its difference. */
  private static double[] signed(double[] differences, Zeros zeros) {
    Check.sample("differences", differences, 1);
    double[] ranked =
        zeros == Zeros.RANKED
            ? differences
            : Arrays.stream(differences).filter(d -> d != 0).toArray();
    if (Arrays.stream(differences).allMatch(d -> d == 0)) {
      throw new IllegalArgumentException("all differences are zero: there is nothing to rank");
    }
    double[] ranks = Ranks.mid(Arrays.stream(ranked).map(Math::abs).toArray());
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] *= Math.signum(ranked[i]);
    }
    return Arrays.stream(ranks).filter(rank -> rank != 0).toArray();
  }

  private static double positive(double[] ranks) {
    return Arrays.stream(ranks).filter(rank -> rank > 0).sum();
  }

  private static double z(double[] ranks, double correction) {
    double squares = Arrays.stream(ranks).map(rank -> rank * rank).sum();
    double middle = Arrays.stream(ranks).map(Math::abs).sum() / 2;
    return (positive(ranks) - middle - correction) / (Math.sqrt(squares) / 2);
  }
}
