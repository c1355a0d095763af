package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A linear mixed model y = Xβ + Zb + ε with b ~ N(0, σ²ΛΛ'), ε ~ N(0, σ²I), fitted by profiled
 * (restricted) likelihood.
 *
 * @param estimator REML or ML
 * @param coefficients β, one a fixed column, in units of y per unit of the column
 * @param vcov covariance of the coefficients given theta, p x p
 * @param theta relative covariance factors, term by term, lower triangles column by column
 * @param sigma residual standard deviation, in units of y
 * @param random standard deviations and correlations, one a term in the order given
 * @param modes conditional modes of the random effects, one a term in the order given
 * @param logLik log likelihood; under REML the restricted one
 * @param deviance -2 logLik; under REML the REML criterion
 * @param aic deviance + 2 npar
 * @param bic deviance + log(n) npar
 * @param npar fixed coefficients, elements of theta, and sigma
 * @param n observations
 * @param groups levels that occur, by grouping factor
 * @param evaluations of the deviance with its gradient
 * @param converged whether the gradient vanished to rounding
 * @param singular which variances lie on the boundary; empty for a regular fit
 * @param fitted Xβ + Zb, one an observation
 * @param residuals y - fitted
 * @param frame the data, for refits and tests; not part of the result
 * @see <a href="https://doi.org/10.18637/jss.v067.i01">Bates et al. (2015)</a>
 */
public record LinearMixedModel(
    Estimator estimator,
    double[] coefficients,
    double[][] vcov,
    double[] theta,
    double sigma,
    List<RandomEffects> random,
    List<ConditionalModes> modes,
    double logLik,
    double deviance,
    double aic,
    double bic,
    int npar,
    int n,
    Map<String, Integer> groups,
    int evaluations,
    boolean converged,
    List<String> singular,
    double[] fitted,
    double[] residuals,
    ModelFrame frame) {

  /**
   * Fits the model.
   *
   * @param y n finite values
   * @param x fixed columns, {@code x[j][i]} is column j of observation i; linearly independent
   * @param terms at least one random term over the n observations
   * @throws IllegalArgumentException if lengths differ, a value is not finite, the fixed columns
   *     are linearly dependent, there are no more observations than fixed columns, or a grouping
   *     factor has one level or as many effects as there are observations
   */
  public static LinearMixedModel fit(
      double[] y, double[][] x, List<RandomTerm> terms, Estimator estimator) {
    return new ModelFrame(y, x, terms).fit(estimator);
  }

  /** Whether a variance lies on the boundary, or a correlation is ±1. */
  public boolean isSingular() {
    return !singular.isEmpty();
  }

  /** Standard errors of the coefficients. */
  public double[] standardErrors() {
    double[] out = new double[vcov.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = Math.sqrt(vcov[j][j]);
    }
    return out;
  }

  /** The same data fitted by another estimator. */
  public LinearMixedModel refit(Estimator other) {
    return other == estimator ? this : frame.fit(other);
  }

  static List<String> boundary(RandomStructure structure, double[] estimate) {
    double[] unit = structure.units();
    double[] theta = new double[estimate.length];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = estimate[i] / unit[i];
    }
    var out = new ArrayList<String>();
    int at = 0;
    for (RandomTerm term : structure.terms) {
      int k = term.z().length;
      for (int c = 0; c < k; c++) {
        if (Math.abs(theta[at]) < SINGULAR) {
          boolean none = true;
          for (int r = 0; r < c; r++) {
            none &= Math.abs(theta[index(at, c, k, r)]) < SINGULAR;
          }
          out.add(
              none
                  ? "the variance of %s by %s is estimated as zero"
                      .formatted(term.names().get(c), term.group())
                  : "%s by %s is estimated as a linear combination of the terms before it"
                      .formatted(term.names().get(c), term.group()));
        }
        at += k - c;
      }
    }
    return List.copyOf(out);
  }

  private static final double SINGULAR = 1e-4; // as lme4's isSingular

  /** Place of T[c][r] in theta, given the place of T[c][c]. */
  private static int index(int diagonal, int c, int k, int r) {
    int at = diagonal;
    for (int column = c; column > r; column--) {
      at -= k - (column - 1);
    }
    return at + c - r;
  }
}
