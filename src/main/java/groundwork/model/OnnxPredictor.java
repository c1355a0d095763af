package groundwork.model;

import ai.onnxruntime.NodeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A model in an ONNX file, run by ONNX Runtime on the calling thread. It has one input, [rows,
 * values] or an image [rows, channels, height, width], and an output with a number per class. Safe
 * for use by several threads; closing waits for them.
 *
 * <p>Outputs are known by the names {@code probabilities} and {@code logits}; another one is taken
 * for logits if the graph shows that it is a weighted sum, else for probabilities, which must add
 * up to 1. Of logits alone, probabilities are made here. One number per row is about the second of
 * two classes, or a value if one name is given or a regressor made it.
 */
public final class OnnxPredictor implements Predictor, AutoCloseable {
  private static final List<String> PROBABILITIES =
      List.of("probabilities", "probability", "output_probability");
  private static final List<String> LOGITS = List.of("logits");
  private static final List<String> PASSING = List.of("Identity", "Cast", "Flatten", "Reshape");
  private static final List<String> SUMS = List.of("Gemm", "MatMul", "Add", "Conv");
  private static final List<String> REGRESSORS =
      List.of("LinearRegressor", "TreeEnsembleRegressor", "SVMRegressor");
  private static final int PROBES = 32;

  private final OnnxSession session;
  private final OnnxOptions options;
  private final OnnxOutput probabilities; // null where there are logits only
  private final OnnxOutput logits; // null where there are none
  private final boolean values; // of a regression
  private final List<String> classes;
  private final Network layered; // null where the weights are not known

  private OnnxPredictor(OnnxSession session, OnnxOptions options, OnnxGraph graph) {
    this.session = session;
    this.options = options;
    var outputs = session.outputs;
    var p = OnnxOutput.find(outputs, options.probabilities(), PROBABILITIES);
    var z = OnnxOutput.find(outputs, options.logits(), LOGITS);
    var only = z.or(() -> p).or(() -> first(outputs)).orElseThrow(() -> noNumbers(outputs));
    var maker = maker(graph, only.name());
    if (options.values() || REGRESSORS.contains(maker)) {
      this.probabilities = null;
      this.logits = sized(only);
    } else if (p.isEmpty() && z.isEmpty()) {
      this.probabilities = SUMS.contains(maker) ? null : sized(only);
      this.logits = SUMS.contains(maker) ? sized(only) : null;
    } else {
      this.probabilities = p.map(this::sized).orElse(null);
      this.logits = z.map(this::sized).orElse(null);
    }
    this.values = options.values() || REGRESSORS.contains(maker) || isNamedValue();
    this.classes = named();
    this.layered = known(graph);
  }

  /**
   * @param onnx the content of the file
   * @param classes ids of the classes in the order of the output, or null
   * @throws IllegalArgumentException if this is no model of the form described above
   */
  public static OnnxPredictor of(byte[] onnx, List<String> classes) {
    return of(onnx, OnnxOptions.of("the model").classes(classes));
  }

  /**
   * @throws IllegalArgumentException if this is no model of the form described above, has unknown
   *     operators, or keeps weights in other files
   */
  public static OnnxPredictor of(byte[] onnx, OnnxOptions options) {
    try {
      var graph = OnnxGraph.read(onnx);
      var session = OnnxSession.open(onnx, options);
      try {
        return new OnnxPredictor(session, options, graph);
      } catch (RuntimeException refused) {
        session.close();
        throw refused;
      }
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      var message = wrong.getMessage();
      throw new IllegalArgumentException(
          message.startsWith(options.name()) ? message : options.name() + ": " + message, wrong);
    }
  }

  private static Optional<OnnxOutput> first(Map<String, NodeInfo> outputs) {
    return outputs.keySet().stream()
        .flatMap(name -> OnnxOutput.of(name, outputs.get(name)).stream())
        .findFirst();
  }

  private static IllegalArgumentException noNumbers(Map<String, NodeInfo> outputs) {
    return new IllegalArgumentException(
        "no output gives numbers of classes, there is only %s; export the model with probabilities"
            .formatted(outputs.keySet()));
  }

  /** The operator that gives a value, apart from those that only pass it on. */
  private static String maker(OnnxGraph graph, String value) {
    var maker = graph.maker(value);
    while (maker != null && PASSING.contains(maker.operator())) {
      maker = graph.maker(maker.inputs().getFirst());
    }
    return maker == null ? "" : maker.operator();
  }

  /** One number for one name is a value; without names it could be log-odds as well. */
  private boolean isNamedValue() {
    if (probabilities != null || logits.columns() != 1) {
      return false;
    }
    if (options.classes() == null && options.logits() == null) {
      throw new IllegalArgumentException(
          "the output \"%s\" gives one number per row; name two classes if it is the log-odds of the second, or one if it is a value"
              .formatted(logits.name()));
    }
    return options.classes() != null && options.classes().size() == 1;
  }

