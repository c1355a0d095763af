package groundwork.explanation.counterfactual;

import groundwork.explanation.Answers;
import groundwork.explanation.Background;
import groundwork.explanation.Distance;
import groundwork.model.Predictor;
import java.util.stream.IntStream;

/**
 * The rows of a background and the classes that the model gives them.
 *
 * @param neighbours of how many the distance is taken
 */
record Crowd(double[][] rows, int[] classes, int neighbours) {
  static Crowd of(Predictor model, Background background, int neighbours) {
    return new Crowd(background.rows(), Answers.predicted(model, background.rows()), neighbours);
  }

  /** Mean distance to the nearest rows of a class; null if there is none. */
  Double distance(double[] row, int of, Distance distance) {
    double[] sorted =
        IntStream.range(0, rows.length)
            .filter(i -> classes[i] == of)
            .mapToDouble(i -> distance.between(row, rows[i]))
            .sorted()
            .limit(neighbours)
            .toArray();
    double sum = 0;
    for (double apart : sorted) {
      sum += apart;
    }
    return sorted.length == 0 ? null : Double.valueOf(sum / sorted.length);
  }
}
