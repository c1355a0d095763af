package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.Mean;
import groundwork.statistics.distribution.Critical;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A t test: a mean, or a difference of means, against the value of the null hypothesis.
 *
 * @param estimate mean, or first mean - second mean, in the unit of the data
 * @param mu value of the null hypothesis, same unit
 * @param standardError of the estimate, same unit
 * @param statistic t = (estimate - mu) / standardError
 * @param df degrees of freedom, not whole for Welch's
 * @param p of the alternative
 * @param interval of the estimate; one-sided alternatives leave one side infinite
 * @param alternative what is held against the null
 * @param n1 values of the first sample, or pairs
 * @param n2 values of the second sample; 0 where there is none
 */
public record TTest(
    double estimate,
    double mu,
    double standardError,
    double statistic,
    double df,
    double p,
    Interval interval,
    Alternative alternative,
    int n1,
    int n2) {

  /**
   * Welch's test: variances may differ. The default for two independent samples.
   *
   * @param x at least two independent values
   * @param y at least two independent values in the same unit
   * @param mu mean of x - mean of y under the null, usually 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if a sample is too small or has values that are not finite, if
   *     both are constant, or the level is out of range
   * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch (1947)</a>
   */
  public static TTest welch(
      double[] x, double[] y, double mu, Alternative alternative, double level) {
    Check.sample("x", x, 2);
    Check.sample("y", y, 2);
    double a = Mean.variance(x) / x.length;
    double b = Mean.variance(y) / y.length;
    double df = (a + b) * (a + b) / (a * a / (x.length - 1) + b * b / (y.length - 1));
    return of(
        Mean.of(x) - Mean.of(y), mu, Math.sqrt(a + b), df, alternative, level, x.length, y.length);
  }

  /**
   * Student's test: both variances are taken to be the same.
   *
   * @param x at least one independent value
   * @param y at least one independent value in the same unit; three of both together
   * @param mu mean of x - mean of y under the null, usually 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #welch}
   * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student (1908)</a>
   */
  public static TTest student(
      double[] x, double[] y, double mu, Alternative alternative, double level) {
    Check.sample("x", x, 1);
    Check.sample("y", y, 1);
    Check.atLeast("number of values", x.length + y.length, 3);
    double df = x.length + y.length - 2.0;
    double pooled = (squares(x) + squares(y)) / df;
    double error = Math.sqrt(pooled * (1.0 / x.length + 1.0 / y.length));
    return of(Mean.of(x) - Mean.of(y), mu, error, df, alternative, level, x.length, y.length);
  }

  /**
   * One sample against a value.
   *
   * @param x at least two independent values
   * @param mu mean under the null
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #welch}
   */
  public static TTest oneSample(double[] x, double mu, Alternative alternative, double level) {
    Check.sample("x", x, 2);
    double error = Math.sqrt(Mean.variance(x) / x.length);
    return of(Mean.of(x), mu, error, x.length - 1.0, alternative, level, x.length, 0);
  }

  /**
   * Pairs: the differences x - y against a value.
   *
   * @param x at least two values
   * @param y as many, each of the same person or item as the x at its place
   * @param mu mean difference under the null, usually 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #welch}, or if the lengths differ
   */
  public static TTest paired(
      double[] x, double[] y, double mu, Alternative alternative, double level) {
    return oneSample(Pairs.differences(x, y), mu, alternative, level);
  }

  private static TTest of(
      double estimate,
      double mu,
      double error,
      double df,
      Alternative alternative,
      double level,
      int n1,
      int n2) {
    Check.finite("mu", mu);
    Check.level(level);
    if (!(error > 0)) { // the negation also refuses NaN
      throw new IllegalArgumentException("the data are constant: there is no t");
    }
    double t = (estimate - mu) / error;
    var distribution = TDistribution.of(df);
    double p =
        switch (alternative) {
          case TWO_SIDED -> 2 * distribution.survivalProbability(Math.abs(t));
          case LESS -> distribution.cumulativeProbability(t);
          case GREATER -> distribution.survivalProbability(t);
        };
    var interval = interval(estimate, error, df, alternative, level);
    return new TTest(estimate, mu, error, t, df, p, interval, alternative, n1, n2);
  }

  private static Interval interval(
      double estimate, double error, double df, Alternative alternative, double level) {
    boolean two = alternative == Alternative.TWO_SIDED;
    double margin = Critical.t(two ? (1 - level) / 2 : 1 - level, df) * error;
    return new Interval(
        alternative == Alternative.LESS ? Double.NEGATIVE_INFINITY : estimate - margin,
        alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : estimate + margin,
        level);
  }

  private static double squares(double[] x) {
    return x.length < 2 ? 0 : (x.length - 1) * Mean.variance(x);
  }
}
