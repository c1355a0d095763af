package groundwork.statistics.groups;

import groundwork.statistics.Interval;
import groundwork.statistics.effect.ExplainedVariance;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * One row of a table of an analysis of variance.
 *
 * @param term as the formula has it; {@code (Intercept)} for the constant
 * @param sumOfSquares of the term
 * @param df1 degrees of freedom of the term
 * @param errorSumOfSquares of the error it is compared with
 * @param df2 degrees of freedom of that error
 * @param generalisedEta2 share of the variance of the same measure in any design with the same
 *     manipulated factors, in [0, 1]
 * @see <a href="https://doi.org/10.1037/1082-989X.8.4.434">Olejnik and Algina (2003)</a>
 */
public record Effect(
    String term,
    double sumOfSquares,
    double df1,
    double errorSumOfSquares,
    double df2,
    double generalisedEta2) {
  /** Mean square of the term / mean square of its error. */
  public double f() {
    return sumOfSquares / df1 / meanSquareError();
  }

  public double meanSquareError() {
    return errorSumOfSquares / df2;
  }

  /** Upper tail of the F distribution. */
  public double p() {
    return p(1);
  }

  /** p with both degrees of freedom multiplied by an epsilon of sphericity. */
  public double p(double epsilon) {
    return FDistribution.of(df1 * epsilon, df2 * epsilon).survivalProbability(f());
  }

  /** Share of the variance that no other term explains, in [0, 1]. */
  public double partialEta2() {
    return sumOfSquares / (sumOfSquares + errorSumOfSquares);
  }

  /**
   * From the interval of the noncentrality of F; it assumes fixed factors. A level of 0.9 agrees
   * with a test at 5 %.
   *
   * @param level confidence level in (0, 1)
   * @see <a href="https://doi.org/10.1037/1082-989X.9.2.164">Steiger (2004)</a>
   */
  public Interval partialEta2(double level) {
    return ExplainedVariance.partialEta2(f(), df1, df2, level).interval();
  }

  /**
   * Less biased than {@link #partialEta2()}; 0 where F is below 1. For units that are seen once.
   *
   * @param n number of units
   */
  public double partialOmega2(int n) {
    return Math.max(0, (f() - 1) * df1 / ((f() - 1) * df1 + n));
  }

  /**
   * Interval of the same, from the F that has this share of the variance (as R's effectsize).
   *
   * @param n number of units
   * @param level confidence level in (0, 1)
   */
  public Interval partialOmega2(int n, double level) {
    return ExplainedVariance.partialOmega2(f(), df1, df2, n, level).interval();
  }
}
