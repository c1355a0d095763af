package groundwork.statistics.groups;

import groundwork.statistics.Check;
import java.util.function.ToDoubleFunction;

/**
 * What marginal means need to know of a fitted model, whatever its kind.
 *
 * @param estimates one for each column of the design
 * @param covariance of the estimates
 * @param df degrees of freedom of a linear combination of the estimates; infinite for a normal
 *     reference
 */
public record Coefficients(
    double[] estimates, double[][] covariance, ToDoubleFunction<double[]> df) {
  /**
   * @throws IllegalArgumentException if the shapes differ or a value is not finite
   */
  public Coefficients {
    Check.sample("estimates", estimates, 1);
    Check.sameLength("covariance", covariance.length, "estimates", estimates.length);
    for (int i = 0; i < covariance.length; i++) {
      Check.sample("covariance[" + i + "]", covariance[i], 1);
      Check.sameLength(
          "covariance[" + i + "]", covariance[i].length, "estimates", estimates.length);
    }
  }

  /** With the same degrees of freedom for every combination: of a linear model, or infinite. */
  public static Coefficients of(double[] estimates, double[][] covariance, double df) {
    return new Coefficients(estimates, covariance, weights -> df);
  }

  /**
   * Least squares of a linear model.
   *
   * @param y one value for each unit
   * @param x columns first, linearly independent
   * @throws IllegalArgumentException if shapes differ, a value is not finite, the columns are
   *     linearly dependent, or the units are no more than the columns
   */
  public static Coefficients leastSquares(double[] y, double[][] x) {
    return LeastSquares.of(y, x).coefficients();
  }

  /** A linear combination of the coefficients, with its error. */
  public Linear combine(double[] weights) {
    Check.sameLength("weights", weights.length, "estimates", estimates.length);
    double estimate = Projections.dot(weights, estimates);
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        variance += weights[i] * Projections.dot(covariance[i], weights);
      }
    }
    return new Linear(estimate, Math.sqrt(Math.max(0, variance)), df.applyAsDouble(weights));
  }

  /**
   * @param standardError 0 for a combination that the model fixes
   * @param df may be infinite
   */
  public record Linear(double estimate, double standardError, double df) {}
}
