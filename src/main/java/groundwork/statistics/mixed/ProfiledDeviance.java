package groundwork.statistics.mixed;

import groundwork.statistics.mixed.Minimum.Point;
import groundwork.statistics.mixed.RandomStructure.Factor;
import java.util.Arrays;

/**
 * Minus twice the (restricted) log likelihood of a linear mixed model, profiled over fixed effects
 * and sigma, with its gradient in theta.
 *
 * <p>With V = I + ZΛΛ'Z' the cross-products Z'V⁻¹Z and Z'V⁻¹X follow from the blocked system
 * without any division by theta, so that value and gradient hold on the boundary too: ∂log|V| = 2
 * tr(Z'V⁻¹ZΛ ∂Λ'), and with P = V⁻¹ - V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹ in place of V⁻¹ for REML.
 */
final class ProfiledDeviance {
  final BlockedSystem system;
  final FixedDesign design;
  final Estimator estimator;
  final int n;
  final int columns; // p fixed ones and the response
  final double[] z1; // levels x k x columns: Z1'[q, residual]
  final double[] z2; // q2 x columns
  final double[] xx; // columns x columns
  private final LevelClasses classes; // or null
  private Aggregates aggregates;

  ProfiledDeviance(
      BlockedSystem system, LevelClasses classes, FixedDesign design, Estimator estimator) {
    this.classes = classes;
    this.system = system;
    this.design = design;
    this.estimator = estimator;
    n = system.n;
    columns = design.p() + 1;
    z1 = new double[system.main.effects() * columns];
    z2 = new double[system.q2 * columns];
    xx = new double[columns * columns];
    for (int j = 0; j < design.p(); j++) {
      sums(design.q()[j], j);
      xx[j * columns + j] = 1;
    }
    response(design.residual());
  }

  /** Another response in place of the residual: not necessarily orthogonal to the columns. */
  void response(double[] residual) {
    aggregates = null;
    int y = columns - 1;
    sums(residual, y);
    for (int j = 0; j < y; j++) {
      double product = Dense.dot(design.q()[j], 0, residual, 0, n);
      xx[j * columns + y] = product;
      xx[y * columns + j] = product;
    }
    xx[y * columns + y] = Dense.dot(residual, 0, residual, 0, n);
  }

  private void sums(double[] column, int to) {
    double[] all = system.sums(column);
    int first = system.main.effects();
    for (int e = 0; e < first; e++) {
      z1[e * columns + to] = all[e];
    }
    for (int e = first; e < all.length; e++) {
      z2[(e - first) * columns + to] = all[e];
    }
  }

  /** Degrees of freedom of the residual sum of squares: n - p under REML, n under ML. */
  int divisor() {
    return estimator == Estimator.REML ? n - design.p() : n;
  }

  /** The deviance alone. */
  double value(double[] theta) {
    return solve(theta).deviance();
  }

  /** The deviance and its gradient. */
  Point point(double[] theta) {
    var parts = parts(theta);
    return new Point(parts.at.deviance(), parts.gradient.profiled(parts.at));
  }

  /** What value and gradient are made of, before sigma is profiled out. */
  record Parts(Solution at, Gradient gradient) {}

  Parts parts(double[] theta) {
    if (classes == null) {
      Solution at = solve(theta);
      return new Parts(at, Gradient.of(Whitened.of(at)));
    }
    if (aggregates == null) {
      aggregates = new Aggregates(this, classes);
    }
    Solution at = aggregates.solve(theta);
    return new Parts(at, Gradient.of(Whitened.of(at, aggregates)));
  }

  /** Factor, solve, and what follows from it. */
  Solution solve(double[] theta) {
    system.factor(theta);
    return Solution.of(this);
  }

