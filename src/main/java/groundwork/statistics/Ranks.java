package groundwork.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Places of values in their order. */
public final class Ranks {
  private Ranks() {}

  /**
   * Ranks from 1 to n, equal values sharing the mean of their ranks.
   *
   * @param x all finite; not changed
   * @throws IllegalArgumentException if there is no value or one is not finite
   */
  public static double[] mid(double[] x) {
    Check.sample("x", x, 1);
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[x.length];
    for (int from = 0, to; from < x.length; from = to) {
      to = from + 1;
      while (to < x.length && x[order[to]] == x[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
    }
    return ranks;
  }

  /** Whether any two values are equal. */
  public static boolean tied(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return IntStream.range(1, x.length).anyMatch(i -> sorted[i] == sorted[i - 1]);
  }
}
