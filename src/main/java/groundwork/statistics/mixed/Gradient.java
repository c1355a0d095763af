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
    for (int g = 0; g < structure.factors.size(); g++) {
      int k = structure.factors.get(g).k();
      double[] t = structure.t(g, at.of().system.theta);
      structure.gather(g, whitened.tracesTimesT(g), 2, log);
      if (at.of().estimator == Estimator.REML) {
        double[] fixed = whitened.quadratic(g, at.fixed());
        structure.gather(g, Dense.times(fixed, t, k, k, k), -2, log);
      }
      double[] squares = whitened.quadratic(g, at.residual());
      structure.gather(g, Dense.times(squares, t, k, k, k), -2, rss);
    }
    return new Gradient(log, rss);
  }

  /** Of the profiled deviance. */
  double[] profiled(Solution at) {
    double[] out = logDeterminants.clone();
    Dense.axpy(at.of().divisor() / at.rss(), rss, 0, out, 0, out.length);
    return out;
  }
}
