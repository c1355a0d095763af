package groundwork.analysis.control;

import groundwork.analysis.entity.Results;
import groundwork.analysis.entity.Results.Reliability;
import groundwork.statistics.agreement.Alpha;
import groundwork.statistics.agreement.Omega;
import groundwork.statistics.agreement.SpearmanBrown;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reliability of the items of one score, by how many they are: none, two, more. */
record ScaleReliability(Resampling resampling) {

  /**
   * @param answers of everybody, reversed items turned round; who left one out is passed over
   * @return null where it does not exist: one item, too few people, no variance
   */
  Reliability of(List<Map<String, Double>> answers, List<String> items, String cell) {
    double[][] rows =
        answers.stream()
            .filter(one -> one.keySet().containsAll(items))
            .map(one -> items.stream().mapToDouble(one::get).toArray())
            .toArray(double[][]::new);
    try {
      return switch (items.size()) {
        case 0, 1 -> null;
        case 2 -> two(rows);
        default -> more(rows, cell);
      };
    } catch (IllegalArgumentException undefined) {
      return null;
    }
  }

  private static Reliability two(double[][] rows) {
    var both = SpearmanBrown.of(column(rows, 0), column(rows, 1), Resampling.LEVEL);
    return new Reliability(
        "spearman-brown",
        both.estimate(),
        both.interval().low(),
        both.interval().high(),
        both.n(),
        2,
        both.r(),
        null);
  }

  private static double[] column(double[][] rows, int item) {
    return Arrays.stream(rows).mapToDouble(row -> row[item]).toArray();
  }

  private Reliability more(double[][] rows, String cell) {
    var alpha = Alpha.cronbach(rows, Resampling.LEVEL);
    return new Reliability(
        "alpha",
        alpha.estimate(),
        alpha.interval().low(),
        alpha.interval().high(),
        alpha.n(),
        alpha.items(),
        null,
        omega(rows, cell));
  }

  private Results.Omega omega(double[][] rows, String cell) {
    try {
      var omega = Omega.total(rows);
      var bounds = bounds(rows, cell);
      return new Results.Omega(omega.estimate(), bounds[0], bounds[1], omega.atBound());
    } catch (IllegalArgumentException constant) {
      return null; // everybody answers an item alike
    }
  }

  private Double[] bounds(double[][] rows, String cell) {
    try {
      var interval =
          Omega.bootstrap(rows, resampling.few(rows.length, "omega/" + cell))
              .percentile(Resampling.LEVEL);
      return new Double[] {interval.low(), interval.high()};
    } catch (IllegalArgumentException undefinedForMost) {
      return new Double[2];
    }
  }
}
