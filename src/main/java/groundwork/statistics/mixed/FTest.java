package groundwork.statistics.mixed;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * An F test of several hypotheses at once.
 *
 * @param f the statistic
 * @param df1 number of independent hypotheses
 * @param df2 denominator degrees of freedom
 * @param p upper tail
 */
public record FTest(double f, int df1, double df2, double p) {
  static FTest of(double f, int df1, double df2) {
    return new FTest(f, df1, df2, FDistribution.of(df1, df2).survivalProbability(f));
  }

  /** Share of effect plus error variance: F df1 / (F df1 + df2). */
  public double partialEtaSquared() {
    return f * df1 / (f * df1 + df2);
  }
}
