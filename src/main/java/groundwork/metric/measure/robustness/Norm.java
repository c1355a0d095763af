package groundwork.metric.measure.robustness;

import java.util.Arrays;
import java.util.Locale;

/** How long a difference of many numbers is. */
enum Norm {
  /** Euclidean. */
  L2,
  /** Sum of absolute values. */
  L1,
  /** Largest absolute value. */
  LINF;

  static String[] words() {
    return Arrays.stream(values()).map(Norm::word).toArray(String[]::new);
  }

  static Norm of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  double of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum = add(sum, value);
    }
    return whole(sum);
  }

  double distance(double[] a, double[] b) {
    double sum = 0;
    if (this == L2) { // the common one stands in inner loops
      for (int i = 0; i < a.length; i++) {
        sum += (a[i] - b[i]) * (a[i] - b[i]);
      }
      return Math.sqrt(sum);
    }
    for (int i = 0; i < a.length; i++) {
      sum = add(sum, a[i] - b[i]);
    }
    return whole(sum);
  }

  /** Length of the changes from a to b, each as a share of its a; {@code least} where a is 0. */
  double relative(double[] a, double[] b, double least) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum = add(sum, (a[i] - b[i]) / (a[i] == 0 ? least : a[i]));
    }
    return whole(sum);
  }

  private double add(double sum, double value) {
    return switch (this) {
      case L2 -> sum + value * value;
      case L1 -> sum + Math.abs(value);
      case LINF -> Math.max(sum, Math.abs(value));
    };
  }

  private double whole(double sum) {
    return this == L2 ? Math.sqrt(sum) : sum;
  }
}
