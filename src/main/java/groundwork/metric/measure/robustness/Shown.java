package groundwork.metric.measure.robustness;

import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Map;

/**
 * What is done to explanations before they are compared.
 *
 * @param abs whether signs are taken away
 * @param normalise {@code none}; {@code instance}: each explanation is divided by its own size;
 *     {@code set}: all explanations of the same draw are divided by their common size
 * @param moment whether the size is the root of the mean square, rather than the largest absolute
 *     value
 */
record Shown(boolean abs, String normalise, boolean moment) {
  static final Shown PLAIN = new Shown(false, "none", false);

  boolean bySet() {
    return normalise.equals("set");
  }

  /**
   * @param size of all explanations of the same draw, where they share one
   */
  double[] of(double[] values, double size) {
    double by = bySet() ? size : normalise.equals("instance") ? new Size().add(values).of(this) : 1;
    if (!abs && (by == 1 || by == 0)) {
      return values;
    }
    double[] shown = new double[values.length];
    for (int i = 0; i < shown.length; i++) {
      double value = by == 0 ? values[i] : values[i] / by; // all zero stay as they are
      shown[i] = abs ? Math.abs(value) : value;
    }
    return shown;
  }

  /** The common size of explanations, gathered one after the other. */
  static final class Size {
    private double largest;
    private double squares;
    private long count;

    Size add(double[] values) {
      for (double value : values) {
        largest = Math.max(largest, Math.abs(value));
        squares += value * value;
      }
      count += values.length;
      return this;
    }

    double of(Shown shown) {
      return shown.moment ? Math.sqrt(squares / count) : largest;
    }
  }

  Map<String, Object> parameters() {
    return Map.of("abs", abs, "normalise", normalise, "size", moment ? "moment" : "largest");
  }

  static Shown of(Parameters p, Shown standard) {
    return new Shown(
        p.flag("abs", standard.abs),
        p.values().containsKey("normalise")
            ? p.word("normalise", "none", "instance", "set")
            : standard.normalise,
        p.values().containsKey("size")
            ? p.word("size", "largest", "moment").equals("moment")
            : standard.moment);
  }

  static Setting[] settings() {
    return new Setting[] {
      new Setting("abs", false, "whether signs are taken away"),
      new Setting("normalise", "none", "none, instance, or set (what libraries call a batch)"),
      new Setting("size", "largest", "what normalising divides by: largest or moment")
    };
  }
}
