package groundwork.making;

import java.util.Arrays;

/**
 * Training data with few values that are not zero.
 *
 * @param at for each row the columns of its values
 * @param value those values
 * @param y for each row whether it is of the second class
 * @param columns how many columns there are
 */
record Rows(int[][] at, double[][] value, boolean[] y, int columns) {
  static Rows dense(double[][] x, boolean[] y) {
    int columns = x[0].length;
    int[] all = new int[columns];
    Arrays.setAll(all, i -> i);
    int[][] at = new int[x.length][];
    Arrays.fill(at, all);
    return new Rows(at, x, y, columns);
  }

  static Rows binary(int[][] at, boolean[] y, int columns) {
    double[][] ones = new double[at.length][];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = new double[at[i].length];
      Arrays.fill(ones[i], 1);
    }
    return new Rows(at, ones, y, columns);
  }

  double dot(int row, double[] weights) {
    double sum = 0;
    for (int k = 0; k < at[row].length; k++) {
      sum += value[row][k] * weights[at[row][k]];
    }
    return sum;
  }
}
