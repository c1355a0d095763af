package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A binomial mixed model: F(Xβ + Zb) is the chance of success, b normal with mean 0.
 *
 * @param frame data and structure
 * @param points of the quadrature: 1 is Laplace's approximation, 0 takes the fixed coefficients
 *     into the mode (fast, slightly biased towards zero)
 * @param coefficients one a fixed column, on the scale of the link
 * @param covariance of the coefficients, from the second derivative of the deviance in all
 *     parameters (what glmer prints); where points is 0 the conditional one
 * @param conditionalCovariance the same given the variances (glmer's RX), usually a little smaller
 * @param theta covariance factors of the random effects, term by term, lower triangles column by
 *     column
 * @param random standard deviations and correlations, one a term in the order given
 * @param modes conditional modes of the random effects, one a term in the order given
 * @param logLik log likelihood (approximated)
 * @param deviance of the rows given the modes, from the model in which every row has its own chance
 * @param npar number of fixed coefficients and elements of theta
 * @param groups levels that occur, by grouping factor
 * @param predictor linear predictor of each row, random effects included
 * @param evaluations of the deviance until the minimum
 * @param converged whether a minimum was found
 * @param singular which variances lie on the boundary, in words; empty for a regular fit
 * @param separation what hints at chances of exactly 0 or 1; empty for a regular fit
 * @see <a href="https://doi.org/10.18637/jss.v067.i01">Bates et al. (2015)</a>
 */
public record BinomialMixedModel(
    BinomialFrame frame,
    int points,
    double[] coefficients,
    double[][] covariance,
    double[][] conditionalCovariance,
    double[] theta,
    List<RandomEffects> random,
    List<ConditionalModes> modes,
    double logLik,
    double deviance,
    int npar,
    Map<String, Integer> groups,
    double[] predictor,
    int evaluations,
    boolean converged,
    List<String> singular,
    List<String> separation) {

  /**
   * Laplace's approximation.
   *
   * @throws IllegalArgumentException if the fixed columns are linearly dependent or a grouping
   *     factor does not fit the rows
   */
  public static BinomialMixedModel laplace(BinomialFrame frame) {
    return new BinomialFit(frame).laplace();
  }

  /** The fixed coefficients taken into the mode: glmer's nAGQ = 0. */
  public static BinomialMixedModel joint(BinomialFrame frame) {
    return new BinomialFit(frame).joint();
  }

  /**
   * Adaptive Gauss-Hermite quadrature, more exact than Laplace where levels have few rows.
   *
   * @param points 2 to 100
   * @throws IllegalArgumentException as {@link #laplace}, or if there is anything but one random
   *     term with one column, or the number of points is out of range
   */
  public static BinomialMixedModel quadrature(BinomialFrame frame, int points) {
    return new BinomialFit(frame).quadrature(points);
  }

  /** Akaike's criterion. */
  public double aic() {
    return -2 * logLik + 2 * npar;
  }

  /** Schwarz's criterion, over the rows. */
  public double bic() {
    return -2 * logLik + Math.log(frame.n()) * npar;
  }

  /**
   * Log likelihood less that of the model in which every row has its own chance. For yes or no both
   * are the same; with nAGQ above 1 this is what glmer calls the log likelihood.
   */
  public double relativeLogLik() {
    return logLik
        - BinomialLikelihood.of(frame.successes(), frame.trials(), frame.link()).saturated();
  }

  /** Number of rows. */
  public int n() {
    return frame.n();
  }

  /** Standard errors of the coefficients. */
  public double[] standardErrors() {
    return roots(covariance);
  }

  /** Standard errors given the variances. */
  public double[] conditionalErrors() {
    return roots(conditionalCovariance);
  }

  private static double[] roots(double[][] covariance) {
    double[] out = new double[covariance.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = Math.sqrt(covariance[j][j]);
    }
    return out;
  }

  /** Chance of success of each row, random effects included. */
  public double[] fitted() {
    double[] out = new double[predictor.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = frame.link().chance(predictor[i]);
    }
    return out;
  }

  /** Whether a variance is zero or a correlation is ±1. */
  public boolean isSingular() {
    return !singular.isEmpty();
  }

  static Map<String, Integer> groups(RandomStructure structure) {
    var groups = new LinkedHashMap<String, Integer>();
    for (RandomTerm term : structure.terms) {
      structure.factors.stream()
          .filter(factor -> factor.group().equals(term.group()))
          .forEach(factor -> groups.put(factor.group(), factor.size()));
    }
    return groups;
  }

  static List<RandomEffects> random(RandomStructure structure, double[] theta) {
    var random = new ArrayList<RandomEffects>();
    for (int t = 0; t < structure.terms.size(); t++) {
      int first = structure.places.get(t).theta();
      random.add(RandomEffects.of(structure.terms.get(t), theta, first, 1));
    }
    return List.copyOf(random);
  }
}
