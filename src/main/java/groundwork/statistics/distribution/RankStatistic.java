package groundwork.statistics.distribution;

import groundwork.statistics.Check;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The exact null distribution of a rank statistic, given the ranks: with ties these are midranks,
 * and the distribution is the one over all ways to deal them out.
 *
 * <p>Probabilities are built up rank by rank, so that nothing overflows.
 *
 * @see <a href="https://doi.org/10.2307/2289133">Streitberg and Röhmel (1986), the shift
 *     algorithm</a>
 */
public final class RankStatistic {
  private static final double ROUNDING = 1e-9;

  private final double[] mass;
  private final int scale;

  /**
   * @param mass probability of each value of {@code scale} times the statistic
   */
  private RankStatistic(double[] mass, int scale) {
    this.mass = mass;
    this.scale = scale;
  }

  /**
   * The rank sum of m out of m + n untied values, less its least: Mann and Whitney's U of the m.
   *
   * @param m values of the first group, at least 1
   * @param n values of the second group, at least 1
   * @throws IllegalArgumentException if a group is empty
   */
  public static RankStatistic rankSum(int m, int n) {
    Check.atLeast("m", m, 1);
    Check.atLeast("n", n, 1);
    return rankSum(IntStream.rangeClosed(1, m + n).asDoubleStream().toArray(), m);
  }

  /**
   * The sum of m out of these ranks, less m(m + 1) / 2: Mann and Whitney's U of the m, where a tie
   * between the groups counts one half.
   *
   * @param ranks midranks of both groups together, in any order
   * @param m values of the first group, at least 1 and fewer than ranks
   * @throws IllegalArgumentException if a rank is no multiple of one half, or a group is empty
   */
  public static RankStatistic rankSum(double[] ranks, int m) {
    Check.atLeast("m", m, 1);
    Check.atLeast("n", ranks.length - m, 1);
    int scale = scale(ranks);
    int[] scores = scores(ranks, scale);
    int few = Math.min(m, scores.length - m); // dealing out the smaller group costs less
    int least = scale * few * (few + 1) / 2;
    double[] mass = dealt(scores, few, scale * few * (scores.length - few) + least);
    mass = Arrays.copyOfRange(mass, least, mass.length);
    return new RankStatistic(few == m ? mass : reversed(mass), scale);
  }

  /**
   * The sum of the positive ranks of n untied differences: Wilcoxon's V.
   *
   * @param n differences, at least 1
   * @throws IllegalArgumentException if there is none
   */
  public static RankStatistic signedRank(int n) {
    Check.atLeast("n", n, 1);
    return signedRank(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
  }

  /**
   * The sum of those of the ranks that a fair coin makes positive: Wilcoxon's V.
   *
   * @param ranks midranks of the absolute differences, at least one
   * @throws IllegalArgumentException if a rank is no multiple of one half, or there is none
   */
  public static RankStatistic signedRank(double[] ranks) {
    Check.sample("ranks", ranks, 1);
    int scale = scale(ranks);
    int[] scores = scores(ranks, scale);
    double[] mass = new double[Arrays.stream(scores).sum() + 1];
    mass[0] = 1;
    int reached = 0;
    for (int score : scores) {
      reached += score;
      for (int sum = reached; sum >= 0; sum--) {
        mass[sum] = (mass[sum] + (sum >= score ? mass[sum - score] : 0)) / 2;
      }
    }
    return new RankStatistic(mass, scale);
  }

  /** The middle of the distribution: m n / 2, or half of the sum of the ranks. */
  public double centre() {
    return (mass.length - 1) / 2.0 / scale;
  }

  /** P(statistic ≤ value). */
  public double cumulative(double value) {
    return sum(0, (int) Math.floor(value * scale + ROUNDING));
  }

  /** P(statistic ≥ value): the value itself belongs to it. */
  public double upper(double value) {
    return sum((int) Math.ceil(value * scale - ROUNDING), mass.length - 1);
  }

  /** P(|statistic - centre| ≥ |value - centre|). */
  public double twoSided(double value) {
    double distance = Math.abs(value - centre());
    return distance < ROUNDING
        ? 1
        : Math.min(1, cumulative(centre() - distance) + upper(centre() + distance));
  }

  /**
   * The smallest value with P(statistic ≤ value) ≥ p.
   *
   * @throws IllegalArgumentException if p is not in (0, 1)
   */
  public double quantile(double p) {
    Check.probability("p", p);
    double sum = 0;
    for (int i = 0; i < mass.length - 1; i++) {
      sum += mass[i];
      if (sum >= p * (1 - ROUNDING)) {
        return (double) i / scale;
      }
    }
    return (mass.length - 1.0) / scale;
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int i = Math.max(0, from); i <= Math.min(to, mass.length - 1); i++) {
      sum += mass[i];
    }
    return Math.min(1, sum);
  }

  /** Where i of the scores have been seen and j taken, the next is taken with (few - j)/(N - i). */
  private static double[] dealt(int[] scores, int few, int most) {
    double[][] mass = new double[few + 1][most + 1];
    mass[0][0] = 1;
    int total = scores.length;
    for (int i = 0; i < total; i++) {
      for (int taken = Math.min(few, i + 1); taken >= 0; taken--) {
        double leave = (double) (total - i - few + taken) / (total - i);
        double take = taken == 0 ? 0 : (double) (few - taken + 1) / (total - i);
        double[] to = mass[taken];
        double[] from = taken == 0 ? to : mass[taken - 1];
        for (int sum = most; sum >= 0; sum--) {
          double taking = sum >= scores[i] ? take * from[sum - scores[i]] : 0;
          to[sum] = (leave > 0 ? leave * to[sum] : 0) + taking;
        }
      }
    }
    return mass[few];
  }

  private static int scale(double[] ranks) {
    return Arrays.stream(ranks).allMatch(rank -> rank == Math.rint(rank)) ? 1 : 2;
  }

  private static int[] scores(double[] ranks, int scale) {
    int[] scores = new int[ranks.length];
    for (int i = 0; i < scores.length; i++) {
      double score = ranks[i] * scale;
      if (!(score > 0 && score == Math.rint(score))) { // the negation also refuses NaN
        throw new IllegalArgumentException("ranks[%d] is %s".formatted(i, ranks[i]));
      }
      scores[i] = (int) score;
    }
    return scores;
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
