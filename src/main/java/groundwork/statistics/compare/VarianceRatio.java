package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.Mean;
import groundwork.statistics.distribution.Critical;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * The F test of two variances. It takes non-normal data for unequal variances.
 *
 * @param estimate variance of x / variance of y
 * @param statistic F = estimate
 * @param df1 degrees of freedom of x
 * @param df2 degrees of freedom of y
 * @param p of the alternative
 * @param interval of the ratio
 */
public record VarianceRatio(
    double estimate, double statistic, double df1, double df2, double p, Interval interval) {
  /**
   * @param x at least two values
   * @param y at least two values, not all equal
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if a sample is too small or has values that are not finite, y
   *     is constant, or the level is out of range
   */
  public static VarianceRatio of(double[] x, double[] y, Alternative alternative, double level) {
    Check.sample("x", x, 2);
    Check.sample("y", y, 2);
    Check.level(level);
    double below = Mean.variance(y);
    if (below == 0) {
      throw new IllegalArgumentException("y is constant: there is no F");
    }
    double f = Mean.variance(x) / below;
    double df1 = x.length - 1.0;
    double df2 = y.length - 1.0;
    var distribution = FDistribution.of(df1, df2);
    double less = distribution.cumulativeProbability(f);
    double more = distribution.survivalProbability(f);
    double p =
        switch (alternative) {
          case TWO_SIDED -> 2 * Math.min(less, more);
          case LESS -> less;
          case GREATER -> more;
        };
    double tail = alternative == Alternative.TWO_SIDED ? (1 - level) / 2 : 1 - level;
    double low = alternative == Alternative.LESS ? 0 : f / Critical.f(tail, df1, df2);
    double high =
        alternative == Alternative.GREATER
            ? Double.POSITIVE_INFINITY
            : f * Critical.f(tail, df2, df1);
    return new VarianceRatio(f, f, df1, df2, p, new Interval(low, high, level));
  }
}
