package groundwork.statistics.mixed;

import groundwork.statistics.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate with its t test against zero and its Wald interval.
 *
 * @param estimate in units of the response
 * @param se standard error, same unit
 * @param df degrees of freedom of t
 * @param t estimate / se
 * @param p two-sided
 * @param interval estimate ± t quantile · se
 */
public record Effect(double estimate, double se, double df, double t, double p, Interval interval) {
  static Effect of(double estimate, double se, double df, double level) {
    var distribution = TDistribution.of(df);
    double t = estimate / se;
    double half = distribution.inverseCumulativeProbability((1 + level) / 2) * se;
    return new Effect(
        estimate,
        se,
        df,
        t,
        2 * distribution.survivalProbability(Math.abs(t)),
        new Interval(estimate - half, estimate + half, level));
  }
}
