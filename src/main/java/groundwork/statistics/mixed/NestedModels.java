package groundwork.statistics.mixed;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Likelihood-ratio test of a model within a larger one.
 *
 * @param statistic twice the difference of the log likelihoods, not negative
 * @param df difference of the numbers of parameters
 * @param p from the chi-square distribution; for variances on their boundary it is too large
 * @see <a href="https://doi.org/10.1214/aoms/1177732360">Wilks (1938)</a>
 */
public record NestedModels(double statistic, int df, double p) {
  /**
   * @throws IllegalArgumentException if the larger model does not have more parameters, or a log
   *     likelihood is not finite
   */
  public static NestedModels of(double smaller, int itsParameters, double larger, int parameters) {
    if (parameters <= itsParameters) {
      throw new IllegalArgumentException(
          "parameters are %d and %d; the larger model has more"
              .formatted(itsParameters, parameters));
    }
    if (!Double.isFinite(smaller) || !Double.isFinite(larger)) {
      throw new IllegalArgumentException(
          "log likelihoods are %s and %s".formatted(smaller, larger));
    }
    double statistic = Math.max(0, 2 * (larger - smaller));
    int df = parameters - itsParameters;
    return new NestedModels(
        statistic, df, ChiSquaredDistribution.of(df).survivalProbability(statistic));
  }
}
