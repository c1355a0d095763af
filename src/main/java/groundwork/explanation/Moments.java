package groundwork.explanation;

/** Sums of powers of many rows, value by value, counted from a number near their mean. */
final class Moments {
  private final double[] from;
  private final double[][] sums;
  private int n;

  Moments(double[] from) {
    this.from = from;
    this.sums = new double[4][from.length];
  }

  void add(double[] row) {
    n++;
    for (int i = 0; i < row.length; i++) {
      double x = row[i] - from[i];
      double power = x;
      for (int k = 0; k < 4; k++) {
        sums[k][i] += power;
        power *= x;
      }
    }
  }

  /** Means and their standard errors. */
  double[][] mean() {
    double[][] result = new double[2][from.length];
    for (int i = 0; i < from.length; i++) {
      result[0][i] = from[i] + sums[0][i] / n;
      result[1][i] = error(sums[0][i], sums[1][i]);
    }
    return result;
  }

  /** Means of squares, if counted from 0, and their standard errors. */
  double[][] square() {
    double[][] result = new double[2][from.length];
    for (int i = 0; i < from.length; i++) {
      result[0][i] = sums[1][i] / n;
      result[1][i] = error(sums[1][i], sums[3][i]);
    }
    return result;
  }

  /** Variances (divided by n - 1) and their standard errors from the fourth central moment. */
  double[][] variance() {
    double[][] result = new double[2][from.length];
    for (int i = 0; i < from.length; i++) {
      double m = sums[0][i] / n;
      double second = Math.max(0, sums[1][i] / n - m * m);
      double fourth =
          sums[3][i] / n - 4 * m * sums[2][i] / n + 6 * m * m * sums[1][i] / n - 3 * m * m * m * m;
      result[0][i] = second * n / (n - 1);
      result[1][i] = Math.sqrt(Math.max(0, fourth - second * second) / n);
    }
    return result;
  }

  private double error(double sum, double squares) {
    return Math.sqrt(Math.max(0, squares - sum * sum / n) / (n - 1) / n);
  }
}