  /** Residual sum of squares and everything of the fixed part at one theta. */
  record Solution(
      ProfiledDeviance of,
      double[] cross, // [q, y]'V⁻¹[q, y]
      double[] h2, // Z2'V1⁻¹[q, y]
      double[] gamma, // coefficients on q
      double[] covariance, // (q'V⁻¹q)⁻¹
      double rss,
      double logDetX) {

    static Solution of(ProfiledDeviance of) {
      var system = of.system;
      int columns = of.columns;
      int k = system.k;
      double[] cross = of.xx.clone();
      double[] h2 = of.z2.clone();
      double[] t = system.structure.t(0, system.theta);
      double[] g = new double[k * columns];
      for (int l = 0; l < system.levels; l++) {
        of.half(l, t, g);
        for (int a = 0; a < k; a++) {
          for (int i = 0; i < columns; i++) {
            Dense.axpy(-g[a * columns + i], g, a * columns, cross, i * columns, columns);
          }
          int start = system.border.start(l);
          int touched = system.border.touched(l);
          for (int j = 0; j < touched; j++) {
            double factor = system.f[start * k + a * touched + j];
            int row = system.border.columns()[start + j] * columns;
            Dense.axpy(-factor, g, a * columns, h2, row, columns);
          }
        }
      }
      return of(of, cross, h2);
    }

    static Solution of(ProfiledDeviance of, double[] cross, double[] h2) {
      var system = of.system;
      int columns = of.columns;
      double[] half = h2.clone();
      system.lambda2TransposedTimes(half, columns);
      Dense.solveTransposed(system.s, system.q2, half, columns);
      double[] second = Dense.crossed(half, half, system.q2, columns, columns);
      for (int i = 0; i < cross.length; i++) {
        cross[i] -= second[i];
      }
      int p = columns - 1;
      double[] x = new double[p * p];
      double[] gamma = new double[p];
      for (int i = 0; i < p; i++) {
        System.arraycopy(cross, i * columns, x, i * p, p);
        gamma[i] = cross[i * columns + p];
      }
      if (!Dense.cholesky(x, p)) {
        throw new ArithmeticException(
            "the fixed columns are not told apart at theta " + Arrays.toString(system.theta));
      }
      Dense.solveTransposed(x, p, gamma, 1);
      double rss = cross[p * columns + p] - Dense.dot(gamma, 0, gamma, 0, p);
      Dense.solveUpper(x, p, gamma, 1);
      return new Solution(
          of, cross, h2, gamma, Dense.inverse(x, p), rss, Dense.logDeterminant(x, p));
    }

    /** log|V|, and under REML log|X'V⁻¹X| on the scale of x. */
    double logDeterminants() {
      double log = of.system.logDeterminant();
      return of.estimator == Estimator.REML ? log + logDetX + of.design.logDeterminant() : log;
    }

    /** (q'V⁻¹q)⁻¹ over all columns, zero for the response. */
    double[] fixed() {
      int p = of.columns - 1;
      double[] out = new double[of.columns * of.columns];
      for (int i = 0; i < p; i++) {
        System.arraycopy(covariance, i * p, out, i * of.columns, p);
      }
      return out;
    }

    /** The outer product of (-gamma, 1): what makes squares of residuals out of the columns. */
    double[] residual() {
      double[] weights = new double[of.columns];
      for (int i = 0; i < gamma.length; i++) {
        weights[i] = -gamma[i];
      }
      weights[gamma.length] = 1;
      return Dense.times(weights, weights, of.columns, 1, of.columns);
    }

    double deviance() {
      double d = of.divisor();
      return logDeterminants() + d * (1 + Math.log(2 * Math.PI * rss / d));
    }

    double sigma() {
      return Math.sqrt(rss / of.divisor());
    }
  }

  /** g = M'^-1 T1' Z1'[q, y] of one level. */
  private void half(int l, double[] t, double[] g) {
    int k = system.k;
    Arrays.fill(g, 0);
    for (int a = 0; a < k; a++) {
      for (int r = a; r < k; r++) {
        Dense.axpy(t[r * k + a], z1, (l * k + r) * columns, g, a * columns, columns);
      }
    }
    int at = l * k * k;
    for (int a = 0; a < k; a++) {
      for (int r = 0; r < a; r++) {
        Dense.axpy(-system.m[at + r * k + a], g, r * columns, g, a * columns, columns);
      }
      double inverse = 1 / system.m[at + a * k + a];
      for (int j = 0; j < columns; j++) {
        g[a * columns + j] *= inverse;
      }
    }
  }

  Factor factor(int g) {
    return system.structure.factors.get(g);
  }
}
