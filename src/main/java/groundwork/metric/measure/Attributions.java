package groundwork.metric.measure;

import java.util.Arrays;

/** Orders and norms of attributions, with ties and empty cases defined once. */
public final class Attributions {
  public static final String CONSTANT =
      "the explanation gives every feature the same value: no ranking";
  public static final String ZERO = "the explanation is zero everywhere";

  private Attributions() {}

  /** Whether no feature stands out. */
  public static boolean constant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  public static boolean zero(double[] values) {
    for (double value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Indices by falling value; of equals, the lower index first. */
  public static int[] descending(double[] values) {
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    sort(order, order.clone(), 0, order.length, values);
    return order;
  }

  /** Indices by rising value; of equals, the lower index first. */
  public static int[] ascending(double[] values) {
    return descending(Arrays.stream(values).map(value -> -value).toArray());
  }

  /** Stable merge sort of indices without boxing: this stands in the inner loop of many metrics. */
  private static void sort(int[] order, int[] from, int low, int high, double[] values) {
    if (high - low <= 16) {
      for (int i = low + 1; i < high; i++) {
        int moved = order[i];
        int j = i - 1;
        for (; j >= low && values[order[j]] < values[moved]; j--) {
          order[j + 1] = order[j];
        }
        order[j + 1] = moved;
      }
      return;
    }
    int middle = (low + high) >>> 1;
    sort(from, order, low, middle, values);
    sort(from, order, middle, high, values);
    for (int i = low, left = low, right = middle; i < high; i++) {
      boolean takeLeft =
          right >= high || left < middle && !(values[from[left]] < values[from[right]]);
      order[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  /** A copy without signs. */
  public static double[] magnitudes(double[] values) {
    double[] sizes = new double[values.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[i]);
    }
    return sizes;
  }

  public static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  public static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }
}
