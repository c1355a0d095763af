package groundwork.model;

import groundwork.model.Network.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Fits a {@link Network} by mini-batches on the softmax cross-entropy, on the calling thread. The
 * same settings and rows give the same bits on every run.
 *
 * @param hidden sizes of the dense layers between input and output; none: a linear model
 * @param epochs how often each row is seen
 * @param batch rows per step
 * @param rate length of a step
 * @param decay of the weights
 * @param standardise whether inputs are brought to mean 0 and deviation 1 first; the network that
 *     comes out takes them as they are
 * @param seed of the first weights and of the order of rows
 */
public record Training(
    List<Integer> hidden,
    Activation activation,
    int epochs,
    int batch,
    double rate,
    double decay,
    boolean standardise,
    long seed) {
  public Training {
    hidden = List.copyOf(hidden);
    if (hidden.stream().anyMatch(size -> size < 1) || epochs < 1 || batch < 1) {
      throw new IllegalArgumentException("layers, epochs and batches have at least 1 of theirs");
    }
    if (!(rate > 0 && rate < 1e3) || !(decay >= 0 && decay * rate < 1)) {
      throw new IllegalArgumentException("no training at rate %s, decay %s".formatted(rate, decay));
    }
  }

  /** ReLU, 100 epochs of batches of 64, rate 0.001, no decay, standardised, seed 1. */
  public static Training of(int... hidden) {
    return new Training(
        Arrays.stream(hidden).boxed().toList(), Activation.RELU, 100, 64, 1e-3, 0, true, 1);
  }

  public Training epochs(int epochs) {
    return new Training(hidden, activation, epochs, batch, rate, decay, standardise, seed);
  }

  public Training batch(int batch) {
    return new Training(hidden, activation, epochs, batch, rate, decay, standardise, seed);
  }

  public Training rate(double rate) {
    return new Training(hidden, activation, epochs, batch, rate, decay, standardise, seed);
  }

  public Training decay(double decay) {
    return new Training(hidden, activation, epochs, batch, rate, decay, standardise, seed);
  }

  public Training standardise(boolean standardise) {
    return new Training(hidden, activation, epochs, batch, rate, decay, standardise, seed);
  }

  public Training seed(long seed) {
    return new Training(hidden, activation, epochs, batch, rate, decay, standardise, seed);
  }

  /**
   * @param y for each row the index of its class
   * @throws IllegalArgumentException if rows and classes do not fit, or training diverges
   */
  public Network fit(double[][] x, int[] y, List<String> classes) {
    return fit(x, certain(y, classes.size()), classes);
  }

  /**
   * @param targets for each row a probability of each class, as another model gave them
   */
  public Network fit(double[][] x, double[][] targets, List<String> classes) {
    require(x, targets, classes.size());
    var scale = standardise ? Scale.of(x) : Scale.none(x[0].length);
    return fit(start(x[0].length, classes), scale, x, targets, network -> {});
  }

  /**
   * The same, watched: what comes out is what {@link #fit(double[][], int[], List)} gives.
   *
   * @param watching gets the network as it is before the first epoch and after each
   */
  public Network fit(double[][] x, int[] y, List<String> classes, Consumer<Network> watching) {
    double[][] targets = certain(y, classes.size());
    require(x, targets, classes.size());
    var scale = standardise ? Scale.of(x) : Scale.none(x[0].length);
    return fit(start(x[0].length, classes), scale, x, targets, watching);
  }

  /**
   * Goes on with a network of any form, convolutions too; inputs are taken as they are, {@link
   * #hidden} and {@link #standardise} do not matter.
   */
  public Network fit(Network start, double[][] x, int[] y) {
    if (start.link() != Link.SOFTMAX) {
      throw new IllegalArgumentException("only networks with output \"softmax\" are trained");
    }
    double[][] targets = certain(y, start.classes().size());
    require(x, targets, start.classes().size());
    return fit(start, Scale.none(start.inputs()), x, targets, network -> {});
  }

  private Network fit(
      Network start, Scale scale, double[][] x, double[][] targets, Consumer<Network> watching) {
    Predictor.require(x, start.inputs());
    var fitting = new Fitting(start, scale);
    watching.accept(fitting.fitted());
    var adam = new Adam(fitting.network.parts(), rate, decay);
    var random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, x.length).toArray();
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (int from = 0; from < x.length; from += batch) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IllegalStateException("training was interrupted");
        }
        fitting.loss(x, targets, order, from, Math.min(x.length, from + batch));
        adam.step(fitting.network.parts(), fitting.slopes);
        fitting.changed();
      }
      watching.accept(fitting.fitted());
    }
    return fitting.fitted();
  }

  private Network start(int inputs, List<String> classes) {
    var layers = new java.util.ArrayList<Layer>();
    int in = inputs;
    for (int size : hidden) {
      layers.add(zero("fc" + (layers.size() + 1), in, size, activation));
      in = size;
    }
    layers.add(zero("fc" + (layers.size() + 1), in, classes.size(), Activation.IDENTITY));
    return new Network(layers, classes)
        .randomised(seed, IntStream.range(0, layers.size()).toArray());
  }

  static Network.Dense zero(String name, int in, int out, Activation activation) {
    return new Network.Dense(name, new double[out][in], new double[out], activation);
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[i];
      order[i] = order[j];
      order[j] = other;
    }
  }

  /** Probabilities of 0 and 1. */
  static double[][] certain(int[] y, int classes) {
    double[][] one = new double[classes][classes];
    double[][] targets = new double[y.length][];
    for (int c = 0; c < classes; c++) {
      one[c][c] = 1;
    }
    for (int r = 0; r < y.length; r++) {
      if (y[r] < 0 || y[r] >= classes) {
        throw new IllegalArgumentException(
            "the class of row %d is %d, there are %d".formatted(r, y[r], classes));
      }
      targets[r] = one[y[r]];
    }
    return targets;
  }

  static void require(double[][] x, double[][] targets, int classes) {
    if (x.length == 0 || x.length != targets.length || x[0].length == 0) {
      throw new IllegalArgumentException(
          "%d rows to learn from with %d targets".formatted(x.length, targets.length));
    }
    Predictor.require(x, x[0].length);
    Predictor.require(targets, classes);
  }
}
