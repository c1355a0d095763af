package groundwork.statistics.mixed;

import groundwork.statistics.Interval;
import groundwork.statistics.distribution.NoncentralF;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
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
    double p =
        Double.isInfinite(df2)
            ? ChiSquaredDistribution.of(df1).survivalProbability(f * df1)
            : FDistribution.of(df1, df2).survivalProbability(f);
    return new FTest(f, df1, df2, p);
  }

  /** Share of effect plus error variance: F df1 / (F df1 + df2). */
  public double partialEtaSquared() {
    return f * df1 / (f * df1 + df2);
  }

  /** Interval of partial eta squared: ncp / (ncp + df2) at the bounds of the noncentrality. */
  public Interval partialEtaSquared(double level) {
    var ncp = NoncentralF.noncentrality(f, df1, df2, level);
    return new Interval(
        ncp.low() / (ncp.low() + df2), ncp.high() / (ncp.high() + df2), ncp.level());
  }
}