  private OnnxOutput sized(OnnxOutput output) {
    int columns = output.maps() ? session.keys(output).size() : session.columns(output);
    return new OnnxOutput(output.name(), columns, output.maps());
  }

  private Link link(OnnxOutput of) {
    if (values) {
      return Link.IDENTITY;
    }
    return of.columns() == 1 && !of.maps() ? Link.SIGMOID : Link.SOFTMAX;
  }

  private List<String> named() {
    var from = probabilities != null ? probabilities : logits;
    var given = options.classes();
    int many = link(from) == Link.SIGMOID ? 2 : from.columns();
    var own =
        from.maps()
            ? session.keys(from)
            : values && many == 1
                ? List.of("value")
                : IntStream.range(0, many).mapToObj(String::valueOf).toList();
    if (given == null) {
      return own;
    }
    if (given.size() != many || from.maps() && !given.containsAll(own)) {
      throw new IllegalArgumentException(
          "the output \"%s\" is about %d classes%s, not %s"
              .formatted(from.name(), many, from.maps() ? " " + own : "", given));
    }
    if (logits != null && link(logits).raw(many) != logits.columns()) {
      throw new IllegalArgumentException(
          "the output \"%s\" has %d values for %d classes"
              .formatted(logits.name(), logits.columns(), many));
    }
    return List.copyOf(given);
  }

  /** The weights, if the graph is a network and both give the same for random inputs. */
  private Network known(OnnxGraph graph) {
    var from = logits != null ? logits : probabilities;
    if (from.maps()) {
      return null;
    }
    var in = session.input;
    return OnnxWeights.network(
            graph,
            in.name(),
            in.size(),
            in.shape(),
            from.name(),
            classes,
            logits != null ? link(logits) : null)
        .filter(this::agrees)
        .orElse(null);
  }

  private boolean agrees(Network network) {
    var random = new SplittableRandom(1);
    double[][] x = new double[PROBES][inputs()];
    for (int r = 0; r < x.length; r++) {
      for (int i = 0; i < x[r].length; i++) {
        x[r][i] = (float) (r % 2 == 0 ? random.nextGaussian() : random.nextDouble());
      }
    }
    try {
      boolean raw = logits != null;
      double[][] theirs = raw ? logits(x) : probabilities(x);
      double[][] ours = raw ? network.logits(x) : network.probabilities(x);
      double largest = 1;
      for (double[] row : theirs) {
        for (double value : row) {
          largest = Math.max(largest, Math.abs(value));
        }
      }
      for (int r = 0; r < x.length; r++) {
        for (int c = 0; c < ours[r].length; c++) {
          if (!(Math.abs(ours[r][c] - theirs[r][c]) <= 1e-4 * largest)) {
            return false;
          }
        }
      }
      return true;
    } catch (IllegalStateException | IllegalArgumentException other) {
      return false;
    }
  }

  @Override
  public int inputs() {
    return session.input.size();
  }

  /** The form of the input where it is an image. */
  public Optional<Shape> shape() {
    return Optional.ofNullable(session.input.shape());
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  /** Logits from an output of the model, or else from its weights where they are known. */
  @Override
  public boolean hasLogits() {
    return logits != null || layered != null;
  }

  /** In double precision: it differs from what the file gives by the file's rounding. */
  @Override
  public Optional<Layered> layered() {
    return Optional.ofNullable(layered);
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    if (values) {
      throw Link.noProbabilities();
    }
    double[][] rows = session.ask(batch, probabilities != null ? probabilities : logits, classes);
    for (int r = 0; r < rows.length; r++) {
      if (probabilities == null) {
        rows[r] = link(logits).probabilities(rows[r]);
      } else {
        boolean second = link(probabilities) == Link.SIGMOID;
        rows[r] = second ? new double[] {1 - rows[r][0], rows[r][0]} : rows[r];
        requireProbabilities(rows[r], r);
      }
    }
    return rows;
  }

  @Override
  public double[][] logits(double[][] batch) {
    if (logits == null) {
      return layered != null ? layered.logits(batch) : Predictor.super.logits(batch);
    }
    double[][] rows = session.ask(batch, logits, classes);
    for (int r = 0; r < rows.length; r++) {
      rows[r] = link(logits).logits(rows[r]);
    }
    return rows;
  }

  private void requireProbabilities(double[] row, int at) {
    double sum = 0;
    boolean inside = true;
    for (double p : row) {
      sum += p;
      inside &= p >= -1e-6;
    }
    if (!inside || !(Math.abs(sum - 1) <= Checked.SUM_ERROR)) {
      throw new ModelFailed(
          ("%s: the output \"%s\" gives %s for row %d, no probabilities that add up to 1; if these"
                  + " are logits, declare \"logits: %s\"")
              .formatted(
                  options.name(),
                  probabilities.name(),
                  Arrays.toString(row.length > 10 ? Arrays.copyOf(row, 10) : row),
                  at,
                  probabilities.name()));
    }
  }

  /** Waits for questions that are being answered. */
  @Override
  public void close() {
    session.close();
  }
}
