package groundwork.metric.measure.randomisation;

import groundwork.metric.entity.Case;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many bins a histogram has: a number, or by a rule from the values, then at least {@code
 * fewest} and at most {@code most}.
 *
 * @param rule {@code none} or one of {@link #RULES}
 * @param axes taken by Quantus 0.6.0 for the number of values, with the values of the whole set; -1
 *     to find out, 0 for the publication's rules of one explanation
 */
record Bins(int count, String rule, int fewest, int most, int axes) {
  private static final String[] RULES = {
    "none", "freedman-diaconis", "scotts", "square-root", "sturges-formula", "rice"
  };

  Bins {
    Parameters.require(count >= 1, "\"n-bins\" is %s; at least 1 is needed", count);
    Parameters.require(
        fewest >= 1 && most >= fewest,
        "\"min-n-bins\" is %s and \"max-n-bins\" %s; 1 <= min <= max is needed",
        fewest,
        most);
  }

  static Bins of(Parameters p, boolean quantus) {
    return new Bins(
        p.integer("n-bins", 100),
        p.word("rule", RULES),
        p.integer("min-n-bins", 10),
        p.integer("max-n-bins", 200),
        quantus ? p.integer("axes", -1) : 0);
  }

  static Setting[] settings() {
    return new Setting[] {
      new Setting("n-bins", 100, "bins of the histogram, where there is no rule"),
      new Setting("rule", "none", "how many bins there are: " + String.join(", ", RULES)),
      new Setting("min-n-bins", 10, "with a rule, the fewest"),
      new Setting("max-n-bins", 200, "with a rule, the most"),
      new Setting(
          "axes",
          -1,
          "for Quantus: axes of an input, which its rules take for the number of values; -1: 3 for"
              + " an image, else 2")
    };
  }

  Map<String, Object> with(Map<String, Object> more) {
    var parameters = new HashMap<String, Object>(more);
    parameters.put("rule", rule);
    parameters.put("n-bins", count);
    if (!rule.equals("none")) {
      parameters.put("min-n-bins", fewest);
      parameters.put("max-n-bins", most);
      if (axes != 0) {
        parameters.put("axes", axes);
      }
    }
    return parameters;
  }

  /** Whether the number is one for the whole set. */
  boolean ofSet() {
    return axes != 0 && !rule.equals("none");
  }

  int of(double[] values) {
    return of(values, values.length);
  }

  int of(double[][] set, Case... first) {
    boolean image = first.length > 0 && first[0].background().shape() != null;
    double[] all = Arrays.stream(set).flatMapToDouble(Arrays::stream).toArray();
    return of(all, axes > 0 ? axes : image ? 3 : 2);
  }

  private int of(double[] values, int n) {
    if (rule.equals("none") || values.length == 0) {
      return count;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double range = sorted[sorted.length - 1] - sorted[0];
    double wanted =
        switch (rule) {
          case "freedman-diaconis" ->
              range
                  / Math.max(
                      1e-6,
                      2 * (percentile(sorted, 0.75) - percentile(sorted, 0.25)) / Math.cbrt(n));
          case "scotts" -> range / (3.5 * deviation(values) / Math.cbrt(n));
          case "square-root" -> Math.sqrt(n);
          case "sturges-formula" -> Math.log(n) / Math.log(2) + 1;
          default -> 2 * Math.cbrt(n);
        };
    return Math.clamp((long) wanted, fewest, most);
  }

  private static double percentile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  /** Of a histogram of even bins from the lowest to the highest value, in nats. */
  static double entropy(double[] values, int bins) {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    if (low == high) {
      return 0;
    }
    double[] edges = new double[bins + 1];
    double width = (high - low) / bins;
    for (int i = 0; i < bins; i++) {
      edges[i] = i * width + low;
    }
    edges[bins] = high;
    int[] counts = new int[bins];
    for (double value : values) {
      int bin = Math.min(bins - 1, (int) ((value - low) * (bins / (high - low))));
      // rounding may have put a value beside its bin
      if (value < edges[bin]) {
        bin--;
      } else if (bin < bins - 1 && value >= edges[bin + 1]) {
        bin++;
      }
      counts[bin]++;
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / values.length;
        entropy -= share * Math.log(share);
      }
    }
    return entropy;
  }
}
