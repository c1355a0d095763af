package groundwork.statistics.mixed;

import groundwork.statistics.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Data and structure of a cumulative-link model.
 *
 * @param y n categories, from 0 to {@code levels.size() - 1}; each occurs
 * @param levels labels of the categories in ascending order, at least two
 * @param x fixed columns without a constant: {@code x[j][i]} is column j of row i
 * @param names of the fixed columns
 * @param link F of the latent variable
 * @param thresholds how they may lie
 */
public record OrdinalFrame(
    int[] y,
    List<String> levels,
    double[][] x,
    List<String> names,
    Link link,
    Thresholds thresholds) {

  /**
   * @throws IllegalArgumentException if lengths differ, a value is not finite, or a category is out
   *     of range or never occurs
   */
  public OrdinalFrame {
    if (levels.size() < 2) {
      throw new IllegalArgumentException("levels are %s; two or more".formatted(levels));
    }
    int[] counts = new int[levels.size()];
    for (int category : y) {
      if (category < 0 || category >= counts.length) {
        throw new IllegalArgumentException("y: no level %d".formatted(category));
      }
      counts[category]++;
    }
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] == 0) {
        throw new IllegalArgumentException(
            "levels: %s never occurs, so its thresholds cannot be told apart"
                .formatted(levels.get(c)));
      }
    }
    Check.sameLength("x", x.length, "names", names.size());
    for (int j = 0; j < x.length; j++) {
      Check.sample(names.get(j), x[j], 1);
      Check.sameLength(names.get(j), x[j].length, "y", y.length);
    }
    levels = List.copyOf(levels);
    names = List.copyOf(names);
  }

  /** Number of rows. */
  public int n() {
    return y.length;
  }

  double[][] design() {
    return thresholds.design(levels.size() - 1);
  }

  /** Thresholds first, then coefficients. */
  List<String> parameters() {
    var all = new ArrayList<>(thresholds.names(levels));
    all.addAll(names);
    return List.copyOf(all);
  }
}
