package groundwork.statistics.mixed;

import groundwork.statistics.Mean;
import groundwork.statistics.design.RandomTerm;

/**
 * Where the variance of a response lies. Random slopes count with the mean over the observations of
 * z'Σz (Johnson's extension).
 *
 * @param fixed variance of Xβ, n - 1 in the denominator
 * @param random mean variance of the random part
 * @param residual sigma²; of a binomial model the variance of its link
 * @see <a href="https://doi.org/10.1111/j.2041-210x.2012.00261.x">Nakagawa and Schielzeth
 *     (2013)</a>
 * @see <a href="https://doi.org/10.1111/2041-210X.12225">Johnson (2014)</a>
 */
public record VarianceExplained(double fixed, double random, double residual) {
  public static VarianceExplained of(LinearMixedModel fit) {
    var frame = fit.frame();
    double random = 0;
    for (int term = 0; term < frame.terms.size(); term++) {
      random += mean(frame.terms.get(term), fit.random().get(term).covariance());
    }
    return new VarianceExplained(
        fixed(frame.x, fit.coefficients()), random, fit.sigma() * fit.sigma());
  }

  /** Variance of Xβ over the observations. */
  static double fixed(double[][] x, double[] coefficients) {
    double[] linear = new double[x[0].length];
    for (int j = 0; j < x.length; j++) {
      Dense.axpy(coefficients[j], x[j], 0, linear, 0, linear.length);
    }
    return Mean.variance(linear);
  }

  /** Mean of z'Σz over the observations of one term. */
  static double mean(RandomTerm term, double[][] covariance) {
    int n = term.codes().length;
    double sum = 0;
    for (int a = 0; a < covariance.length; a++) {
      for (int b = 0; b < covariance.length; b++) {
        sum += covariance[a][b] * Dense.dot(term.z()[a], 0, term.z()[b], 0, n);
      }
    }
    return sum / n;
  }

  /** R² of the fixed part. */
  public double marginal() {
    return fixed / (fixed + random + residual);
  }

  /** R² of fixed and random part. */
  public double conditional() {
    return (fixed + random) / (fixed + random + residual);
  }

  /**
   * Share of the random part in what the fixed one leaves: the (adjusted) intraclass correlation.
   */
  public double icc() {
    return random / (random + residual);
  }
}
