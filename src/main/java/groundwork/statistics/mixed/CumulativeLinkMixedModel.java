package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import java.util.List;
import java.util.Map;

/**
 * A cumulative-link model with random effects: P(Y ≤ k) = F(threshold k - Xβ - Zb), b normal with
 * mean 0.
 *
 * @param frame data and structure of the fixed part
 * @param terms the random terms
 * @param points of the quadrature; 1 is Laplace's approximation
 * @param names thresholds, then coefficients
 * @param estimates in the order of the names
 * @param covariance of the estimates, from the second derivative of the deviance in all parameters
 * @param theta covariance factors, term by term, lower triangles column by column
 * @param random standard deviations and correlations, one a term in the order given
 * @param modes conditional modes of the random effects
 * @param logLik log likelihood (approximated)
 * @param npar number of estimates and elements of theta
 * @param groups levels that occur, by grouping factor
 * @param evaluations of the deviance until the minimum
 * @param converged whether a minimum was found
 * @param singular which variances lie on the boundary, in words
 * @param separation what hints at infinite estimates, in words
 * @see <a href="https://doi.org/10.18637/jss.v067.i01">Bates et al. (2015)</a>
 */
public record CumulativeLinkMixedModel(
    OrdinalFrame frame,
    List<RandomTerm> terms,
    int points,
    List<String> names,
    double[] estimates,
    double[][] covariance,
    double[] theta,
    List<RandomEffects> random,
    List<ConditionalModes> modes,
    double logLik,
    int npar,
    Map<String, Integer> groups,
    int evaluations,
    boolean converged,
    List<String> singular,
    List<String> separation) {

  /**
   * Laplace's approximation.
   *
   * @param terms at least one random term over the rows
   */
  public static CumulativeLinkMixedModel laplace(OrdinalFrame frame, List<RandomTerm> terms) {
    return new OrdinalFit(frame, terms).laplace();
  }

  /**
   * Adaptive Gauss-Hermite quadrature.
   *
   * @param terms one random intercept
   * @param points 2 to 100
   * @throws IllegalArgumentException if there is anything else, or the points are out of range
   */
  public static CumulativeLinkMixedModel quadrature(
      OrdinalFrame frame, List<RandomTerm> terms, int points) {
    return new OrdinalFit(frame, terms).quadrature(points);
  }

  /** Akaike's criterion. */
  public double aic() {
    return -2 * logLik + 2 * npar;
  }

  /** Schwarz's criterion, over the rows. */
  public double bic() {
    return -2 * logLik + Math.log(frame.n()) * npar;
  }

  /** Standard errors of the estimates. */
  public double[] standardErrors() {
    double[] out = new double[estimates.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = Math.sqrt(covariance[j][j]);
    }
    return out;
  }

  /** Whether a variance is zero or a correlation is ±1. */
  public boolean isSingular() {
    return !singular.isEmpty();
  }

  /** Against the same model without random effects; half the p would hold for one variance. */
  public NestedModels withoutRandom() {
    var fixed = CumulativeLinkModel.of(frame);
    return NestedModels.of(fixed.logLik(), fixed.npar(), logLik, npar);
  }
}
