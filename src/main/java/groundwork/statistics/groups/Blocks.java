package groundwork.statistics.groups;

import groundwork.statistics.Check;
import groundwork.statistics.Ranks;
import java.util.Arrays;

/** Values of the same people under several conditions, ranked within each person. */
final class Blocks {
  final double[][] values;
  final double[][] ranks;

  /**
   * @param values people x conditions
   * @throws IllegalArgumentException if there are fewer than two people or conditions, the rows are
   *     ragged, or a value is not finite
   */
  Blocks(double[][] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "values has %d people; at least 2 are needed".formatted(values.length));
    }
    for (int i = 0; i < values.length; i++) {
      Check.sample("values[" + i + "]", values[i], 2);
      Check.sameLength("values[" + i + "]", values[i].length, "values[0]", values[0].length);
    }
    this.values = values;
    ranks = Arrays.stream(values).map(Ranks::mid).toArray(double[][]::new);
  }

  int people() {
    return values.length;
  }

  int conditions() {
    return values[0].length;
  }

  /** Sum of the ranks of each condition. */
  double[] rankSums() {
    double[] sums = new double[conditions()];
    for (double[] row : ranks) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += row[j];
      }
    }
    return sums;
  }

  double rankSquares() {
    return Arrays.stream(ranks).flatMapToDouble(Arrays::stream).map(r -> r * r).sum();
  }

  double ties() {
    return Arrays.stream(values).mapToDouble(Ties::cubes).sum();
  }
}
