package groundwork.statistics.design;

import groundwork.statistics.Mean;
import groundwork.statistics.Quantile;
import java.util.Arrays;

/** Takes values together by group; missing ones are passed over. */
final class Groups {
  private Groups() {}

  /** The values of each group that are not missing. */
  private static double[][] split(double[] values, int[] group, int groups) {
    int[] sizes = new int[groups];
    for (int i = 0; i < values.length; i++) {
      sizes[group[i]] += Double.isNaN(values[i]) ? 0 : 1;
    }
    double[][] parts = Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
    int[] next = new int[groups];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        parts[group[i]][next[group[i]]++] = values[i];
      }
    }
    return parts;
  }

  /** Every row gets its group's mean, sum …; missing where the group has too few values. */
  static double[] spread(double[] values, int[] group, int groups, String function) {
    double[] of =
        Arrays.stream(split(values, group, groups))
            .mapToDouble(part -> one(part, function))
            .toArray();
    return Arrays.stream(group).mapToDouble(one -> of[one]).toArray();
  }

  private static double one(double[] values, String function) {
    if (function.equals("sum")) {
      return Arrays.stream(values).sum();
    }
    if (values.length == 0 || function.equals("sd") && values.length == 1) {
      return Double.NaN;
    }
    return switch (function) {
      case "mean" -> Mean.of(values);
      case "sd" -> Math.sqrt(Mean.variance(values));
      case "median" -> Quantile.median(values);
      case "min" -> Arrays.stream(values).min().orElseThrow();
      case "max" -> Arrays.stream(values).max().orElseThrow();
      default -> throw new IllegalArgumentException("function is " + function);
    };
  }

  /** Every row gets the first value of its group that is not missing. */
  static Column first(Column column, int[] group, int groups) {
    int[] row = new int[groups];
    Arrays.fill(row, -1);
    for (int i = 0; i < group.length; i++) {
      if (row[group[i]] < 0 && !column.missing(i)) {
        row[group[i]] = i;
      }
    }
    for (int i = 0; i < group.length; i++) {
      if (row[group[i]] < 0) {
        row[group[i]] = i; // none but missing ones: any of them
      }
    }
    return column.at(Arrays.stream(group).map(one -> row[one]).toArray());
  }

  /** Minus the group's mean and, if scaled, over its standard deviation. */
  static double[] standardised(double[] values, int[] group, int groups, boolean scaled) {
    double[] means = spread(values, group, groups, "mean");
    double[] sds = scaled ? spread(values, group, groups, "sd") : null;
    double[] standardised = new double[values.length];
    Arrays.setAll(
        standardised,
        i -> {
          double centred = values[i] - means[i];
          return sds == null ? centred : sds[i] == 0 ? Double.NaN : centred / sds[i];
        });
    return standardised;
  }
}
