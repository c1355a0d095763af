package groundwork.metric.measure;

import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What attributions are divided by before they are scored. Over a whole set, one item's score
 * depends on the others': such a metric is given the whole set at once.
 *
 * @param scope which values are looked at together
 * @param by what they are divided by
 */
public record Scaling(Scope scope, Divisor by) {
  public static final Scaling NONE = new Scaling(Scope.NONE, Divisor.MAX);

  /** What libraries call normalising by the maximum of a batch. */
  public static final Scaling SET = new Scaling(Scope.SET, Divisor.MAX);

  /** Which values are looked at together. */
  public enum Scope {
    NONE,
    INSTANCE,
    SET;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What values are divided by. */
  public enum Divisor {
    /** The largest absolute value. */
    MAX,
    /** Positive values by the highest, negative ones by the size of the lowest. */
    SIGN,
    /** The root of the mean square. */
    MOMENT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** From {@code normalise} and {@code divisor}. */
  public static Scaling of(Parameters p, Scaling otherwise) {
    var scope =
        p.values().containsKey("normalise")
            ? p.word("normalise", "none", "instance", "set")
            : otherwise.scope.word();
    var by =
        p.values().containsKey("divisor")
            ? p.word("divisor", "max", "sign", "moment")
            : otherwise.by.word();
    return new Scaling(
        Scope.valueOf(scope.toUpperCase(Locale.ROOT)),
        Divisor.valueOf(by.toUpperCase(Locale.ROOT)));
  }

  /** For lists of settings. */
  public static Setting[] settings() {
    return new Setting[] {
      new Setting(
          "normalise",
          "none",
          "none, instance or set (what libraries call a batch): over which values attributions are"
              + " brought to a scale; in a library's mode as it does"),
      new Setting(
          "divisor",
          "max",
          "with normalise: max (largest absolute value), sign (positive and negative values apart)"
              + " or moment (root of the mean square)")
    };
  }

  /** The settings as {@link #of} reads them. */
  public Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("normalise", scope.word());
    if (scope != Scope.NONE) {
      parameters.put("divisor", by.word());
    }
    return parameters;
  }

  /** One attribution by itself; as it is where the scope is not the instance. */
  public double[] alone(double[] attribution) {
    return scope == Scope.INSTANCE ? together(attribution)[0] : attribution;
  }

  /** All attributions of a set: as the scope says. */
  public double[][] all(double[][] attributions) {
    return switch (scope) {
      case NONE -> attributions;
      case SET -> together(attributions);
      case INSTANCE -> {
        double[][] scaled = new double[attributions.length][];
        for (int n = 0; n < scaled.length; n++) {
          scaled[n] = alone(attributions[n]);
        }
        yield scaled;
      }
    };
  }

  private double[][] together(double[]... group) {
    var size = new Size();
    for (double[] row : group) {
      size.add(row);
    }
    double[][] scaled = new double[group.length][];
    for (int n = 0; n < group.length; n++) {
      scaled[n] = by(size, group[n]);
    }
    return scaled;
  }

  /** Values divided by the common size of all that are brought to a scale together. */
  public double[] by(Size size, double[] values) {
    if (size.low == 0 && size.high == 0) {
      return values;
    }
    double up =
        switch (by) {
          case MAX -> Math.max(size.high, -size.low);
          case SIGN -> size.high > 0 ? size.high : 1;
          case MOMENT -> Math.sqrt(size.squares / size.count);
        };
    double down = by != Divisor.SIGN ? up : size.low < 0 ? -size.low : 1;
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = values[i] / (values[i] > 0 ? up : down);
    }
    return scaled;
  }

  /** The common size of attributions, gathered one after the other. */
  public static final class Size {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double squares;
    private long count;

    public Size add(double[] values) {
      for (double value : values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
        squares += value * value;
      }
      count += values.length;
      return this;
    }
  }
}
