package groundwork.metric.measure;

import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
  public static Scaling of(Parameters p, Scope otherwise) {
    var words = new ArrayList<>(List.of(otherwise.word()));
    for (var scope : Scope.values()) {
      words.add(scope.word());
    }
    var scope = p.word("normalise", words.toArray(String[]::new));
    var by = p.word("divisor", "max", "sign", "moment");
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
          "none, instance or set: over which values attributions are brought to a scale"),
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
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double squares = 0;
    long count = 0;
    for (double[] row : group) {
      for (double value : row) {
        low = Math.min(low, value);
        high = Math.max(high, value);
        squares += value * value;
        count++;
      }
    }
    if (low == 0 && high == 0) {
      return group;
    }
    double up =
        switch (by) {
          case MAX -> Math.max(high, -low);
          case SIGN -> high > 0 ? high : 1;
          case MOMENT -> Math.sqrt(squares / count);
        };
    double down = by != Divisor.SIGN ? up : low < 0 ? -low : 1;
    double[][] scaled = new double[group.length][];
    for (int n = 0; n < group.length; n++) {
      scaled[n] = new double[group[n].length];
      for (int i = 0; i < scaled[n].length; i++) {
        scaled[n][i] = group[n][i] / (group[n][i] > 0 ? up : down);
      }
    }
    return scaled;
  }
}
