package groundwork.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A feed-forward network of dense layers, convolutions and pooling, in double precision; without a
 * hidden layer, a linear model. Safe for use by several threads. A row's outputs do not depend on
 * its company.
 */
public final class Network implements Layered {
  /** Rows that go through the layers together: few, so that they stay in the cache. */
  private static final int BLOCK = 32;

  /** How a layer bends what it has summed up. */
  public enum Activation {
    IDENTITY,
    RELU,
    TANH,
    SIGMOID,
    SOFTPLUS;

    double of(double z) {
      return switch (this) {
        case IDENTITY -> z;
        case RELU -> Math.max(0, z);
        case TANH -> Math.tanh(z);
        case SIGMOID -> Link.sigmoid(z);
        case SOFTPLUS -> Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)));
      };
    }

    /** The slope, from what {@link #of} gave; of RELU at 0, 0. */
    double slope(double activated) {
      return switch (this) {
        case IDENTITY -> 1;
        case RELU -> activated > 0 ? 1 : 0;
        case TANH -> 1 - activated * activated;
        case SIGMOID -> activated * (1 - activated);
        case SOFTPLUS -> -Math.expm1(-activated);
      };
    }

    void of(double[] z, int size) {
      if (this == RELU) {
        for (int i = 0; i < size; i++) {
          z[i] = Math.max(0, z[i]);
        }
      } else if (this != IDENTITY) {
        for (int i = 0; i < size; i++) {
          z[i] = of(z[i]);
        }
      }
    }

    /** Multiplies derivatives by the slope. */
    void back(double[] delta, double[] activated, int size) {
      if (this != IDENTITY) {
        for (int i = 0; i < size; i++) {
          delta[i] *= slope(activated[i]);
        }
      }
    }
  }

  /**
   * Weighted sums of what comes in.
   *
   * @param weights [outputs][inputs]
   */
  public record Dense(String name, double[][] weights, double[] bias, Activation activation)
      implements Layer {
    public Dense {
      require(name, weights, bias);
    }

    static void require(String name, double[][] weights, double[] bias) {
      if (weights.length == 0 || weights.length != bias.length) {
        throw new IllegalArgumentException(
            "layer %s has %d rows of weights and %d biases"
                .formatted(name, weights.length, bias.length));
      }
      for (int o = 0; o < weights.length; o++) {
        if (weights[o].length != weights[0].length || weights[0].length == 0) {
          throw new IllegalArgumentException(
              "layer %s: row %d of the weights has %d values, the first has %d"
                  .formatted(name, o, weights[o].length, weights[0].length));
        }
        for (int i = 0; i < weights[o].length; i++) {
          if (!Double.isFinite(weights[o][i])) {
            throw new IllegalArgumentException(
                "layer %s: weight %d of output %d is %s".formatted(name, i, o, weights[o][i]));
          }
        }
        if (!Double.isFinite(bias[o])) {
          throw new IllegalArgumentException("layer %s: bias %d is %s".formatted(name, o, bias[o]));
        }
      }
    }

    @Override
    public Dense with(double[][] weights, double[] bias) {
      return new Dense(name, weights, bias, activation);
    }

    @Override
    public int in() {
      return weights[0].length;
    }

    @Override
    public int out() {
      return bias.length;
    }
  }

  private final List<Layer> parts;
  private final Step[] steps;
  private final int[] weighted; // the places of layers with weights
  private final List<String> classes;
  private final Link link;
  private final int widest;

  /** A classifier with one logit per class. */
  public Network(List<? extends Layer> layers, List<String> classes) {
    this(layers, classes, Link.SOFTMAX);
  }

  /**
   * @param layers from the input on; the last has weights, no activation, and one output per class
   *     (one for two classes, of {@link Link#SIGMOID})
   * @throws IllegalArgumentException if a layer does not fit to the one before
   */
  public Network(List<? extends Layer> layers, List<String> classes, Link link) {
    this.parts = List.copyOf(layers);
    this.classes = List.copyOf(classes);
    this.link = link;
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).in() != parts.get(i - 1).out()) {
        throw new IllegalArgumentException(
            "layer %s takes %d values, the one before gives %d"
                .formatted(parts.get(i).name(), parts.get(i).in(), parts.get(i - 1).out()));
      }
    }
    requireEnd();
    this.steps = parts.stream().map(Step::of).toArray(Step[]::new);
    this.weighted =
        IntStream.range(0, steps.length).filter(at -> parts.get(at).weighted()).toArray();
    this.widest = parts.stream().mapToInt(Layer::out).max().orElseThrow();
  }

  private void requireEnd() {
    var last = parts.isEmpty() ? null : parts.getLast();
    if (last == null || !last.weighted()) {
      throw new IllegalArgumentException("a network ends with a layer with weights");
    }
    if (link == Link.PROBABILITY) {
      throw new IllegalArgumentException(
          "a network ends in logits: its output is softmax, sigmoid or identity");
    }
    if (link == Link.SIGMOID && classes.size() != 2) {
      throw new IllegalArgumentException(
          "an output \"sigmoid\" tells two classes apart, there are " + classes.size());
    }
    if (last.out() != link.raw(classes.size())) {
      throw new IllegalArgumentException(
          "the last layer gives %d values for %d classes".formatted(last.out(), classes.size()));
    }
  }

  @Override
  public int inputs() {
    return parts.getFirst().in();
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  /** How logits become probabilities. */
  public Link link() {
    return link;
  }

  /** All layers, those without weights too. */
  public List<Layer> parts() {
    return parts;
  }

  @Override
  public boolean hasLogits() {
    return true;
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    if (link == Link.IDENTITY) {
      throw Link.noProbabilities();
    }
    double[][] rows = through(batch, steps.length - 1);
    for (int r = 0; r < rows.length; r++) {
      rows[r] = link.probabilities(rows[r]);
    }
    return rows;
  }

  @Override
  public double[][] logits(double[][] batch) {
    double[][] rows = through(batch, steps.length - 1);
    for (int r = 0; r < rows.length; r++) {
      rows[r] = link.logits(rows[r]);
    }
    return rows;
  }

  @Override
  public int layers() {
    return weighted.length;
  }

  @Override
  public String layerName(int layer) {
    return parts.get(weighted[layer]).name();
  }

  @Override
  public double[][] hidden(double[][] batch, int layer) {
    return layer == weighted.length - 1 ? logits(batch) : through(batch, weighted[layer]);
  }

  /** What comes out of one part, for each row. */
  private double[][] through(double[][] batch, int end) {
    Predictor.require(batch, inputs());
    double[][] out = new double[batch.length][];
    double[][] from = new double[Math.min(BLOCK, batch.length)][];
    double[][][] between = scratch(end == 0 ? 0 : 2, from.length, widest);
    double[][] to = new double[from.length][];
    for (int first = 0; first < batch.length; first += BLOCK) {
      int rows = Math.min(BLOCK, batch.length - first);
      System.arraycopy(batch, first, from, 0, rows);
      double[][] x = from;
      for (int at = 0; at <= end; at++) {
        int size = parts.get(at).out();
        double[][] z = at == end ? to : between[at % 2];
        if (at == end) {
          for (int r = 0; r < rows; r++) {
            z[r] = new double[size];
          }
        }
        steps[at].forward(x, rows, z);
        x = z;
      }
      System.arraycopy(to, 0, out, first, rows);
    }
    return out;
  }

  /** Parts without weights stand in it too. */
  @Override
  public Map<String, double[][]> steps(double[][] batch) {
    Predictor.require(batch, inputs());
    var out = new LinkedHashMap<String, double[][]>();
    double[][] from = batch;
    for (var step : steps) {
      var layer = step.layer();
      double[][] z = new double[batch.length][layer.out()];
      step.sums(from, batch.length, z);
      out.put(layer.name(), z);
      if (layer.activation() != Activation.IDENTITY) {
        z = Arrays.stream(z).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : z) {
          layer.activation().of(row, row.length);
        }
        out.put(layer.name() + "." + layer.activation().name().toLowerCase(Locale.ROOT), z);
      }
      from = z;
    }
    return out;
  }

  private static double[][][] scratch(int arrays, int rows, int width) {
    return new double[arrays][rows][width];
  }

  @Override
  public double[][] gradients(double[][] batch, int target, Output output) {
    Predictor.require(batch, inputs());
    if (output == Output.PROBABILITY && link == Link.IDENTITY) {
      throw Link.noProbabilities();
    }
    double[][] gradients = new double[batch.length][];
    var pass = pass(Math.min(BLOCK, batch.length));
    for (int first = 0; first < batch.length; first += BLOCK) {
      int rows = Math.min(BLOCK, batch.length - first);
      pass.forward(batch, first, rows);
      for (int r = 0; r < rows; r++) {
        seed(pass.raw(r), target, output, pass.delta()[r]);
      }
      double[][] below = pass.toInput(rows);
      for (int r = 0; r < rows; r++) {
        gradients[first + r] = Arrays.copyOf(below[r], inputs());
      }
    }
    return gradients;
  }

  /** For forward and backward passes of so many rows at most. */
  Pass pass(int rows) {
    return new Pass(steps, rows);
  }

  /** The same with weights of its own, which training may change in place. */
  Network copy() {
    Network copy = this;
    for (int layer = 0; layer < layers(); layer++) {
      copy = copy.with(layer, weights(layer), bias(layer));
    }
    return copy;
  }

  Step[] steps() {
    return steps;
  }

  /** Derivatives of the target's output with respect to what the network ends in. */
  private void seed(double[] raw, int target, Output output, double[] delta) {
    double[] p = output == Output.LOGIT ? null : link.probabilities(Arrays.copyOf(raw, raw.length));
    if (link == Link.SIGMOID) {
      delta[0] = (target == 1 ? 1 : -1) * (p == null ? 1 : p[0] * p[1]);
      return;
    }
    for (int c = 0; c < raw.length; c++) {
      double same = c == target ? 1 : 0;
      delta[c] = p == null ? same : p[target] * (same - p[c]);
    }
  }

  @Override
  public Network randomised(long seed, int... which) {
    Network changed = this;
    for (int at : which) {
      double[][] old = parts.get(weighted[at]).weights();
      var random = new SplittableRandom(seed * 31 + at);
      double range = 1 / Math.sqrt(old[0].length);
      changed =
          changed.with(
              at,
              random.doubles((long) old.length * old[0].length, -range, range).toArray(),
              random.doubles(old.length, -range, range).toArray());
    }
    return changed;
  }

  @Override
  public Network with(int layer, double[] weights, double[] bias) {
    var old = parts.get(weighted[layer]);
    double[][] like = old.weights();
    int in = like[0].length;
    if (weights.length != like.length * in || bias.length != like.length) {
      throw new IllegalArgumentException(
          "layer %s has %d weights and %d biases, not %d and %d"
              .formatted(old.name(), like.length * in, like.length, weights.length, bias.length));
    }
    double[][] rows = new double[like.length][];
    for (int o = 0; o < rows.length; o++) {
      rows[o] = Arrays.copyOfRange(weights, o * in, (o + 1) * in);
    }
    var changed = new ArrayList<>(parts);
    changed.set(weighted[layer], old.with(rows, bias.clone()));
    return new Network(changed, classes, link);
  }

  @Override
  public double[] weights(int layer) {
    double[][] rows = parts.get(weighted[layer]).weights();
    int in = rows[0].length;
    double[] flat = new double[rows.length * in];
    for (int o = 0; o < rows.length; o++) {
      System.arraycopy(rows[o], 0, flat, o * in, in);
    }
    return flat;
  }

  @Override
  public double[] bias(int layer) {
    return parts.get(weighted[layer]).bias().clone();
  }
}
