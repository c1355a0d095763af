package groundwork.statistics.compare;

import groundwork.statistics.Check;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The Bayes factor of a Pearson correlation: a beta prior on ρ, stretched to (-1, 1), against ρ =
 * 0.
 *
 * @see <a href="https://doi.org/10.1016/j.jmp.2015.06.004">Ly, Verhagen and Wagenmakers (2016)</a>
 */
final class CorrelationBayes {
  private static final double FARTHEST = 20; // the correlation is ±1 to sixteen digits

  private CorrelationBayes() {}

  static BayesFactor of(double r, int n, double width) {
    Check.atLeast("n", n, 3);
    Check.positive("width", width);
    if (!(Math.abs(r) < 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException("r is " + r + "; it must lie in (-1, 1)");
    }
    double a = 1 / width;
    double constant = -LogBeta.value(a, a) - (2 * a - 1) * Math.log(2) - Math.log(series(n, 0.5));
    double log =
        LogIntegral.of(
            u -> {
              double rho = Math.tanh(u);
              double left = -2 * logCosh(u); // log(1 - ρ²), also where ρ is as good as 1
              return a * left
                  + (n - 1) / 2.0 * left
                  - (n - 1.5) * Math.log1p(-rho * r)
                  + Math.log(series(n, (1 + rho * r) / 2));
            },
            -FARTHEST,
            FARTHEST,
            0.3 / Math.sqrt(n));
    return new BayesFactor(log + constant);
  }

  private static double logCosh(double u) {
    double size = Math.abs(u);
    return size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
  }

  /** The hypergeometric function 2F1(1/2, 1/2; n - 1/2; z), 0 ≤ z ≤ 1. */
  private static double series(int n, double z) {
    double sum = 1;
    double term = 1;
    for (int j = 0; term > 1e-17 * sum; j++) {
      term *= (j + 0.5) * (j + 0.5) / ((n - 0.5 + j) * (j + 1)) * z;
      sum += term;
    }
    return sum;
  }
}
