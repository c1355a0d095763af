package groundwork.metric.control;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders and norms of attributions, with ties and empty cases defined once. */
final class Attributions {
  static final String CONSTANT = "the explanation gives every feature the same value: no ranking";
  static final String ZERO = "the explanation is zero everywhere";

  private Attributions() {}

  /** Whether no feature stands out. */
  static boolean constant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  static boolean zero(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == 0);
  }

  /** Indices by falling value; of equals, the lower index first. */
  static int[] descending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -values[i])) // stable
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }
}
