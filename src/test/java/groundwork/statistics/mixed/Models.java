package groundwork.statistics.mixed;

import groundwork.statistics.Data;
import groundwork.statistics.design.RandomTerm;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Designs of the tests, built by hand from their data. */
final class Models {
  private Models() {}

  static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Levels in the order of their names, numbers by value. */
  static List<String> levels(List<String> values) {
    boolean numbers = values.stream().allMatch(value -> value.matches("-?[0-9.]+"));
    var levels =
        numbers
            ? new TreeSet<String>(
                (a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
            : new TreeSet<String>();
    levels.addAll(values);
    return List.copyOf(levels);
  }

  static int[] codes(List<String> values, List<String> levels) {
    return values.stream().mapToInt(levels::indexOf).toArray();
  }

  static RandomTerm intercept(Data data, String group) {
    var levels = levels(data.text(group));
    return RandomTerm.intercept(group, codes(data.text(group), levels), levels);
  }

  static RandomTerm slope(Data data, String group, String column) {
    var levels = levels(data.text(group));
    double[] slope = data.numbers(column);
    return new RandomTerm(
        group,
        codes(data.text(group), levels),
        levels,
        new double[][] {ones(slope.length), slope},
        List.of("(Intercept)", column));
  }

  static RandomTerm slopeAlone(Data data, String group, String column) {
    var levels = levels(data.text(group));
    return new RandomTerm(
        group,
        codes(data.text(group), levels),
        levels,
        new double[][] {data.numbers(column)},
        List.of(column));
  }

  static double[][] fixed(double[]... columns) {
    double[][] x = new double[columns.length + 1][];
    x[0] = ones(columns.length == 0 ? 0 : columns[0].length);
    System.arraycopy(columns, 0, x, 1, columns.length);
    return x;
  }

  /** One column a level but the first, treatment coded. */
  static double[][] dummies(List<String> values, List<String> levels) {
    return IntStream.range(1, levels.size())
        .mapToObj(
            level ->
                values.stream().mapToDouble(v -> v.equals(levels.get(level)) ? 1 : 0).toArray())
        .toArray(double[][]::new);
  }
}
