package groundwork.statistics.mixed;

/**
 * How exact t and F tests of a linear mixed model's fixed effects are made: a covariance of the
 * coefficients and denominator degrees of freedom for each hypothesis.
 */
public interface DegreesOfFreedom {
  /** Coefficients of the fit. */
  double[] coefficients();

  /** Covariance of the coefficients, p x p; Kenward and Roger's is adjusted. */
  double[][] vcov();

  /**
   * Of one contrast of the coefficients.
   *
   * @param contrast p weights, not all zero
   */
  double df(double[] contrast);

  /**
   * Test of Lβ = 0.
   *
   * @param l rows of p weights, at least one that is not zero; dependent rows count once
   */
  FTest test(double[][] l);

  /** One coefficient with its test and interval. */
  default Effect coefficient(int j, double level) {
    double[] contrast = new double[coefficients().length];
    contrast[j] = 1;
    return contrast(contrast, level);
  }

  /** A weighted sum of coefficients with its test and interval. */
  default Effect contrast(double[] contrast, double level) {
    double estimate = 0;
    double variance = 0;
    double[][] vcov = vcov();
    for (int i = 0; i < contrast.length; i++) {
      estimate += contrast[i] * coefficients()[i];
      for (int j = 0; j < contrast.length; j++) {
        variance += contrast[i] * contrast[j] * vcov[i][j];
      }
    }
    return Effect.of(estimate, Math.sqrt(variance), df(contrast), level);
  }
}
