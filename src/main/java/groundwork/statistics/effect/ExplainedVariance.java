package groundwork.statistics.effect;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.distribution.NoncentralF;
import java.util.function.DoubleUnaryOperator;

/**
 * The share of variance that an effect explains, from its F test.
 *
 * @param estimate in [0, 1] for η²; ω² and ε² may be below 0 by chance; f has no upper bound
 * @param interval by the noncentral F distribution, never below 0; at level .90 it excludes 0 where
 *     the test is significant at .05
 * @see <a href="https://doi.org/10.1037/1082-989X.8.4.434">Olejnik and Algina (2003)</a>
 * @see <a href="https://doi.org/10.1037/1082-989X.9.2.164">Steiger (2004), intervals</a>
 */
public record ExplainedVariance(double estimate, Interval interval) {
  /** What a noncentrality λ is as a share of variance. */
  public enum Convention {
    /** λ / (λ + df2): as in the R package effectsize; at λ = df1 · F the estimate itself. */
    RESIDUAL,
    /** λ / (λ + df1 + df2 + 1): Smithson's; the share in the population for fixed effects. */
    TOTAL;

    double share(double ncp, double df1, double df2) {
      return ncp / (ncp + df2 + (this == TOTAL ? df1 + 1 : 0));
    }
  }

  /**
   * Partial η²: explained over explained and residual. In a one-way design it is η².
   *
   * @param f statistic, not negative
   * @param df1 degrees of freedom of the effect, above 0
   * @param df2 degrees of freedom of the residuals, above 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static ExplainedVariance partialEta2(double f, double df1, double df2, double level) {
    return partialEta2(f, df1, df2, level, Convention.RESIDUAL);
  }

  /** As {@link #partialEta2(double, double, double, double)}, the interval by a convention. */
  public static ExplainedVariance partialEta2(
      double f, double df1, double df2, double level, Convention convention) {
    check(f, df1, df2);
    return new ExplainedVariance(
        eta2(f, df1, df2), interval(f, df1, df2, level, convention, share -> share));
  }

  /**
   * η²: the effect's sum of squares over the total. The interval is that of the F that the effect
   * would have if all else were residual.
   *
   * @param effect sum of squares of the effect, not negative
   * @param total sum of squares about the mean, not below {@code effect}, above 0
   * @param df1 degrees of freedom of the effect, above 0
   * @param df2 degrees of freedom of the residuals, above 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static ExplainedVariance eta2(
      double effect, double total, double df1, double df2, double level) {
    Check.notNegative("effect", effect);
    Check.positive("total", total);
    if (!(effect < total)) {
      throw new IllegalArgumentException(
          "effect is %s of a total of %s: nothing is left".formatted(effect, total));
    }
    return partialEta2(effect / df1 / ((total - effect) / df2), df1, df2, level);
  }

  /**
   * Partial ω²: less biased than η². The interval is that of the F whose partial η² it is.
   *
   * @param f statistic, not negative
   * @param df1 degrees of freedom of the effect, above 0
   * @param df2 degrees of freedom of the residuals, above 0
   * @param n number of observations, in repeated measures of people
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static ExplainedVariance partialOmega2(
      double f, double df1, double df2, double n, double level) {
    check(f, df1, df2);
    Check.positive("n", n);
    return adjusted(df1 * (f - 1) / (df1 * (f - 1) + n), df1, df2, level);
  }

  /**
   * Partial ε²: η² adjusted as R² is. The interval is that of the F whose partial η² it is.
   *
   * @param f statistic, not negative
   * @param df1 degrees of freedom of the effect, above 0
   * @param df2 degrees of freedom of the residuals, above 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static ExplainedVariance partialEpsilon2(double f, double df1, double df2, double level) {
    check(f, df1, df2);
    return adjusted(df1 * (f - 1) / (df1 * f + df2), df1, df2, level);
  }

  /**
   * Cohen's f: √(η² / (1 - η²)), partial unless the design is one-way.
   *
   * @param f statistic, not negative
   * @param df1 degrees of freedom of the effect, above 0
   * @param df2 degrees of freedom of the residuals, above 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static ExplainedVariance cohensF(double f, double df1, double df2, double level) {
    check(f, df1, df2);
    DoubleUnaryOperator root = share -> Math.sqrt(share / (1 - share));
    return new ExplainedVariance(
        root.applyAsDouble(eta2(f, df1, df2)),
        interval(f, df1, df2, level, Convention.RESIDUAL, root));
  }

  /**
   * Generalised η²: the effect's sum of squares over itself (where it is manipulated) and all that
   * comes from people: the residuals, and the effects of what was measured and not manipulated. It
   * means the same in designs with and without repeated measures. There is no interval.
   *
   * @param effect sum of squares of the effect, not negative
   * @param people sums of squares of the error terms and of the measured factors and their
   *     interactions, without the effect, above 0
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.3758/BF03192707">Bakeman (2005)</a>
   */
  public static double generalisedEta2(double effect, double people) {
    Check.notNegative("effect", effect);
    Check.positive("people", people);
    return effect / (effect + people);
  }

  private static ExplainedVariance adjusted(double share, double df1, double df2, double level) {
    double f = share <= 0 ? 0 : share / df1 / ((1 - share) / df2);
    return new ExplainedVariance(
        share, interval(f, df1, df2, level, Convention.RESIDUAL, same -> same));
  }

  private static double eta2(double f, double df1, double df2) {
    return df1 * f / (df1 * f + df2);
  }

  private static Interval interval(
      double f,
      double df1,
      double df2,
      double level,
      Convention convention,
      DoubleUnaryOperator scale) {
    var ncp = NoncentralF.noncentrality(f, df1, df2, level);
    return new Interval(
        scale.applyAsDouble(convention.share(ncp.low(), df1, df2)),
        scale.applyAsDouble(convention.share(ncp.high(), df1, df2)),
        level);
  }

  private static void check(double f, double df1, double df2) {
    Check.notNegative("f", f);
    Check.positive("df1", df1);
    Check.positive("df2", df2);
  }
}
