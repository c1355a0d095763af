package groundwork.statistics.mixed;

import java.util.Arrays;

/**
 * Where the variance of a binomial mixed model lies on the scale of its link; what a single trial
 * adds is either the link's own variance or, by the delta method, what it is at the mean chance.
 *
 * @see <a href="https://doi.org/10.1098/rsif.2017.0213">Nakagawa, Johnson and Schielzeth (2017)</a>
 */
public final class BinomialVariance {
  private BinomialVariance() {}

  /** With the variance of the link's distribution: π²/3 for the logit. */
  public static VarianceExplained theoretical(BinomialMixedModel fit) {
    return of(fit, fit.frame().link().variance());
  }

  /**
   * With the variance of an observed share at the mean chance, carried to the link: for the logit 1
   * / (p (1 - p)).
   */
  public static VarianceExplained delta(BinomialMixedModel fit) {
    var link = fit.frame().link();
    double p =
        Arrays.stream(fit.frame().successes()).sum() / Arrays.stream(fit.frame().trials()).sum();
    double density = link.density(link.predictor(p));
    return of(fit, p * (1 - p) / (density * density));
  }

  private static VarianceExplained of(BinomialMixedModel fit, double trial) {
    var frame = fit.frame();
    double random = 0;
    for (int t = 0; t < frame.terms().size(); t++) {
      random += VarianceExplained.mean(frame.terms().get(t), fit.random().get(t).covariance());
    }
    return new VarianceExplained(
        VarianceExplained.fixed(frame.x(), fit.coefficients()), random, trial);
  }
}
