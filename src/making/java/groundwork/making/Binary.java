package groundwork.making;

import groundwork.model.Predictor;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A model of two classes given by the log-odds of the second one. */
record Binary(int inputs, List<String> classes, ToDoubleFunction<double[]> logOdds)
    implements Predictor {
  @Override
  public double[][] probabilities(double[][] batch) {
    Predictor.require(batch, inputs);
    double[][] probabilities = new double[batch.length][];
    for (int i = 0; i < batch.length; i++) {
      double second = LogisticRegression.sigmoid(logOdds.applyAsDouble(batch[i]));
      probabilities[i] = new double[] {1 - second, second};
    }
    return probabilities;
  }

  /** Log-odds that are a weighted sum of the inputs; the last weight is the constant. */
  static Binary linear(List<String> classes, double[] weights) {
    return new Binary(
        weights.length - 1,
        classes,
        row -> {
          double sum = 0;
          for (int i = 0; i < row.length; i++) {
            sum += weights[i] * row[i];
          }
          return sum + weights[row.length];
        });
  }
}
