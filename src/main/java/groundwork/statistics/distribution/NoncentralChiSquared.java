package groundwork.statistics.distribution;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Noncentral chi-squared: a Poisson(λ / 2) mixture of central ones with df + 2j degrees of freedom.
 *
 * @param df degrees of freedom, above 0
 * @param ncp noncentrality λ, not negative
 * @see <a href="https://doi.org/10.2307/2332731">Patnaik (1949)</a>
 */
public record NoncentralChiSquared(double df, double ncp) {
  /**
   * @throws IllegalArgumentException if {@code df} is not positive or {@code ncp} negative
   */
  public NoncentralChiSquared {
    Check.positive("df", df);
    Check.notNegative("ncp", ncp);
  }

  /** P(X ≤ x). */
  public double cumulative(double x) {
    return x <= 0 ? 0 : PoissonMixture.mean(ncp, j -> RegularizedGamma.P.value(df / 2 + j, x / 2));
  }

  /** P(X > x). */
  public double survival(double x) {
    return x <= 0 ? 1 : PoissonMixture.mean(ncp, j -> RegularizedGamma.Q.value(df / 2 + j, x / 2));
  }

  /**
   * The x below which lies the share p.
   *
   * @throws IllegalArgumentException if p is not in (0, 1)
   */
  public double quantile(double p) {
    Check.probability("p", p);
    double mean = df + ncp;
    return p <= cumulative(mean)
        ? Root.of(x -> cumulative(x) - p, mean / 2, mean, 0, mean)
        : Root.of(x -> (1 - p) - survival(x), mean, 2 * mean, mean, Double.POSITIVE_INFINITY);
  }

  /**
   * The noncentralities that a statistic leaves plausible; a bound is 0 where none is small enough.
   *
   * @param x observed statistic, not negative
   * @param df its degrees of freedom, above 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1037/1082-989X.9.2.164">Steiger (2004)</a>
   */
  public static Interval noncentrality(double x, double df, double level) {
    Check.notNegative("x", x);
    return Bounds.of(
        level,
        ncp -> new NoncentralChiSquared(df, ncp).cumulative(x),
        ncp -> new NoncentralChiSquared(df, ncp).survival(x),
        Math.max(1, x));
  }
}
