package groundwork.explanation;

import groundwork.model.Layered;
import groundwork.model.Network;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A model of two classes written down as a formula for the probability of the second. */
record Toy(int inputs, ToDoubleFunction<double[]> second) implements Predictor {
  static Toy linear(double start, double... weights) {
    return new Toy(weights.length, row -> start + sum(row, weights));
  }

  static Toy logistic(double start, double... weights) {
    return new Toy(weights.length, row -> 1 / (1 + Math.exp(-start - sum(row, weights))));
  }

  /** The logistic model as a network without a hidden layer. */
  static Network network(double start, double... weights) {
    var layer =
        new Network.Dense(
            "out",
            new double[][] {new double[weights.length], weights},
            new double[] {0, start},
            Network.Activation.IDENTITY);
    return new Network(List.of(layer), List.of("no", "yes"));
  }

  /** A network with hidden layers of so many units, its weights drawn. */
  static Layered deep(Network.Activation activation, long seed, int... sizes) {
    var layers = new ArrayList<Network.Dense>();
    for (int i = 1; i < sizes.length; i++) {
      boolean last = i == sizes.length - 1;
      layers.add(
          new Network.Dense(
              "layer" + i,
              new double[sizes[i]][sizes[i - 1]],
              new double[sizes[i]],
              last ? Network.Activation.IDENTITY : activation));
    }
    var classes = IntStream.range(0, sizes[sizes.length - 1]).mapToObj(c -> "c" + c).toList();
    var all = IntStream.range(0, layers.size()).toArray();
    Layered model = new Network(layers, classes).randomised(seed, all);
    for (int at : all) {
      double[] wide = Arrays.stream(model.weights(at)).map(w -> 3 * w).toArray();
      model = model.with(at, wide, model.bias(at));
    }
    return model;
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
