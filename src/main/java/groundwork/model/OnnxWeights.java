package groundwork.model;

import groundwork.model.Network.Activation;
import groundwork.model.OnnxGraph.Node;
import groundwork.model.OnnxGraph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns an ONNX graph whose operators follow each other into a {@link Network}, so that an exported
 * multi-layer perceptron or small convolutional network has known weights.
 */
final class OnnxWeights {
  /** A graph that is something else; says what. */
  private static final class Unlike extends RuntimeException {
    Unlike(String why) {
      super(why, null, false, false);
    }
  }

  private final OnnxGraph graph;
  private final List<Layer> layers = new ArrayList<>();
  private double[] scale; // of each input, where it is scaled before the first layer
  private double[] shift;
  private Shape shape; // null where the values are a list
  private int size;
  private boolean squashed; // by a last softmax or sigmoid

  private OnnxWeights(OnnxGraph graph, Shape shape, int size) {
    this.graph = graph;
    this.shape = shape;
    this.size = size;
  }

  /**
   * @param shape of the input where it is an image, else null
   * @param output the value whose way from the input is followed
   * @param link what is known of the output: that of logits, or null where it gives probabilities
   * @return empty if there are other operators than a network has
   */
  static Optional<Network> network(
      OnnxGraph graph,
      String input,
      int inputs,
      Shape shape,
      String output,
      List<String> classes,
      Link link) {
    try {
      var weights = new OnnxWeights(graph, shape, inputs);
      weights.follow(input, output);
      if (weights.layers.isEmpty() || weights.scale != null) {
        return Optional.empty();
      }
      int out = weights.layers.getLast().out();
      var how = link != null ? link : out == 1 ? Link.SIGMOID : Link.SOFTMAX;
      if (link == null && !weights.squashed) {
        return Optional.empty();
      }
      weights.unbend(how);
      return Optional.of(new Network(weights.layers, classes, how));
    } catch (Unlike | IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  /** A last sigmoid of one output is how its logit becomes a probability. */
  private void unbend(Link link) {
    var last = layers.getLast();
    if (link == Link.SIGMOID
        && squashed
        && last instanceof Network.Dense dense
        && dense.activation() == Activation.SIGMOID) {
      replace(new Network.Dense(dense.name(), dense.weights(), dense.bias(), Activation.IDENTITY));
    } else if (last.activation() != Activation.IDENTITY) {
      throw new Unlike("the last layer has an activation");
    }
  }

  private void follow(String input, String output) {
    var back = new ArrayList<Node>();
    String at = output;
    while (!at.equals(input)) {
      var node = graph.maker(at);
      if (node == null || back.size() > 1000) {
        throw new Unlike("no way from the input");
      }
      back.add(node);
      at = through(node);
    }
    for (int i = back.size() - 1; i >= 0; i--) {
      if (squashed && i >= 0 && !passes(back.get(i))) {
        throw new Unlike("something follows the softmax");
      }
      read(back.get(i), i == 0);
    }
  }

  private static boolean passes(Node node) {
    return List.of("Identity", "Cast", "Flatten", "Reshape", "Squeeze").contains(node.operator());
  }

  /** The one input of a node that is no constant. */
  private String through(Node node) {
    var values =
        node.inputs().stream()
            .filter(name -> !name.isEmpty() && !graph.constants.containsKey(name))
            .toList();
    if (values.size() != 1) {
      throw new Unlike(node.operator() + " reads " + values.size() + " values");
    }
    return values.getFirst();
  }

  private void read(Node node, boolean last) {
    if (node.domain().equals("ai.onnx.ml") && node.operator().equals("Normalizer")) {
      throw new Unlike("Normalizer");
    }
    switch (node.operator()) {
      case "Identity", "Dropout", "Cast" -> {}
      case "Flatten" -> flatten(node);
      case "Reshape" -> reshape(node);
      case "Squeeze" -> shape = null;
      case "Gemm" -> gemm(node);
      case "MatMul" -> dense(node, rowsOf(constant(node, 1)), null);
      case "Add", "Sub", "Mul", "Div" -> arithmetic(node);
      case "BatchNormalization" -> normalisation(node);
      case "Conv" -> conv(node);
      case "MaxPool" -> pool(node, Pool.Kind.MAX, false);
      case "AveragePool" -> pool(node, Pool.Kind.MEAN, false);
      case "GlobalMaxPool" -> pool(node, Pool.Kind.MAX, true);
      case "GlobalAveragePool" -> pool(node, Pool.Kind.MEAN, true);
      case "Relu" -> bend(Activation.RELU);
      case "Tanh" -> bend(Activation.TANH);
      case "Softplus" -> bend(Activation.SOFTPLUS);
      case "Sigmoid" -> {
        bend(Activation.SIGMOID);
        squashed = size == 1;
      }
      case "Softmax" -> {
        long axis = node.number("axis", -1);
        if (axis != 1 && axis != -1 || shape != null || layers.isEmpty()) {
          throw new Unlike("a softmax elsewhere");
        }
        squashed = true;
      }
      default -> throw new Unlike(node.operator());
    }
  }

  private Tensor constant(Node node, int input) {
    var tensor =
        input < node.inputs().size() ? graph.constants.get(node.inputs().get(input)) : null;
    if (tensor == null || tensor.values().length != elements(tensor.dims())) {
      throw new Unlike(node.operator() + " with computed weights");
    }
    return tensor;
  }

  private static long elements(long[] dims) {
    long all = 1;
    for (long dim : dims) {
      if (dim < 0 || dim > 1 << 28) {
        throw new Unlike("a size of " + dim);
      }
      all = Math.multiplyExact(all, dim);
    }
    return all;
  }

  private String name() {
    return "layer" + layers.stream().filter(Layer::weighted).count();
  }

  private void add(Layer layer, Shape next) {
    layers.add(layer);
    shape = next;
    size = layer.out();
  }

  private void replace(Layer layer) {
    layers.set(layers.size() - 1, layer);
  }

  private void bend(Activation activation) {
    if (layers.isEmpty() || layers.getLast().activation() != Activation.IDENTITY) {
      throw new Unlike("an activation without a layer");
    }
    replace(
        switch (layers.getLast()) {
          case Network.Dense old ->
              new Network.Dense(old.name(), old.weights(), old.bias(), activation);
          case Conv2d old ->
              new Conv2d(old.name(), old.window(), old.weights(), old.bias(), activation);
          case Pool old -> new Pool(old.name(), old.window(), old.kind(), old.padded(), activation);
        });
  }

  private void flatten(Node node) {
    if (node.number("axis", 1) != 1) {
      throw new Unlike("rows are mixed");
    }
    shape = null;
  }

  /** Only the sizes after the rows may change. */
  private void reshape(Node node) {
    double[] sizes = constant(node, 1).values();
    if (sizes.length == 4) {
      shape = new Shape((int) sizes[1], (int) sizes[2], (int) sizes[3]);
      if (shape.size() != size) {
        throw new Unlike("a reshape of rows");
      }
    } else if (sizes.length == 2 && (sizes[1] == size || sizes[1] == -1)) {
      shape = null;
    } else {
      throw new Unlike("a reshape");
    }
  }

  /** [in][out] as it lies in the tensor. */
  private static double[][] rowsOf(Tensor tensor) {
    if (tensor.dims().length != 2 || tensor.values().length == 0) {
      throw new Unlike("weights that are no matrix");
    }
    int columns = (int) tensor.dims()[1];
    double[][] rows = new double[(int) tensor.dims()[0]][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = Arrays.copyOfRange(tensor.values(), r * columns, (r + 1) * columns);
    }
    return rows;
  }

  private void gemm(Node node) {
    if (node.number("transA", 0) != 0) {
      throw new Unlike("transposed rows");
    }
    double[][] rows = rowsOf(constant(node, 1));
    double[][] byInput = node.number("transB", 0) == 0 ? rows : Sums.turned(rows);
    double alpha = node.singles().getOrDefault("alpha", 1.0);
    double beta = node.singles().getOrDefault("beta", 1.0);
    for (double[] row : byInput) {
      for (int o = 0; o < row.length; o++) {
        row[o] *= alpha;
      }
    }
    double[] bias = null;
    if (node.inputs().size() > 2 && !node.inputs().get(2).isEmpty()) {
      bias = spread(constant(node, 2), byInput[0].length);
      for (int o = 0; o < bias.length; o++) {
        bias[o] *= beta;
      }
    }
    dense(node, byInput, bias);
  }

  private void dense(Node node, double[][] byInput, double[] bias) {
    if (shape != null || byInput.length != size || !node.inputs().get(0).equals(through(node))) {
      throw new Unlike("a product that does not fit");
    }
    double[] sums = bias == null ? new double[byInput[0].length] : bias;
    double[][] weights = Sums.turned(byInput);
    for (int o = 0; scale != null && o < weights.length; o++) {
      for (int i = 0; i < size; i++) {
        sums[o] += weights[o][i] * shift[i];
        weights[o][i] *= scale[i];
      }
    }
    scale = null;
    add(new Network.Dense(name(), weights, sums, Activation.IDENTITY), null);
  }

  /** One value for each of the outputs or channels. */
  private double[] spread(Tensor tensor, int channels) {
    double[] values = tensor.values();
    if (values.length == 1) {
      double[] all = new double[channels];
      Arrays.fill(all, values[0]);
      return all;
    }
    long[] dims = tensor.dims();
    int place = dims.length - (shape == null ? 1 : 3);
    if (values.length != channels || place < 0 || dims[place] != channels) {
      throw new Unlike("a constant that does not fit");
    }
    return values.clone();
  }

  private int channels() {
    return shape == null ? size : shape.channels();
  }

  /** Value after value, a constant is added or multiplied. */
  private void arithmetic(Node node) {
    boolean first = graph.constants.containsKey(node.inputs().get(0));
    double[] by = spread(constant(node, first ? 0 : 1), channels());
    double[] times = new double[by.length];
    double[] plus = new double[by.length];
    for (int c = 0; c < by.length; c++) {
      times[c] =
          switch (node.operator()) {
            case "Mul" -> by[c];
            case "Div" -> 1 / by[c];
            case "Sub" -> first ? -1 : 1;
            default -> 1;
          };
      plus[c] =
          switch (node.operator()) {
            case "Add" -> by[c];
            case "Sub" -> first ? by[c] : -by[c];
            default -> 0;
          };
    }
    if (first && node.operator().equals("Div")) {
      throw new Unlike("a division by values");
    }
    affine(times, plus);
  }

  private void normalisation(Node node) {
    int channels = channels();
    double[] factor = spread(constant(node, 1), channels, 1);
    double[] plus = spread(constant(node, 2), channels, 1);
    double[] mean = spread(constant(node, 3), channels, 1);
    double[] variance = spread(constant(node, 4), channels, 1);
    double epsilon = node.singles().getOrDefault("epsilon", 1e-5);
    if (node.number("training_mode", 0) != 0) {
      throw new Unlike("training");
    }
    for (int c = 0; c < channels; c++) {
      factor[c] /= Math.sqrt(variance[c] + epsilon);
      plus[c] -= mean[c] * factor[c];
    }
    affine(factor, plus);
  }

  private static double[] spread(Tensor tensor, int channels, int dims) {
    if (tensor.values().length != channels || tensor.dims().length != dims) {
      throw new Unlike("a constant that does not fit");
    }
    return tensor.values().clone();
  }

  /** Taken into the layer before, or into the first dense layer to come. */
  private void affine(double[] times, double[] plus) {
    if (layers.isEmpty()) {
      if (shape != null) {
        throw new Unlike("scaled images");
      }
      for (int i = 0; scale != null && i < size; i++) {
        plus[i] += shift[i] * times[i];
        times[i] *= scale[i];
      }
      scale = times;
      shift = plus;
      return;
    }
    var last = layers.getLast();
    if (!last.weighted() || last.activation() != Activation.IDENTITY) {
      throw new Unlike("arithmetic after an activation");
    }
    double[][] weights =
        Arrays.stream(last.weights()).map(double[]::clone).toArray(double[][]::new);
    double[] bias = last.bias().clone();
    if (bias.length != times.length) {
      throw new Unlike("arithmetic that does not fit");
    }
    for (int o = 0; o < bias.length; o++) {
      bias[o] = bias[o] * times[o] + plus[o];
      for (int i = 0; i < weights[o].length; i++) {
        weights[o][i] *= times[o];
      }
    }
    replace(last.with(weights, bias));
  }

  private void conv(Node node) {
    var tensor = constant(node, 1);
    long[] dims = tensor.dims();
    if (shape == null || scale != null || dims.length != 4 || node.number("group", 1) != 1) {
      throw new Unlike("a convolution of another kind");
    }
    var window = window(node, (int) dims[2], (int) dims[3]);
    int cells = (int) (dims[1] * dims[2] * dims[3]);
    double[][] weights = new double[(int) dims[0]][];
    for (int o = 0; o < weights.length; o++) {
      weights[o] = Arrays.copyOfRange(tensor.values(), o * cells, (o + 1) * cells);
    }
    double[] bias =
        node.inputs().size() > 2 && !node.inputs().get(2).isEmpty()
            ? spread(constant(node, 2), weights.length, 1)
            : new double[weights.length];
    var layer = new Conv2d(name(), window, weights, bias, Activation.IDENTITY);
    add(layer, layer.shape());
  }

  private void pool(Node node, Pool.Kind kind, boolean global) {
    if (shape == null || scale != null || node.outputs().size() != 1) {
      throw new Unlike("pooling of another kind");
    }
    long[] sides = node.numbers().get("kernel_shape");
    if (!global && (sides == null || sides.length != 2) || node.number("ceil_mode", 0) != 0) {
      throw new Unlike("pooling of another kind");
    }
    var window =
        global
            ? new Window(shape, shape.height(), shape.width(), 1, 1, 0, 0, 0, 0)
            : window(node, (int) sides[0], (int) sides[1]);
    boolean padded = node.number("count_include_pad", 0) != 0;
    var layer = new Pool("pool" + layers.size(), window, kind, padded, Activation.IDENTITY);
    add(layer, layer.shape());
  }

  private Window window(Node node, int height, int width) {
    long[] one = {1, 1};
    long[] dilations = node.numbers().getOrDefault("dilations", one);
    long[] strides = node.numbers().getOrDefault("strides", one);
    long[] pads = node.numbers().getOrDefault("pads", new long[4]);
    var auto = node.texts().getOrDefault("auto_pad", "NOTSET");
    if (!Arrays.equals(dilations, one)
        || strides.length != 2
        || pads.length != 4
        || !List.of("NOTSET", "VALID", "").contains(auto)) {
      throw new Unlike("a window of another kind");
    }
    return new Window(
        shape,
        height,
        width,
        (int) strides[0],
        (int) strides[1],
        (int) pads[0],
        (int) pads[1],
        (int) pads[2],
        (int) pads[3]);
  }
}
