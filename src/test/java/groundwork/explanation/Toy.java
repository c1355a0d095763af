package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A model of two classes written down as a formula for the probability of the second. */
record Toy(int inputs, ToDoubleFunction<double[]> second) implements Predictor {
  static Toy linear(double start, double... weights) {
    return new Toy(weights.length, row -> start + sum(row, weights));
  }

  static Toy logistic(double start, double... weights) {
    return new Toy(weights.length, row -> 1 / (1 + Math.exp(-start - sum(row, weights))));
  }

  private static double sum(double[] row, double[] weights) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  @Override
  public List<String> classes() {
    return List.of("no", "yes");
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    Predictor.require(batch, inputs);
    double[][] probabilities = new double[batch.length][];
    for (int i = 0; i < batch.length; i++) {
      double p = second.applyAsDouble(batch[i]);
      probabilities[i] = new double[] {1 - p, p};
    }
    return probabilities;
  }
}
