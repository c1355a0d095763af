package groundwork.statistics.compare;

import groundwork.statistics.Data;
import java.util.Arrays;

/** The data that R was given. */
final class Samples {
  static final double[] A = two("two-groups.csv", "A");
  static final double[] B = two("two-groups.csv", "B");
  static final double[] SMALL_A = two("two-groups-small-noties.csv", "A");
  static final double[] SMALL_B = two("two-groups-small-noties.csv", "B");
  static final double[] BEFORE = Data.resource("paired.csv").numbers("before");
  static final double[] AFTER = Data.resource("paired.csv").numbers("after");
  static final double[] SMALL_BEFORE = Data.resource("paired-small-noties.csv").numbers("before");
  static final double[] SMALL_AFTER = Data.resource("paired-small-noties.csv").numbers("after");

  private Samples() {}

  static double[][] oneway() {
    var data = Data.resource("oneway.csv");
    return data.text("group").stream()
        .distinct()
        .map(group -> data.numbers("value", "group", group))
        .toArray(double[][]::new);
  }

  static double[] minus(double[] x, double[] y) {
    double[] differences = new double[x.length];
    Arrays.setAll(differences, i -> x[i] - y[i]);
    return differences;
  }

  static double[] plus(double[] x, double by) {
    return Arrays.stream(x).map(value -> value + by).toArray();
  }

  private static double[] two(String file, String group) {
    return Data.resource(file).numbers("value", "group", group);
  }
}
