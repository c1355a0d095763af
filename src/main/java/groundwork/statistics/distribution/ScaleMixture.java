package groundwork.statistics.distribution;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Expectations over S = χ(df) / √df, the standard deviation of a normal sample in units of σ.
 *
 * <p>The trapezoidal rule in log S, outward from S = 1 until nothing is added any more: its error
 * falls exponentially with the step, as the integrand is analytic and vanishes at both ends.
 */
final class ScaleMixture {
  private static final double LEAST_LOG = -745; // exp below it is zero
  private static final double NEGLIGIBLE = 1e-18;
  private static final double STEPS_PER_WIDTH = 2;
  private static final double STIRLING_FROM = 10;

  private final double df;
  private final double step;
  private final double constant;

  /**
   * @param df degrees of freedom, above 0
   * @param roughness 1 / the relative change of S over which the functions to be averaged change
   */
  ScaleMixture(double df, double roughness) {
    this.df = df;
    this.step = 1 / (STEPS_PER_WIDTH * Math.sqrt(2 * df + roughness * roughness));
    this.constant = constant(df / 2);
  }

  /**
   * E g(S).
   *
   * @param g not negative, and such that its product with the density has one peak
   */
  double mean(DoubleUnaryOperator g) {
    double sum = constant * g.applyAsDouble(1);
    for (int direction = -1; direction <= 1; direction += 2) {
      double last = 0;
      for (int i = 1; ; i++) {
        double u = direction * i * step;
        double log = df * (u - Math.expm1(2 * u) / 2);
        if (log < LEAST_LOG) {
          break;
        }
        double term = constant * Math.exp(log) * g.applyAsDouble(Math.exp(u));
        sum += term;
        if (term < NEGLIGIBLE * sum && term <= last) {
          break;
        }
        last = term;
      }
    }
    return sum * step;
  }

  /** 2 a^a exp(-a) / Γ(a): the density of log S at 0, without cancellation for large a. */
  private static double constant(double a) {
    if (a < STIRLING_FROM) {
      return 2 * Math.exp(a * Math.log(a) - a - LogGamma.value(a));
    }
    double b = 1 / (a * a);
    double rest =
        (1.0 / 12
                - b
                    * (1.0 / 360
                        - b
                            * (1.0 / 1260
                                - b
                                    * (1.0 / 1680
                                        - b * (1.0 / 1188 - b * (691.0 / 360360 - b / 156))))))
            / a;
    return 2 * Math.sqrt(a / (2 * Math.PI)) * Math.exp(-rest);
  }
}
