package groundwork.statistics.mixed;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Likelihood-ratio test of a model against a smaller one of the same data, both by full likelihood.
 *
 * @param chiSquared twice the difference of the log likelihoods, not below 0
 * @param df difference of the numbers of parameters
 * @param p upper tail of chi-squared
 * @param boundaryP where the larger model has one more variance and no other fixed column: a
 *     variance of zero lies on the boundary, so that half the weight is on df - 1; p is then too
 *     large
 * @param small the smaller fit
 * @param large the larger fit
 * @see <a href="https://doi.org/10.2307/2533455">Stram and Lee (1994)</a>
 */
public record LikelihoodRatio(
    double chiSquared,
    int df,
    double p,
    OptionalDouble boundaryP,
    LinearMixedModel small,
    LinearMixedModel large) {

  /**
   * @param small nested in large; both are fitted again where they were not by ML
   * @throws IllegalArgumentException if the data differ or large has no more parameters
   */
  public static LikelihoodRatio of(LinearMixedModel small, LinearMixedModel large) {
    if (!Arrays.equals(small.frame().y, large.frame().y)) {
      throw new IllegalArgumentException("small and large are models of different data");
    }
    int df = large.npar() - small.npar();
    if (df < 1) {
      throw new IllegalArgumentException(
          "large has %d parameters and small has %d".formatted(large.npar(), small.npar()));
    }
    var one = small.refit(Estimator.ML);
    var two = large.refit(Estimator.ML);
    double statistic = Math.max(0, one.deviance() - two.deviance());
    return new LikelihoodRatio(
        statistic, df, tail(statistic, df), boundary(statistic, df, one, two), one, two);
  }

  private static OptionalDouble boundary(
      double statistic, int df, LinearMixedModel small, LinearMixedModel large) {
    int variances = variances(large) - variances(small);
    if (variances != 1 || small.coefficients().length != large.coefficients().length) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((tail(statistic, df - 1) + tail(statistic, df)) / 2);
  }

  private static int variances(LinearMixedModel fit) {
    return fit.random().stream().mapToInt(term -> term.sd().length).sum();
  }

  private static double tail(double statistic, int df) {
    if (df == 0) {
      return statistic > 0 ? 0 : 1;
    }
    return ChiSquaredDistribution.of(df).survivalProbability(statistic);
  }
}
