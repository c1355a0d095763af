package groundwork.statistics.power;

import groundwork.statistics.Check;
import groundwork.statistics.distribution.Critical;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The power of two one-sided t tests.
 *
 * @see <a href="https://doi.org/10.1007/BF01063556">Phillips (1990)</a>
 */
public final class EquivalencePower {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();
  private static final int PIECES = 40;
  private static final int POINTS = 20;
  private static final double FAR = 12; // standard deviations of s

  private EquivalencePower() {}

  /**
   * The probability that both tests reject: over the observed deviation s, that the difference lies
   * in what both leave.
   *
   * @param difference the true one
   * @param bound of equivalence on either side of 0, in the unit of the difference, above 0
   * @param error true standard error of the difference, same unit, above 0
   * @param df degrees of freedom of its estimate, above 0
   * @param alpha of each test, in (0, 0.5)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double exact(
      double difference, double bound, double error, double df, double alpha) {
    check(difference, bound, error, df, alpha);
    double critical = Critical.t(alpha, df);
    double widest = bound / error / critical; // a larger s leaves nothing
    double spread = FAR / Math.sqrt(2 * df);
    double from = Math.max(0, 1 - spread);
    double to = Math.min(widest, 1 + spread + FAR / df);
    if (from >= to) {
      return 0;
    }
    var chi = ChiSquaredDistribution.of(df);
    double power = 0;
    for (int piece = 0; piece < PIECES; piece++) {
      double a = from + (to - from) * piece / PIECES;
      double b = from + (to - from) * (piece + 1) / PIECES;
      power +=
          GAUSS
              .legendre(POINTS, a, b)
              .integrate(
                  s -> {
                    double half = bound / error - critical * s;
                    double within =
                        NORMAL.cumulativeProbability(half - difference / error)
                            - NORMAL.cumulativeProbability(-half - difference / error);
                    return 2 * df * s * chi.density(df * s * s) * within;
                  });
    }
    return power;
  }

  /**
   * The usual approximation: what the two tests would have if one could not fail where the other
   * does. Below 0 it says nothing, and 0 is given.
   *
   * @param difference the true one
   * @param bound of equivalence on either side of 0, in the unit of the difference, above 0
   * @param error standard error of the difference, same unit, above 0
   * @param df degrees of freedom of its estimate, above 0
   * @param alpha of each test, in (0, 0.5)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double approximate(
      double difference, double bound, double error, double df, double alpha) {
    check(difference, bound, error, df, alpha);
    double critical = Critical.t(alpha, df);
    var t = TDistribution.of(df);
    double below = t.cumulativeProbability((bound - difference) / error - critical);
    double above = t.cumulativeProbability((bound + difference) / error - critical);
    return Math.max(0, below + above - 1);
  }

  static Power of(
      double difference,
      double alpha,
      double least,
      DoubleUnaryOperator df,
      DoubleUnaryOperator error) {
    Check.finite("difference", difference);
    Check.probability("alpha", alpha);
    return new Power(
        (n, bound) ->
            bound > 0
                ? exact(difference, bound, error.applyAsDouble(n), df.applyAsDouble(n), alpha)
                : 0,
        least,
        Double.POSITIVE_INFINITY,
        1,
        alpha);
  }

  private static void check(
      double difference, double bound, double error, double df, double alpha) {
    Check.finite("difference", difference);
    Check.positive("bound", bound);
    Check.positive("error", error);
    Check.positive("df", df);
    if (!(alpha > 0 && alpha < 0.5)) { // the negation also refuses NaN
      throw new IllegalArgumentException("alpha is " + alpha + "; it must lie in (0, 0.5)");
    }
  }
}
