package groundwork.metric.entity;

import groundwork.model.Predictor;

/**
 * Labelled rows that a model can be trained on: not the rows that are explained and scored.
 *
 * @param inputs n rows of d finite values
 * @param truth n indexes of classes
 */
public record TrainingRows(double[][] inputs, int[] truth) {
  /**
   * @throws IllegalArgumentException if there is no row, a row is not like the first or has a value
   *     that is not finite, or there is not one class for each row
   */
  public TrainingRows {
    if (inputs.length == 0 || inputs.length != truth.length) {
      throw new IllegalArgumentException(
          "%d rows and %d classes to train on".formatted(inputs.length, truth.length));
    }
    Predictor.require(inputs, inputs[0].length);
    for (int n = 0; n < truth.length; n++) {
      if (truth[n] < 0) {
        throw new IllegalArgumentException(
            "training row %d has the class %d".formatted(n, truth[n]));
      }
    }
  }

  public int size() {
    return truth.length;
  }
}
