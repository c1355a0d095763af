package groundwork.statistics.mixed;

/**
 * The fixed columns made orthonormal and the response made its residual on them, so that sums of
 * squares keep their digits whatever the units. Coefficients return by {@link #coefficients}.
 *
 * @param q p orthonormal columns
 * @param r upper triangle with x = q r, p x p row-major
 * @param residual of y on x
 * @param ols least-squares coefficients on x
 */
record FixedDesign(double[][] q, double[] r, double[] residual, double[] ols) {
  private static final double RANK = 1e-9; // R's qr drops columns at 1e-7; here they are refused

  /**
   * Gram-Schmidt, twice.
   *
   * @throws IllegalArgumentException if a column is a linear combination of those before it
   */
  static FixedDesign of(double[] y, double[][] x) {
    int p = x.length;
    double[][] q = new double[p][];
    double[] r = new double[p * p];
    for (int j = 0; j < p; j++) {
      double[] column = x[j].clone();
      double size = Math.sqrt(Dense.dot(column, 0, column, 0, column.length));
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < j; i++) {
          double along = Dense.dot(q[i], 0, column, 0, column.length);
          Dense.axpy(-along, q[i], 0, column, 0, column.length);
          r[i * p + j] += along;
        }
      }
      double left = Math.sqrt(Dense.dot(column, 0, column, 0, column.length));
      if (!(left > RANK * size)) {
        throw new IllegalArgumentException(
            "x[%d] is a linear combination of the columns before it".formatted(j));
      }
      for (int i = 0; i < column.length; i++) {
        column[i] /= left;
      }
      r[j * p + j] = left;
      q[j] = column;
    }
    double[] residual = y.clone();
    double[] ols = new double[p];
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < p; j++) {
        double along = Dense.dot(q[j], 0, residual, 0, residual.length);
        Dense.axpy(-along, q[j], 0, residual, 0, residual.length);
        ols[j] += along;
      }
    }
    Dense.solveUpper(r, p, ols, 1);
    return new FixedDesign(q, r, residual, ols);
  }

  int p() {
    return q.length;
  }

  /** Coefficients on x from those of the residual on q. */
  double[] coefficients(double[] gamma) {
    double[] out = gamma.clone();
    Dense.solveUpper(r, p(), out, 1);
    for (int j = 0; j < out.length; j++) {
      out[j] += ols[j];
    }
    return out;
  }

  /** R^-1 A R^-T: a covariance on q's scale brought to x's. */
  double[] covariance(double[] a) {
    double[] half = a.clone();
    Dense.solveUpper(r, p(), half, p());
    double[] flipped = Dense.transposed(half, p(), p());
    Dense.solveUpper(r, p(), flipped, p());
    return flipped;
  }

  double logDeterminant() {
    return Dense.logDeterminant(r, p());
  }
}
