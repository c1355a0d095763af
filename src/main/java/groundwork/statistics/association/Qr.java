package groundwork.statistics.association;

import java.util.List;

/**
 * Orthogonal triangular decomposition by Householder's reflections, columns first.
 *
 * @param reflectors the vectors of the reflections, in the lower part of the columns
 * @param r upper triangle, {@code r[i][j]} in row i
 */
record Qr(double[][] reflectors, double[][] r) {
  private static final double TOLERANCE = 1e-10;

  /** Refuses a column that the earlier ones give already, by its name. */
  static Qr of(double[][] columns, List<String> names) {
    return of(columns, names, TOLERANCE);
  }

  /**
   * @param tolerance share of a column's length that the earlier ones may leave of it
   */
  static Qr of(double[][] columns, List<String> names, double tolerance) {
    int p = columns.length;
    int n = columns[0].length;
    if (n < p) {
      throw new IllegalArgumentException("%d rows for %d coefficients".formatted(n, p));
    }
    double[][] a = new double[p][];
    for (int j = 0; j < p; j++) {
      a[j] = columns[j].clone();
    }
    double[][] r = new double[p][p];
    for (int j = 0; j < p; j++) {
      double whole = norm(a[j], 0);
      for (int k = 0; k < j; k++) {
        reflect(a[k], k, a[j]);
        r[k][j] = a[j][k];
      }
      double left = norm(a[j], j);
      if (!(left > tolerance * whole)) {
        throw new IllegalArgumentException(
            names.get(j)
                + " is a combination of the columns before it; its coefficient is unknown");
      }
      r[j][j] = a[j][j] > 0 ? -left : left;
      a[j][j] -= r[j][j];
      double length = norm(a[j], j);
      for (int i = j; i < n; i++) {
        a[j][i] /= length;
      }
    }
    return new Qr(a, r);
  }

  /** Coefficients that bring the columns nearest to y. */
  double[] solve(double[] y) {
    double[] turned = y.clone();
    int p = r.length;
    for (int j = 0; j < p; j++) {
      reflect(reflectors[j], j, turned);
    }
    double[] coefficients = new double[p];
    for (int j = p - 1; j >= 0; j--) {
      double sum = turned[j];
      for (int k = j + 1; k < p; k++) {
        sum -= r[j][k] * coefficients[k];
      }
      coefficients[j] = sum / r[j][j];
    }
    return coefficients;
  }

  /** What the columns leave of y. */
  double[] residuals(double[] y) {
    double[] turned = y.clone();
    int p = r.length;
    for (int j = 0; j < p; j++) {
      reflect(reflectors[j], j, turned);
    }
    for (int j = 0; j < p; j++) {
      turned[j] = 0;
    }
    for (int j = p - 1; j >= 0; j--) {
      reflect(reflectors[j], j, turned);
    }
    return turned;
  }

  /** Inverse of the upper triangle: a root of the inverse of X'X, in rows. */
  double[][] inverse() {
    int p = r.length;
    double[][] inverse = new double[p][p];
    for (int j = 0; j < p; j++) {
      inverse[j][j] = 1 / r[j][j];
      for (int i = j - 1; i >= 0; i--) {
        double sum = 0;
        for (int k = i + 1; k <= j; k++) {
          sum -= r[i][k] * inverse[k][j];
        }
        inverse[i][j] = sum / r[i][i];
      }
    }
    return inverse;
  }

  private static void reflect(double[] reflector, int from, double[] y) {
    double dot = 0;
    for (int i = from; i < y.length; i++) {
      dot += reflector[i] * y[i];
    }
    for (int i = from; i < y.length; i++) {
      y[i] -= 2 * dot * reflector[i];
    }
  }

  private static double norm(double[] x, int from) {
    double squares = 0;
    for (int i = from; i < x.length; i++) {
      squares += x[i] * x[i];
    }
    return Math.sqrt(squares);
  }
}
