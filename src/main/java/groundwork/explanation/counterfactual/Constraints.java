package groundwork.explanation.counterfactual;

import groundwork.explanation.Background;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What may be changed, and to what. A quantity of which background and input are all whole numbers
 * stays whole; a category becomes an option that occurs in the background.
 *
 * @param fixed which values stay
 * @param low the smallest that each value may become
 * @param high the largest
 * @param whole which quantities are whole numbers
 * @param seen for each value what occurs in the background, sorted, each once
 * @param onlySeen whether quantities too become only what occurs in the background
 */
record Constraints(
    boolean[] fixed,
    double[] low,
    double[] high,
    boolean[] whole,
    boolean[] category,
    double[][] seen,
    boolean onlySeen) {
  private static final int AT_MOST = 24;

  static List<Setting> settings() {
    return List.of(
        new Setting("immutable", List.of(), "indexes of values that stay as they are"),
        new Setting("rising", List.of(), "indexes of values that may only become larger"),
        new Setting("falling", List.of(), "indexes of values that may only become smaller"),
        new Setting(
            "low", List.of(), "the least each value may become; empty: the background's least"),
        new Setting(
            "high", List.of(), "the most each value may become; empty: the background's most"),
        new Setting(
            "values",
            "any",
            "what quantities may become: any number in their range, seen (only what occurs in the"
                + " background)"));
  }

  static Constraints of(Parameters given, double[] input, Background background) {
    int d = input.length;
    double[][] seen = new double[d][];
    double[] low = bounds(given, "low", d);
    double[] high = bounds(given, "high", d);
    boolean[] whole = new boolean[d];
    for (int i = 0; i < d; i++) {
      int column = i;
      double[] sorted =
          Arrays.stream(background.rows()).mapToDouble(row -> row[column]).sorted().toArray();
      seen[i] = Arrays.stream(sorted).distinct().toArray();
      low[i] = Double.isNaN(low[i]) ? Math.min(input[i], sorted[0]) : low[i];
      high[i] = Double.isNaN(high[i]) ? Math.max(input[i], sorted[sorted.length - 1]) : high[i];
      Parameters.require(
          low[i] <= high[i], "value %d may become %s at least and %s at most", i, low[i], high[i]);
      whole[i] =
          !background.category()[i]
              && input[i] == Math.rint(input[i])
              && Arrays.stream(sorted).allMatch(v -> v == Math.rint(v));
    }
    boolean[] fixed = new boolean[d];
    for (int i : indexes(given, "immutable", d)) {
      fixed[i] = true;
    }
    for (int i : indexes(given, "rising", d)) {
      low[i] = Math.max(low[i], input[i]);
    }
    for (int i : indexes(given, "falling", d)) {
      high[i] = Math.min(high[i], input[i]);
    }
    return new Constraints(
        fixed,
        low,
        high,
        whole,
        background.category(),
        seen,
        given.word("values", "any", "seen").equals("seen"));
  }

  /** NaN where nothing was said. */
  private static double[] bounds(Parameters given, String name, int d) {
    var numbers = given.numbers(name);
    Parameters.require(
        numbers.isEmpty() || numbers.size() == d,
        "parameter \"%s\" has %d numbers for %d values",
        name,
        numbers.size(),
        d);
    double[] bounds = new double[d];
    Arrays.setAll(bounds, i -> numbers.isEmpty() ? Double.NaN : numbers.get(i));
    return bounds;
  }

  private static int[] indexes(Parameters given, String name, int d) {
    int[] indexes = given.integers(name);
    for (int i : indexes) {
      if (i < 0 || i >= d) {
        throw given.wrong(name, i, "the index of one of the %d values, from 0".formatted(d));
      }
    }
    return indexes;
  }

  boolean allows(int i, double from, double to) {
    return from == to || !fixed[i] && to >= low[i] && to <= high[i];
  }

  /** Values to try instead of the one there is: every option, or some of the range and its ends. */
  double[] candidates(int i, double from) {
    if (fixed[i]) {
      return new double[0];
    }
    double[] inside = Arrays.stream(seen[i]).filter(v -> v != from && allows(i, from, v)).toArray();
    if (category[i]) {
      return inside;
    }
    var some =
        inside.length <= AT_MOST
            ? Arrays.stream(inside)
            : java.util.stream.IntStream.range(0, AT_MOST)
                .mapToDouble(k -> inside[k * (inside.length - 1) / (AT_MOST - 1)]);
    if (!onlySeen) {
      double first = whole[i] ? Math.ceil(low[i]) : low[i];
      double last = whole[i] ? Math.floor(high[i]) : high[i];
      some =
          DoubleStream.concat(some, DoubleStream.of(first, last))
              .filter(v -> v != from && allows(i, from, v));
    }
    return some.sorted().distinct().toArray();
  }

  /** Values between the old one, not included, and the new one, not included, the nearest first. */
  double[] between(int i, double from, double to, int parts) {
    if (category[i]) {
      return new double[0];
    }
    double[] steps;
    if (onlySeen) {
      double[] inside =
          Arrays.stream(seen[i])
              .filter(v -> (v > from && v < to || v < from && v > to) && allows(i, from, v))
              .toArray();
      int take = Math.min(parts - 1, inside.length);
      steps = new double[take];
      for (int k = 0; k < take; k++) {
        steps[k] = inside[(int) ((k + 0.5) * inside.length / take)];
      }
    } else {
      steps = new double[parts - 1];
      for (int k = 1; k < parts; k++) {
        double at = from + (to - from) * k / parts;
        steps[k - 1] = whole[i] ? to > from ? Math.ceil(at) : Math.floor(at) : at;
      }
    }
    boolean up = to > from;
    double[] sorted =
        Arrays.stream(steps).filter(v -> v != from && v != to).sorted().distinct().toArray();
    if (!up) {
      for (int a = 0, b = sorted.length - 1; a < b; a++, b--) {
        double moved = sorted[a];
        sorted[a] = sorted[b];
        sorted[b] = moved;
      }
    }
    return sorted;
  }
}
