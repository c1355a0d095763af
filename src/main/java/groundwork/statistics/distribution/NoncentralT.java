package groundwork.statistics.distribution;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Noncentral t: (Z + δ) / S with Z standard normal and S = χ(df) / √df.
 *
 * @param df degrees of freedom, above 0, whole or not
 * @param ncp noncentrality δ, of either sign
 * @see <a href="https://doi.org/10.2307/2332122">Johnson and Welch (1940)</a>
 */
public record NoncentralT(double df, double ncp) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double ROUGH = 40; // a normal tail is rough for some six of its widths
  private static final double FAR = 1e4;
  private static final double FARTHEST = 38; // the normal density beyond it is zero
  private static final double STEP = 0.25;

  /**
   * @throws IllegalArgumentException if {@code df} is not positive or {@code ncp} not finite
   */
  public NoncentralT {
    Check.positive("df", df);
    Check.finite("ncp", ncp);
  }

  /** P(T ≤ t). */
  public double cumulative(double t) {
    if (far()) {
      return ncp > 0 ? farCumulative(t) : farSurvival(-t);
    }
    return mixture().mean(s -> NORMAL.cumulativeProbability(t * s - ncp));
  }

  /** P(T > t). */
  public double survival(double t) {
    if (far()) {
      return ncp > 0 ? farSurvival(t) : farCumulative(-t);
    }
    return mixture().mean(s -> NORMAL.survivalProbability(t * s - ncp));
  }

  /** The density at t. */
  public double density(double t) {
    if (far()) {
      return farDensity(ncp > 0 ? t : -t);
    }
    return mixture().mean(s -> s * NORMAL.density(t * s - ncp));
  }

  /**
   * The t below which lies the share p.
   *
   * @throws IllegalArgumentException if p is not in (0, 1)
   */
  public double quantile(double p) {
    Check.probability("p", p);
    return p <= cumulative(ncp)
        ? Root.of(t -> cumulative(t) - p, ncp - 1, ncp)
        : Root.of(t -> (1 - p) - survival(t), ncp, ncp + 1);
  }

  /**
   * The noncentralities that a t leaves plausible: those for which it lies in neither tail. Divided
   * by the square root of the (effective) sample size they are the interval of a standardised mean
   * difference.
   *
   * @param t observed statistic
   * @param df its degrees of freedom, above 0
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1037/1082-989X.7.3.299">Smithson (2001); Cumming and Finch
   *     (2001)</a>
   */
  public static Interval noncentrality(double t, double df, double level) {
    Check.finite("t", t);
    Check.positive("df", df);
    Check.level(level);
    double tail = (1 - level) / 2;
    double low = Root.of(ncp -> new NoncentralT(df, ncp).survival(t) - tail, t - 2, t);
    double high = Root.of(ncp -> tail - new NoncentralT(df, ncp).cumulative(t), t, t + 2);
    return new Interval(low, high, level);
  }

  /** Whether Z varies so much less than δ S that it is Z over which to integrate. */
  private boolean far() {
    return ncp * ncp > FAR * (1 + df);
  }

  private double farCumulative(double t) {
    var squares = ChiSquaredDistribution.of(df);
    return t <= 0 ? 0 : overZ(m -> squares.survivalProbability(df * (m / t) * (m / t)));
  }

  private double farSurvival(double t) {
    var squares = ChiSquaredDistribution.of(df);
    return t <= 0 ? 1 : overZ(m -> squares.cumulativeProbability(df * (m / t) * (m / t)));
  }

  private double farDensity(double t) {
    var squares = ChiSquaredDistribution.of(df);
    return t <= 0
        ? 0
        : overZ(m -> 2 * df * m * m / (t * t * t) * squares.density(df * (m / t) * (m / t)));
  }

  /** E g(Z + |δ|) by the trapezoidal rule. */
  private double overZ(DoubleUnaryOperator g) {
    double sum = 0;
    for (double z = -FARTHEST; z <= FARTHEST; z += STEP) {
      sum += NORMAL.density(z) * g.applyAsDouble(Math.abs(ncp) + z);
    }
    return sum * STEP;
  }

  private ScaleMixture mixture() {
    return new ScaleMixture(df, Math.sqrt(ncp * ncp + ROUGH));
  }
}
