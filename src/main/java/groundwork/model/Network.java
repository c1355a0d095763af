package groundwork.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A feed-forward network of dense layers in double precision; without a hidden layer, a linear
 * model. Safe for use by several threads. A row's outputs do not depend on its company.
 */
public final class Network implements Layered {
  /** How a layer bends what it has summed up. */
  public enum Activation {
    IDENTITY,
    RELU,
    TANH,
    SIGMOID;

    double of(double z) {
      return switch (this) {
        case IDENTITY -> z;
        case RELU -> Math.max(0, z);
        case TANH -> Math.tanh(z);
        case SIGMOID -> 1 / (1 + Math.exp(-z));
      };
    }

    /** The slope, from what {@link #of} gave; of RELU at 0, 0. */
    double slope(double activated) {
      return switch (this) {
        case IDENTITY -> 1;
        case RELU -> activated > 0 ? 1 : 0;
        case TANH -> 1 - activated * activated;
        case SIGMOID -> activated * (1 - activated);
      };
    }
  }

  /**
   * Weighted sums of what comes in.
   *
   * @param weights [outputs][inputs]
   */
  public record Dense(String name, double[][] weights, double[] bias, Activation activation) {
    public Dense {
      if (weights.length == 0 || weights.length != bias.length) {
        throw new IllegalArgumentException(
            "layer %s has %d rows of weights and %d biases"
                .formatted(name, weights.length, bias.length));
      }
      Predictor.require(weights, weights[0].length);
      Predictor.require(new double[][] {bias}, bias.length);
    }

    int in() {
      return weights[0].length;
    }

    int out() {
      return bias.length;
    }

    double[] forward(double[] x) {
      double[] z = sums(x);
      for (int o = 0; o < z.length; o++) {
        z[o] = activation.of(z[o]);
      }
      return z;
    }

    /** Before the activation. */
    double[] sums(double[] x) {
      double[] z = new double[out()];
      for (int o = 0; o < z.length; o++) {
        double[] w = weights[o];
        double sum = bias[o];
        for (int i = 0; i < w.length; i++) {
          sum += w[i] * x[i];
        }
        z[o] = sum;
      }
      return z;
    }
  }

  private final List<Dense> layers;
  private final List<String> classes;

  /**
   * @param layers from the input on; the last has one output per class and no activation
   * @throws IllegalArgumentException if a layer does not fit to the one before
   */
  public Network(List<Dense> layers, List<String> classes) {
    this.layers = List.copyOf(layers);
    this.classes = List.copyOf(classes);
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).in() != layers.get(i - 1).out()) {
        throw new IllegalArgumentException(
            "layer %s takes %d values, the one before gives %d"
                .formatted(layers.get(i).name(), layers.get(i).in(), layers.get(i - 1).out()));
      }
    }
    if (layers.getLast().out() != classes.size()) {
      throw new IllegalArgumentException(
          "the last layer gives %d values for %d classes"
              .formatted(layers.getLast().out(), classes.size()));
    }
  }

  @Override
  public int inputs() {
    return layers.getFirst().in();
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public boolean hasLogits() {
    return true;
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    double[][] logits = logits(batch);
    for (double[] row : logits) {
      softmax(row);
    }
    return logits;
  }

  @Override
  public double[][] logits(double[][] batch) {
    return hidden(batch, layers.size() - 1);
  }

  @Override
  public int layers() {
    return layers.size();
  }

  @Override
  public String layerName(int layer) {
    return layers.get(layer).name();
  }

  @Override
  public double[][] hidden(double[][] batch, int layer) {
    Predictor.require(batch, inputs());
    double[][] values = new double[batch.length][];
    for (int row = 0; row < batch.length; row++) {
      double[] x = batch[row];
      for (int at = 0; at <= layer; at++) {
        x = layers.get(at).forward(x);
      }
      values[row] = x;
    }
    return values;
  }

  @Override
  public Map<String, double[][]> steps(double[][] batch) {
    Predictor.require(batch, inputs());
    var steps = new LinkedHashMap<String, double[][]>();
    double[][] from = batch;
    for (var layer : layers) {
      from = Arrays.stream(from).map(layer::sums).toArray(double[][]::new);
      steps.put(layer.name(), from);
      if (layer.activation() != Activation.IDENTITY) {
        from =
            Arrays.stream(from)
                .map(row -> Arrays.stream(row).map(layer.activation()::of).toArray())
                .toArray(double[][]::new);
        steps.put(layer.name() + "." + layer.activation().name().toLowerCase(Locale.ROOT), from);
      }
    }
    return steps;
  }

  @Override
  public double[][] gradients(double[][] batch, int target, Output output) {
    Predictor.require(batch, inputs());
    double[][] gradients = new double[batch.length][];
    for (int row = 0; row < batch.length; row++) {
      gradients[row] = gradient(batch[row], target, output);
    }
    return gradients;
  }

  private double[] gradient(double[] x, int target, Output output) {
    double[][] activated = new double[layers.size()][];
    double[] from = x;
    for (int at = 0; at < activated.length; at++) {
      activated[at] = layers.get(at).forward(from);
      from = activated[at];
    }
    double[] back = new double[classes.size()];
    if (output == Output.LOGIT) {
      back[target] = 1;
    } else {
      double[] p = from.clone();
      softmax(p);
      for (int c = 0; c < back.length; c++) {
        back[c] = p[target] * ((c == target ? 1 : 0) - p[c]);
      }
    }
    for (int at = activated.length - 1; at >= 0; at--) {
      var layer = layers.get(at);
      double[] below = new double[layer.in()];
      for (int o = 0; o < back.length; o++) {
        double slope = back[o] * layer.activation().slope(activated[at][o]);
        if (slope != 0) {
          double[] w = layer.weights()[o];
          for (int i = 0; i < below.length; i++) {
            below[i] += slope * w[i];
          }
        }
      }
      back = below;
    }
    return back;
  }

  @Override
  public Layered randomised(long seed, int... which) {
    Layered changed = this;
    for (int at : which) {
      var layer = layers.get(at);
      var random = new SplittableRandom(seed * 31 + at);
      double range = 1 / Math.sqrt(layer.in());
      changed =
          changed.with(
              at,
              random.doubles((long) layer.in() * layer.out(), -range, range).toArray(),
              random.doubles(layer.out(), -range, range).toArray());
    }
    return changed;
  }

  @Override
  public Layered with(int layer, double[] weights, double[] bias) {
    var old = layers.get(layer);
    double[][] rows = new double[old.out()][];
    for (int o = 0; o < rows.length; o++) {
      rows[o] = Arrays.copyOfRange(weights, o * old.in(), (o + 1) * old.in());
    }
    var changed = new java.util.ArrayList<>(layers);
    changed.set(layer, new Dense(old.name(), rows, bias.clone(), old.activation()));
    return new Network(changed, classes);
  }

  @Override
  public double[] weights(int layer) {
    return Arrays.stream(layers.get(layer).weights()).flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public double[] bias(int layer) {
    return layers.get(layer).bias().clone();
  }

  private static void softmax(double[] z) {
    double largest = Arrays.stream(z).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      z[c] = Math.exp(z[c] - largest);
      sum += z[c];
    }
    for (int c = 0; c < z.length; c++) {
      z[c] /= sum;
    }
  }
}
