package groundwork.statistics.distribution;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.function.DoubleUnaryOperator;

/** Confidence bounds of a noncentrality that cannot be negative, by inverting its distribution. */
final class Bounds {
  private Bounds() {}

  /**
   * @param cumulative P(statistic ≤ observed) by noncentrality, falling
   * @param survival P(statistic > observed) by noncentrality, rising
   * @param start a noncentrality to begin the search with
   */
  static Interval of(
      double level, DoubleUnaryOperator cumulative, DoubleUnaryOperator survival, double start) {
    Check.level(level);
    double tail = (1 - level) / 2;
    double low = bound(ncp -> survival.applyAsDouble(ncp) - tail, start);
    double high = bound(ncp -> tail - cumulative.applyAsDouble(ncp), start);
    return new Interval(low, high, level);
  }

  private static double bound(DoubleUnaryOperator rising, double start) {
    return rising.applyAsDouble(0) >= 0
        ? 0
        : Root.of(rising, start / 2, start, 0, Double.POSITIVE_INFINITY);
  }
}
