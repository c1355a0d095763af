package groundwork.explanation.example;

import groundwork.explanation.Background;
import groundwork.explanation.Distance;
import groundwork.model.Parameters;
import groundwork.model.Predictor;

/**
 * Rows to explain with.
 *
 * @param rows at least one, all finite
 * @param labels a class for each: the true ones, or those that a model gives
 */
public record Examples(Background rows, int[] labels) {
  public Examples {
    Parameters.require(
        labels.length == rows.rows().length,
        "%d labels for %d examples",
        labels.length,
        rows.rows().length);
    for (int i = 0; i < labels.length; i++) {
      Parameters.require(labels[i] >= 0, "label %d is %d", i, labels[i]);
    }
  }

  /** Rows with the classes that a model gives them. */
  public static Examples predicted(Predictor model, Background rows) {
    return new Examples(rows, groundwork.explanation.Answers.predicted(model, rows.rows()));
  }

  int size() {
    return labels.length;
  }

  double[] row(int i) {
    return rows.rows()[i];
  }

  /** By the name in the settings. */
  Distance distance(String name) {
    return name.equals("gower") ? Distance.gower(rows) : Distance.standardised(rows);
  }
}
