package groundwork.statistics.counts;

import org.apache.commons.math3.special.Gamma;

/** log(i!) for i up to a number of units. */
final class LogFactorials {
  private final double[] values;

  LogFactorials(int n) {
    values = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      values[i] = Gamma.logGamma(i + 1.0);
    }
  }

  double of(int i) {
    return values[i];
  }

  double sum(int[] counts) {
    double sum = 0;
    for (int count : counts) {
      sum += values[count];
    }
    return sum;
  }

  /** Larger for less probable tables with the same sums. */
  double sum(int[][] counts) {
    double sum = 0;
    for (int[] row : counts) {
      sum += sum(row);
    }
    return sum;
  }
}
