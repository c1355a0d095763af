package groundwork.explanation;

import java.util.Arrays;

/** Rows for tests. */
final class Lines {
  private Lines() {}

  static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Different numbers in [-1, 1]. */
  static double[][] waves(int count, int n) {
    double[][] rows = new double[count][n];
    for (int row = 0; row < count; row++) {
      int number = count - row;
      Arrays.setAll(rows[row], i -> Math.sin(1.7 * number + 2.3 * i * number));
    }
    return rows;
  }
}
