package groundwork.statistics.distribution;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Noncentral F: noncentral chi-squared over an independent central one, each by its degrees of
 * freedom.
 *
 * @param df1 degrees of freedom of the numerator, above 0
 * @param df2 degrees of freedom of the denominator, above 0
 * @param ncp noncentrality λ of the numerator, not negative
 * @see <a href="https://doi.org/10.2307/2332397">Tang (1938), as in Patnaik (1949)</a>
 */
public record NoncentralF(double df1, double df2, double ncp) {
  /**
   * @throws IllegalArgumentException if degrees of freedom are not positive or {@code ncp} negative
   */
  public NoncentralF {
    Check.positive("df1", df1);
    Check.positive("df2", df2);
    Check.notNegative("ncp", ncp);
  }

  /** P(F ≤ f). */
  public double cumulative(double f) {
    return f <= 0
        ? 0
        : PoissonMixture.mean(ncp, j -> RegularizedBeta.value(x(f), df1 / 2 + j, df2 / 2));
  }

  /** P(F > f). */
  public double survival(double f) {
    return f <= 0
        ? 1
        : PoissonMixture.mean(
            ncp, j -> RegularizedBeta.value(1 / (1 + df1 * f / df2), df2 / 2, df1 / 2 + j));
  }

  /**
   * The f below which lies the share p.
   *
   * @throws IllegalArgumentException if p is not in (0, 1)
   */
  public double quantile(double p) {
    Check.probability("p", p);
    double middle = 1 + ncp / df1;
    return p <= cumulative(middle)
        ? Root.of(f -> cumulative(f) - p, middle / 2, middle, 0, middle)
        : Root.of(f -> (1 - p) - survival(f), middle, 2 * middle, middle, Double.POSITIVE_INFINITY);
  }

  /**
   * The noncentralities that an F leaves plausible; a bound is 0 where none is small enough.
   *
   * @param f observed statistic, not negative
   * @param df1 degrees of freedom of its numerator, above 0
   * @param df2 degrees of freedom of its denominator, above 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1037/1082-989X.9.2.164">Steiger (2004)</a>
   */
  public static Interval noncentrality(double f, double df1, double df2, double level) {
    Check.notNegative("f", f);
    return Bounds.of(
        level,
        ncp -> new NoncentralF(df1, df2, ncp).cumulative(f),
        ncp -> new NoncentralF(df1, df2, ncp).survival(f),
        Math.max(1, df1 * f));
  }

  private double x(double f) {
    double ratio = df1 * f / df2;
    return ratio / (1 + ratio);
  }
}
