package groundwork.statistics.mixed;

import java.util.Arrays;

/**
 * A minimum with the second derivative there.
 *
 * @param x after a last Newton step
 * @param curvature of the objective, n x n row-major
 */
record Positive(double[] x, double[] curvature) {

  /** A diagonal guess of the inverse second derivative from one step along each variable. */
  static double[] guess(Objective objective, double[] at, int last) {
    int n = at.length;
    double[] guess = new double[n * n];
    objective.value(at);
    double[] here = objective.gradient();
    for (int i = 0; i < n; i++) {
      guess[i * n + i] = 1;
      if (i >= n - last) {
        double[] up = at.clone();
        up[i] += 0.05;
        if (Double.isFinite(objective.value(up))) {
          double second = Math.abs(objective.gradient()[i] - here[i]) / 0.05;
          guess[i * n + i] = 1 / Math.max(second, Math.max(0.1, Math.abs(here[i]) / 0.3));
        }
      }
    }
    return guess;
  }

  /** The last m rows and columns. */
  static double[] corner(double[] matrix, int n, int m) {
    double[] out = new double[m * m];
    for (int i = 0; i < m; i++) {
      System.arraycopy(matrix, (n - m + i) * n + n - m, out, i * m, m);
    }
    return out;
  }

  /** Block-diagonal: a matrix times a factor, and another one. */
  static double[] blocks(double[][] first, double times, double[] second, int m) {
    int p = first.length;
    int n = p + m;
    double[] out = new double[n * n];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        out[i * n + j] = times * first[i][j];
      }
    }
    for (int i = 0; i < m; i++) {
      System.arraycopy(second, i * m, out, (p + i) * n + p, m);
    }
    return out;
  }

  /** The second derivative at a minimum, and one Newton step more with it. */
  static Positive polish(Objective objective, QuasiNewton minimum) {
    int n = minimum.x().length;
    double[] steps = new double[n];
    for (int i = 0; i < n; i++) {
      double scale = Math.sqrt(Math.abs(2 * minimum.inverse()[i * n + i]));
      steps[i] = Math.clamp(2e-3 * scale, 1e-6, 1e-2);
    }
    double[] x = minimum.x().clone();
    double[] curvature = QuasiNewton.curvature(objective, x, steps);
    double[] root = curvature.clone();
    if (Dense.cholesky(root, n)) {
      double[] step = minimum.gradient().clone();
      Dense.solveTransposed(root, n, step, 1);
      Dense.solveUpper(root, n, step, 1);
      double[] next = x.clone();
      Dense.axpy(-1, step, 0, next, 0, n);
      if (objective.value(next) <= minimum.value() + 1e-10) {
        x = next;
      }
    }
    return new Positive(x, curvature);
  }

  /**
   * Covariance of the first p parameters: twice the inverse of the deviance's second derivative.
   * Parameters on a boundary may leave none; then the variances are taken as given.
   */
  double[][] covariance(int p) {
    int n = x.length;
    double[] root = curvature.clone();
    int size = n;
    if (!Dense.cholesky(root, n)) {
      size = p;
      root = new double[p * p];
      for (int i = 0; i < p; i++) {
        System.arraycopy(curvature, i * n, root, i * p, p);
      }
      if (!Dense.cholesky(root, p)) {
        double[][] unknown = new double[p][p];
        Arrays.stream(unknown).forEach(row -> Arrays.fill(row, Double.NaN));
        return unknown;
      }
    }
    double[] inverse = Dense.inverse(root, size);
    double[][] out = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        out[i][j] = 2 * inverse[i * size + j];
      }
    }
    return out;
  }
}
