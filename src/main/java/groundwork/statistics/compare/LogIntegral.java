package groundwork.statistics.compare;

import java.util.function.DoubleUnaryOperator;

/**
 * The logarithm of an integral over a line, by the trapezoidal rule, which for analytic integrands
 * that vanish at both ends converges exponentially. Nothing overflows: the largest term is taken
 * out.
 */
final class LogIntegral {
  private LogIntegral() {}

  /**
   * @param log logarithm of the integrand; may be negative infinity
   * @param from where it is as good as zero
   * @param to where it is as good as zero again
   * @param step a fraction of the width of what it shows
   */
  static double of(DoubleUnaryOperator log, double from, double to, double step) {
    int n = (int) Math.ceil((to - from) / step) + 1;
    double[] logs = new double[n];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      logs[i] = log.applyAsDouble(from + i * step);
      largest = Math.max(largest, logs[i]);
    }
    double sum = 0;
    for (double each : logs) {
      sum += Math.exp(each - largest);
    }
    return largest + Math.log(sum * step);
  }
}
