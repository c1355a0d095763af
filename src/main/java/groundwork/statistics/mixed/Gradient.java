package groundwork.statistics.mixed;

import groundwork.statistics.mixed.ProfiledDeviance.Solution;

/**
 * Derivatives in theta.
 *
 * @param logDeterminants of log|V|, under REML of log|V| + log|X'V⁻¹X|
 * @param rss of the residual sum of squares
 */
record Gradient(double[] logDeterminants, double[] rss) {
  static Gradient of(Whitened whitened) {
    Solution at = whitened.at;
    var structure = at.of().system.structure;
    double[] log = new double[structure.thetas];
    double[] rss = new double[structure.thetas];
    double[] residual = whitened.residual();
    for (int g = 0; g < structure.factors.size(); g++) {
      int k = structure.factors.get(g).k();
      double[] t = structure.t(g, at.of().system.theta);
      structure.gather(g, whitened.tracesTimesT(g), 2, log);
      if (at.of().estimator == Estimator.REML) {
        double[] fixed = whitened.quadratic(g, at.covariance());
        structure.gather(g, Dense.times(fixed, t, k, k, k), -2, log);
      }
      structure.gather(g, Dense.times(squares(at, g, residual), t, k, k, k), -2, rss);
    }
    return new Gradient(log, rss);
  }

  /** Σ over levels of the outer products of Z'V⁻¹(y - Xβ). */
  static double[] squares(Solution at, int g, double[] residual) {
    var factor = at.of().factor(g);
    int k = factor.k();
    double[] sum = new double[k * k];
    for (int l = 0; l < factor.size(); l++) {
      int first = factor.offset() + l * k;
      for (int a = 0; a < k; a++) {
        Dense.axpy(residual[first + a], residual, first, sum, a * k, k);
      }
    }
    return sum;
  }

  /** Of the profiled deviance. */
  double[] profiled(Solution at) {
    double[] out = logDeterminants.clone();
    Dense.axpy(at.of().divisor() / at.rss(), rss, 0, out, 0, out.length);
    return out;
  }
}
