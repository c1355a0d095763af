package groundwork.explanation;

/**
 * What a method takes out together: single values, or groups such as the parts of an image.
 *
 * @param of for each value the unit that it belongs to, from 0
 * @param count how many units there are
 */
public record Units(int[] of, int count) {
  /** Each value by itself. */
  public static Units single(int values) {
    int[] of = new int[values];
    for (int i = 0; i < values; i++) {
      of[i] = i;
    }
    return new Units(of, values);
  }

  /** Values with the same label belong together; units are numbered as they first occur. */
  static Units labelled(int[] labels) {
    var numbers = new java.util.HashMap<Integer, Integer>();
    int[] of = new int[labels.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = numbers.computeIfAbsent(labels[i], label -> numbers.size());
    }
    return new Units(of, numbers.size());
  }

  boolean areSingle() {
    return count == of.length;
  }

  /** Which values are present if these units are. */
  public boolean[] present(boolean[] units) {
    if (areSingle()) {
      return units;
    }
    boolean[] present = new boolean[of.length];
    for (int i = 0; i < present.length; i++) {
      present[i] = units[of[i]];
    }
    return present;
  }

  /** For each value the mean of those of its unit; of an image, channel by channel. */
  double[] means(double[] input, int places) {
    double[] sums = new double[count * (input.length / places)];
    int[] sizes = new int[sums.length];
    for (int i = 0; i < input.length; i++) {
      int at = i / places * count + of[i];
      sums[at] += input[i];
      sizes[at]++;
    }
    double[] means = new double[input.length];
    for (int i = 0; i < means.length; i++) {
      int at = i / places * count + of[i];
      means[i] = sums[at] / sizes[at];
    }
    return means;
  }

  /**
   * The way back from {@link #spread}.
   *
   * @param shared whether the values of a unit shared its number, or each had the whole of it
   */
  double[] gather(double[] values, boolean shared) {
    double[] perUnit = new double[count];
    for (int i = 0; i < values.length; i++) {
      perUnit[of[i]] = shared ? perUnit[of[i]] + values[i] : values[i];
    }
    return perUnit;
  }

  /**
   * One number for each value from one for each unit.
   *
   * @param shared whether the values of a unit share its number equally, so that the sum stays the
   *     same, or each has the whole of it
   */
  public double[] spread(double[] perUnit, boolean shared) {
    if (areSingle() || perUnit == null) {
      return perUnit;
    }
    int[] sizes = new int[count];
    for (int unit : of) {
      sizes[unit]++;
    }
    double[] values = new double[of.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = shared ? perUnit[of[i]] / sizes[of[i]] : perUnit[of[i]];
    }
    return values;
  }
}
