package groundwork.statistics.survival;

import groundwork.statistics.Check;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Times that were cut off for some: checks and order. */
final class Times {
  private Times() {}

  static void check(double[] times, boolean[] happened) {
    Check.sample("times", times, 1);
    Check.sameLength("times", times.length, "happened", happened.length);
    for (int i = 0; i < times.length; i++) {
      if (times[i] < 0) {
        throw new IllegalArgumentException("times[%d] is %s".formatted(i, times[i]));
      }
    }
  }

  /** Rows from the earliest to the latest. */
  static int[] order(double[] times) {
    return IntStream.range(0, times.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> times[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The place after the last row of the same time. */
  static int end(double[] times, int[] order, int from) {
    int to = from;
    while (to < order.length && times[order[to]] == times[order[from]]) {
      to++;
    }
    return to;
  }
}
