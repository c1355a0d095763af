package groundwork.statistics.association;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Distribution of the sum of squared rank differences S when all orders are equally likely.
 *
 * @see <a href="https://doi.org/10.2307/2346598">Best and Roberts (1975), AS 89</a>
 */
final class SpearmanDistribution {
  /** Up to here all orders are gone through: 9! = 362,880. */
  private static final int COUNTED = 9;

  private SpearmanDistribution() {}

  /** P(S ≥ s) for n pairs without ties. */
  static double upper(double s, int n) {
    if (s <= 0) {
      return 1;
    }
    if (s > n * (n * (double) n - 1) / 3) {
      return 0;
    }
    return n <= COUNTED ? counted(s, n) : edgeworth(s, n);
  }

  private static double counted(double s, int n) {
    long[] found = new long[2]; // at least s, and all
    count(new boolean[n], 0, 0, s, found);
    return (double) found[0] / found[1];
  }

  private static void count(boolean[] taken, int place, int sum, double s, long[] found) {
    if (place == taken.length) {
      found[0] += sum >= s ? 1 : 0;
      found[1]++;
      return;
    }
    for (int rank = 0; rank < taken.length; rank++) {
      if (!taken[rank]) {
        taken[rank] = true;
        count(taken, place + 1, sum + (rank - place) * (rank - place), s, found);
        taken[rank] = false;
      }
    }
  }

  /** The series' coefficients are those of the paper. */
  private static double edgeworth(double s, int n) {
    double b = 1.0 / n;
    double x = (6 * (s - 1) * b / (n * (double) n - 1) - 1) * Math.sqrt(n - 1.0);
    double y = x * x;
    double outer = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y));
    double middle = -0.0758 + b * (0.1033 + 0.3932 * b) - y * b * outer;
    double u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * middle);
    double p = u / Math.exp(y / 2) + NormalDistribution.of(0, 1).survivalProbability(x);
    return Math.max(0, Math.min(1, p));
  }
}
