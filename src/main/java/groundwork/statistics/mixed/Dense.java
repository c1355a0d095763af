package groundwork.statistics.mixed;

/**
 * Small dense linear algebra on row-major arrays. Loops run along rows so that the compiler can use
 * vector instructions.
 */
final class Dense {
  private Dense() {}

  /**
   * Cholesky in place: the upper triangle of a becomes U with U'U = a; the lower is left alone.
   *
   * @param a n x n, row-major, only the upper triangle is read
   * @return whether a is positive definite
   */
  static boolean cholesky(double[] a, int n) {
    for (int k = 0; k < n; k++) {
      int rowK = k * n;
      double pivot = a[rowK + k];
      if (!(pivot > 0)) { // the negation also refuses NaN
        return false;
      }
      double root = Math.sqrt(pivot);
      a[rowK + k] = root;
      double inverse = 1 / root;
      for (int j = k + 1; j < n; j++) {
        a[rowK + j] *= inverse;
      }
      for (int i = k + 1; i < n; i++) {
        double factor = a[rowK + i];
        if (factor != 0) {
          int rowI = i * n;
          for (int j = i; j < n; j++) {
            a[rowI + j] -= factor * a[rowK + j];
          }
        }
      }
    }
    return true;
  }

  /** 2 log det U: the log determinant of U'U. */
  static double logDeterminant(double[] u, int n) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += Math.log(u[k * n + k]);
    }
    return 2 * sum;
  }

  /** B becomes U'^-1 B; b is n x m, row-major. */
  static void solveTransposed(double[] u, int n, double[] b, int m) {
    for (int k = 0; k < n; k++) {
      int rowK = k * m;
      double inverse = 1 / u[k * n + k];
      for (int c = 0; c < m; c++) {
        b[rowK + c] *= inverse;
      }
      for (int i = k + 1; i < n; i++) {
        double factor = u[k * n + i];
        if (factor != 0) {
          for (int c = 0; c < m; c++) {
            b[i * m + c] -= factor * b[rowK + c];
          }
        }
      }
    }
  }

  /** B becomes U^-1 B; b is n x m, row-major. */
  static void solveUpper(double[] u, int n, double[] b, int m) {
    for (int k = n - 1; k >= 0; k--) {
      int rowK = k * m;
      for (int j = k + 1; j < n; j++) {
        double factor = u[k * n + j];
        if (factor != 0) {
          for (int c = 0; c < m; c++) {
            b[rowK + c] -= factor * b[j * m + c];
          }
        }
      }
      double inverse = 1 / u[k * n + k];
      for (int c = 0; c < m; c++) {
        b[rowK + c] *= inverse;
      }
    }
  }

  /** (U'U)^-1, full and symmetric. */
  static double[] inverse(double[] u, int n) {
    double[] right = new double[n * n]; // U^-1, upper
    for (int k = n - 1; k >= 0; k--) {
      int rowK = k * n;
      right[rowK + k] = 1;
      for (int j = k + 1; j < n; j++) {
        double factor = u[rowK + j];
        if (factor != 0) {
          for (int c = j; c < n; c++) {
            right[rowK + c] -= factor * right[j * n + c];
          }
        }
      }
      double inverse = 1 / u[rowK + k];
      for (int c = k; c < n; c++) {
        right[rowK + c] *= inverse;
      }
    }
    double[] left = transposed(right, n, n);
    double[] product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = i; k < n; k++) {
        axpy(right[i * n + k], left, k * n, product, i * n, i + 1);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        product[i * n + j] = product[j * n + i];
      }
    }
    return product;
  }

  /** Copies the upper triangle to the lower. */
  static void mirror(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        a[j * n + i] = a[i * n + j];
      }
    }
  }

  /** y[at..] += a x[from..] over n elements. */
  static void axpy(double a, double[] x, int from, double[] y, int at, int n) {
    for (int i = 0; i < n; i++) {
      y[at + i] += a * x[from + i];
    }
  }

  static double dot(double[] x, int from, double[] y, int at, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[from + i] * y[at + i];
    }
    return sum;
  }

  static double[] transposed(double[] a, int rows, int columns) {
    double[] out = new double[a.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out[j * rows + i] = a[i * columns + j];
      }
    }
    return out;
  }

  /** A B with A rows x inner and B inner x columns. */
  static double[] times(double[] a, double[] b, int rows, int inner, int columns) {
    double[] out = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        double factor = a[i * inner + k];
        if (factor != 0) {
          axpy(factor, b, k * columns, out, i * columns, columns);
        }
      }
    }
    return out;
  }

  /** A'B with A inner x rows and B inner x columns. */
  static double[] crossed(double[] a, double[] b, int inner, int rows, int columns) {
    double[] out = new double[rows * columns];
    for (int k = 0; k < inner; k++) {
      for (int i = 0; i < rows; i++) {
        double factor = a[k * rows + i];
        if (factor != 0) {
          axpy(factor, b, k * columns, out, i * columns, columns);
        }
      }
    }
    return out;
  }
}
