package groundwork.statistics.mixed;

/**
 * Likelihood of rows, each through one linear predictor, and perhaps a few more parameters that all
 * rows share (the shape: thresholds). Log-concave in the predictor.
 */
interface Likelihood {
  int rows();

  /** Number of shape parameters. */
  int shapes();

  /**
   * Log likelihood with its derivatives in the predictor.
   *
   * @param score first derivative of each row, filled
   * @param curvature minus the second derivative, filled; not negative
   * @return the sum; NaN or minus infinity where the shape is impossible
   */
  double at(double[] eta, double[] shape, double[] score, double[] curvature);

  /** Log likelihood of each row, without {@link #constant}. */
  void each(double[] eta, double[] shape, double[] out);

  /** The part of the log likelihood that depends on no parameter. */
  double constant();

  /**
   * Whether Laplace's determinant takes other weights than the curvature: glmer's takes the
   * expected ones, which differ for links that are not canonical.
   */
  boolean expected();

  /**
   * The determinant's weights.
   *
   * @param weight filled
   * @param slope its derivative in the predictor, filled
   */
  void weights(double[] eta, double[] shape, double[] weight, double[] slope);

  /**
   * Derivative of the deviance in the shape: the sum over rows of -2 dl + leverage dw + adjoint ds,
   * with l the log likelihood, w the weight and s the score of the row.
   */
  double[] shapeGradient(double[] eta, double[] shape, double[] leverage, double[] adjoint);
}
