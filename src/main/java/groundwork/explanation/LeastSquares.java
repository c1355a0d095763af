package groundwork.explanation;

/**
 * Weighted linear least squares with a ridge, by Cholesky on the normal equations. Same numbers on
 * every machine.
 */
final class LeastSquares {
  private LeastSquares() {}

  /**
   * @param factor of the normal matrix, lower triangle
   * @param coefficients d of them
   */
  record Fit(double[][] factor, double[] coefficients) {
    /** What the coefficients would change by if the right-hand side did by this; in place. */
    double[] change(double[] side) {
      return substitute(factor, side);
    }
  }

  /**
   * Minimises the sum of {@code w (y - x·b)²} plus the sum of {@code ridge b²}.
   *
   * @param x n rows of d values
   * @param y n values
   * @param w n weights, not negative
   * @param ridge d penalties, 0 for none
   * @throws IllegalArgumentException if two columns say the same
   */
  static Fit fit(double[][] x, double[] y, double[] w, double[] ridge) {
    int d = ridge.length;
    double[][] a = new double[d][d];
    double[] b = new double[d];
    for (int row = 0; row < x.length; row++) {
      for (int i = 0; i < d; i++) {
        double wx = w[row] * x[row][i];
        if (wx != 0) {
          b[i] += wx * y[row];
          for (int j = 0; j <= i; j++) {
            a[i][j] += wx * x[row][j];
          }
        }
      }
    }
    for (int i = 0; i < d; i++) {
      a[i][i] += ridge[i];
    }
    cholesky(a);
    return new Fit(a, substitute(a, b));
  }

  private static void cholesky(double[][] a) {
    int d = a.length;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        if (i == j && !(sum > 0)) {
          throw new IllegalArgumentException(
              "value %d cannot be told apart from the others".formatted(i));
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
    }
  }

  private static double[] substitute(double[][] a, double[] b) {
    int d = b.length;
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= a[i][k] * b[k];
      }
      b[i] /= a[i][i];
    }
    for (int i = d - 1; i >= 0; i--) {
      for (int k = i + 1; k < d; k++) {
        b[i] -= a[k][i] * b[k];
      }
      b[i] /= a[i][i];
    }
    return b;
  }
}
