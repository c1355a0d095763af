package groundwork.statistics.association;

import groundwork.statistics.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One coefficient of a regression.
 *
 * @param name of its column
 * @param estimate per unit of the column, in the unit of the response or in log odds
 * @param se standard error
 * @param statistic estimate / se: t, or z where df is infinite
 * @param df degrees of freedom
 * @param p two-sided, for no effect
 * @param interval estimate ± quantile · se
 */
public record Coefficient(
    String name,
    double estimate,
    double se,
    double statistic,
    double df,
    double p,
    Interval interval) {

  /**
   * With its test and interval.
   *
   * @param se positive
   * @param df positive; infinite for the normal distribution
   * @param level confidence level in (0, 1)
   */
  public static Coefficient of(String name, double estimate, double se, double df, double level) {
    double statistic = estimate / se;
    double upper = (1 + level) / 2;
    double p;
    double quantile;
    if (Double.isInfinite(df)) {
      var normal = NormalDistribution.of(0, 1);
      p = 2 * normal.survivalProbability(Math.abs(statistic));
      quantile = normal.inverseCumulativeProbability(upper);
    } else {
      var student = TDistribution.of(df);
      p = 2 * student.survivalProbability(Math.abs(statistic));
      quantile = student.inverseCumulativeProbability(upper);
    }
    return new Coefficient(
        name,
        estimate,
        se,
        statistic,
        df,
        p,
        new Interval(estimate - quantile * se, estimate + quantile * se, level));
  }
}
