package groundwork.statistics.survival;

import groundwork.statistics.Check;
import java.util.Arrays;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Test that it happens equally fast in k groups.
 *
 * @param statistic chi-squared
 * @param df k - 1
 * @param p upper tail
 * @param n people of each group
 * @param observed to how many of each group it happened
 * @param expected to how many of each it would have happened if the groups were alike
 * @see <a href="https://doi.org/10.2307/2344317">Peto and Peto (1972)</a>
 */
public record LogRank(
    double statistic, double df, double p, int[] n, int[] observed, double[] expected) {
  /**
   * @param times n times from the beginning, none negative
   * @param happened whether it happened then; false where the person was cut off
   * @param groups the group of each, from 0 to {@code k - 1}
   * @param k number of groups, at least 2, each with somebody at risk when it happens
   * @throws IllegalArgumentException if lengths differ, a time is negative or not finite, a group
   *     is out of range, it happened to nobody, or a group is never at risk when it happens
   */
  public static LogRank of(double[] times, boolean[] happened, int[] groups, int k) {
    Times.check(times, happened);
    Check.sameLength("times", times.length, "groups", groups.length);
    if (k < 2) {
      throw new IllegalArgumentException(k + " groups; at least 2 are needed");
    }
    int[] n = new int[k];
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] < 0 || groups[i] >= k) {
        throw new IllegalArgumentException("groups[%d] is %d of %d".formatted(i, groups[i], k));
      }
      n[groups[i]]++;
    }
    int[] observed = new int[k];
    double[] expected = new double[k];
    double[][] variance = new double[k][k];
    int[] order = Times.order(times);
    int[] risk = n.clone();
    for (int from = 0; from < order.length; ) {
      int to = Times.end(times, order, from);
      double left = order.length - (double) from;
      int died = 0;
      int[] leaving = new int[k];
      for (int i = from; i < to; i++) {
        int group = groups[order[i]];
        leaving[group]++;
        if (happened[order[i]]) {
          observed[group]++;
          died++;
        }
      }
      double spread = left > 1 ? died * (left - died) / (left - 1) : 0;
      for (int a = 0; a < k; a++) {
        double share = risk[a] / left;
        expected[a] += died * share;
        for (int b = 0; b < k; b++) {
          variance[a][b] += spread * share * ((a == b ? 1 : 0) - risk[b] / left);
        }
      }
      for (int a = 0; a < k; a++) {
        risk[a] -= leaving[a];
      }
      from = to;
    }
    double statistic = quadratic(observed, expected, variance);
    double p = ChiSquaredDistribution.of(k - 1.0).survivalProbability(statistic);
    return new LogRank(statistic, k - 1.0, p, n, observed, expected);
  }

  /** The last group is left out: the differences add up to 0. */
  private static double quadratic(int[] observed, double[] expected, double[][] variance) {
    int free = observed.length - 1;
    double[] difference = new double[free];
    Arrays.setAll(difference, a -> observed[a] - expected[a]);
    var matrix = MatrixUtils.createRealMatrix(variance).getSubMatrix(0, free - 1, 0, free - 1);
    var solver = new LUDecomposition(matrix).getSolver();
    if (!solver.isNonSingular()) {
      throw new IllegalArgumentException(
          "groups are not at risk together when it happens; there is nothing to compare");
    }
    double sum = 0;
    double[] solved = solver.solve(MatrixUtils.createRealVector(difference)).toArray();
    for (int a = 0; a < free; a++) {
      sum += difference[a] * solved[a];
    }
    return sum;
  }
}
