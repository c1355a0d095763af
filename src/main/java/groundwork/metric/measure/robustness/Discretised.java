package groundwork.metric.measure.robustness;

import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.NumpyOrder;
import groundwork.model.Parameters;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What is kept of an explanation so that two can be the same.
 *
 * @param way {@code top-n-sign}: the n features of largest absolute value, in any order, and their
 *     signs; {@code sign}: every sign; {@code rank}: the features by falling value; {@code
 *     rounding}: every value to so many decimals
 * @param first whether {@code top-n-sign} takes the first n features by index instead, as Quantus
 *     0.6.0 does
 */
record Discretised(String way, int n, int digits, boolean first) {
  Discretised {
    Parameters.require(n >= 1, "\"n\" is %s; at least 1 is needed", n);
    Parameters.require(
        digits >= 0 && digits <= 15, "\"digits\" is %s; it must lie in [0, 15]", digits);
  }

  static Discretised of(Parameters p, boolean first) {
    return new Discretised(
        p.word("discretise", "top-n-sign", "sign", "rank", "rounding"),
        p.integer("n", 5),
        p.integer("digits", 2),
        first);
  }

  Map<String, Object> parameters() {
    return Map.of("discretise", way, "n", n, "digits", digits);
  }

  /** Equal for explanations that are the same. */
  String key(double[] values) {
    return switch (way) {
      case "top-n-sign" ->
          first ? signs(Arrays.copyOf(values, Math.min(n, values.length))) : top(values);
      case "sign" -> signs(values);
      case "rank" -> Arrays.toString(ranked(values));
      default -> text(Arrays.stream(values).map(this::rounded));
    };
  }

  private double rounded(double value) {
    double by = Math.pow(10, digits);
    double rounded = Math.rint(value * by) / by;
    return first ? rounded : rounded + 0.0; // the library tells 0 from -0
  }

  private String top(double[] values) {
    int[] order = Attributions.descending(Attributions.magnitudes(values));
    int[] kept = Arrays.copyOf(order, Math.min(n, order.length));
    Arrays.sort(kept);
    return Arrays.toString(kept) + signs(Arrays.stream(kept).mapToDouble(i -> values[i]).toArray());
  }

  /** Falling; the library reverses its own rising order, whatever that makes of equals. */
  private int[] ranked(double[] values) {
    if (!first) {
      return Attributions.descending(values);
    }
    int[] rising = NumpyOrder.ascending(values);
    int[] falling = new int[rising.length];
    for (int i = 0; i < falling.length; i++) {
      falling[i] = rising[rising.length - 1 - i];
    }
    return falling;
  }

  private static String signs(double[] values) {
    return text(Arrays.stream(values).map(value -> Math.signum(value) + 0.0));
  }

  private static String text(DoubleStream values) {
    return Arrays.toString(values.toArray());
  }
}
