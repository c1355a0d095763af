package groundwork.query.control;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network of two inputs, one or two hidden layers (tanh) and one output (logistic), trained by
 * gradient steps over ten points at a time, in their order. The same settings give the same steps.
 */
final class TinyNetwork {
  private static final int BATCH = 10;

  /**
   * @param rate length of a step
   * @param hidden neurons of each hidden layer
   * @param decay of the weights, per step
   * @param every epochs between two steps that are kept
   */
  record Settings(
      double rate, List<Integer> hidden, double decay, int epochs, int every, long seed) {}

  /** A point; its class is 0 or 1; one that is held out does not train. */
  record Point(double x, double y, int of, boolean held) {}

  private final Settings settings;
  private final List<Point> train;
  private final List<Point> held;
  private final double[][][] weights;
  private final double[][] biases;

  private TinyNetwork(Settings settings, List<Point> points) {
    this.settings = settings;
    train = points.stream().filter(one -> !one.held()).toList();
    held = points.stream().filter(Point::held).toList();
    var sizes = new ArrayList<Integer>(List.of(2));
    sizes.addAll(settings.hidden());
    sizes.add(1);
    var random = new SplittableRandom(settings.seed());
    weights = new double[sizes.size() - 1][][];
    biases = new double[weights.length][];
    for (int layer = 0; layer < weights.length; layer++) {
      int in = sizes.get(layer);
      weights[layer] = new double[sizes.get(layer + 1)][in];
      biases[layer] = new double[sizes.get(layer + 1)];
      for (double[] row : weights[layer]) {
        for (int i = 0; i < in; i++) {
          row[i] = (2 * random.nextDouble() - 1) / Math.sqrt(in);
        }
      }
    }
  }

  /** The network before training and after every few epochs. */
  static ArrayNode frames(Settings settings, List<Point> points) {
    var network = new TinyNetwork(settings, points);
    var frames = JsonNodeFactory.instance.arrayNode();
    frames.add(network.frame(0));
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("training was interrupted");
      }
      for (int from = 0; from < network.train.size(); from += BATCH) {
        network.step(from, Math.min(network.train.size(), from + BATCH));
      }
      if (epoch % settings.every() == 0 || epoch == settings.epochs()) {
        frames.add(network.frame(epoch));
      }
    }
    return frames;
  }

  /** What each layer gives, the point itself first; the last is the log-odds of class 1. */
  private double[][] forward(Point point) {
    double[][] out = new double[weights.length + 1][];
    out[0] = new double[] {point.x(), point.y()};
    for (int layer = 0; layer < weights.length; layer++) {
      out[layer + 1] = biases[layer].clone();
      for (int o = 0; o < out[layer + 1].length; o++) {
        for (int i = 0; i < out[layer].length; i++) {
          out[layer + 1][o] += weights[layer][o][i] * out[layer][i];
        }
        if (layer < weights.length - 1) {
          out[layer + 1][o] = Math.tanh(out[layer + 1][o]);
        }
      }
    }
    return out;
  }

  private void step(int from, int to) {
    double[][][] slopes = new double[weights.length][][];
    double[][] shifts = new double[weights.length][];
    for (int layer = 0; layer < weights.length; layer++) {
      slopes[layer] = new double[weights[layer].length][weights[layer][0].length];
      shifts[layer] = new double[biases[layer].length];
    }
    for (var point : train.subList(from, to)) {
      add(point, slopes, shifts);
    }
    double k = settings.rate() / (to - from);
    for (int layer = 0; layer < weights.length; layer++) {
      for (int o = 0; o < biases[layer].length; o++) {
        biases[layer][o] -= k * shifts[layer][o];
        for (int i = 0; i < weights[layer][o].length; i++) {
          double w = weights[layer][o][i];
          weights[layer][o][i] =
              w - (k * slopes[layer][o][i] + settings.rate() * settings.decay() * w);
        }
      }
    }
  }

  private void add(Point point, double[][][] slopes, double[][] shifts) {
    double[][] out = forward(point);
    double[] delta = {1 / (1 + Math.exp(-out[out.length - 1][0])) - point.of()};
    for (int layer = weights.length - 1; layer >= 0; layer--) {
      double[] below = new double[out[layer].length];
      for (int o = 0; o < delta.length; o++) {
        shifts[layer][o] += delta[o];
        for (int i = 0; i < below.length; i++) {
          slopes[layer][o][i] += delta[o] * out[layer][i];
          below[i] += delta[o] * weights[layer][o][i];
        }
      }
      for (int i = 0; i < below.length; i++) {
        below[i] *= 1 - out[layer][i] * out[layer][i];
      }
      delta = below;
    }
  }

  private double loss(List<Point> points) {
    double sum = 0;
    for (var point : points) {
      double[][] out = forward(point);
      double z = out[out.length - 1][0] * (point.of() == 1 ? 1 : -1);
      sum += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(0, -z);
    }
    return sum / points.size();
  }

  private ObjectNode frame(int epoch) {
    double loss = loss(train);
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("training diverged at these settings");
    }
    var frame = JsonNodeFactory.instance.objectNode();
    frame.put("epoch", epoch);
    frame.put("loss", rounded(loss, 1e4));
    if (!held.isEmpty()) {
      frame.put("held", rounded(loss(held), 1e4));
    }
    var layers = frame.putArray("layers");
    for (int layer = 0; layer < weights.length; layer++) {
      var one = layers.addObject();
      var rows = one.putArray("w");
      for (double[] row : weights[layer]) {
        var values = rows.addArray();
        for (double value : row) {
          values.add(rounded(value, 1e3));
        }
      }
      var shifts = one.putArray("b");
      for (double value : biases[layer]) {
        shifts.add(rounded(value, 1e3));
      }
    }
    return frame;
  }

  private static double rounded(double value, double digits) {
    return Math.round(value * digits) / digits;
  }
}
