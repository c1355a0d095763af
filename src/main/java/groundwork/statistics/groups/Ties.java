package groundwork.statistics.groups;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Sizes of the ties among values. */
final class Ties {
  private Ties() {}

  /** Sum of a function of the size of every set of equal values, sets of one included. */
  static double sum(double[] values, DoubleUnaryOperator ofSize) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      sum += ofSize.applyAsDouble(to - from);
    }
    return sum;
  }

  /** Σ (t³ - t). */
  static double cubes(double[] values) {
    return sum(values, t -> t * t * t - t);
  }
}
