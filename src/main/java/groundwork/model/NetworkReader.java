package groundwork.model;

import groundwork.model.Network.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Networks and linear models in {@code model/1}. */
final class NetworkReader {
  private static final Link[] LINKS = {Link.SOFTMAX, Link.SIGMOID, Link.IDENTITY};
  private static final List<String> ACTIVATIONS =
      Arrays.stream(Activation.values()).map(a -> a.name().toLowerCase(Locale.ROOT)).toList();
  private static final List<String> TYPES =
      List.of("dense", "conv2d", "maxpool", "avgpool", "flatten");

  private final List<Layer> layers = new ArrayList<>();
  private Shape shape; // of what the next layer reads, where it is an image
  private int size = -1; // -1: not known yet

  private NetworkReader() {}

  static Network linear(Place model) {
    model.only("schema", "kind", "title", "features", "classes", "weights", "bias", "output");
    double[][] weights = model.at("weights").rows();
    double[] bias = bias(model, weights.length);
    requireFeatures(model, weights[0].length);
    var layer = model.here(() -> new Network.Dense("linear", weights, bias, Activation.IDENTITY));
    return network(model, List.of(layer));
  }

  static Network network(Place model) {
    model.only("schema", "kind", "title", "features", "classes", "shape", "layers", "output");
    var reader = new NetworkReader();
    if (model.has("shape")) {
      model.at("shape").numbers(3, "channels, height and width");
      int[] sides =
          model.at("shape").list().stream().mapToInt(one -> one.whole(1, 1 << 14)).toArray();
      reader.shape = new Shape(sides[0], sides[1], sides[2]);
      reader.size = reader.shape.size();
    }
    var list = model.at("layers").list();
    for (var place : list) {
      reader.layer(place);
    }
    if (reader.layers.isEmpty() || !reader.layers.getLast().weighted()) {
      throw model
          .at("layers")
          .refusal("the last layer must have weights", "End with a dense layer that gives logits.");
    }
    if (reader.layers.getLast().activation() != Activation.IDENTITY) {
      throw list.getLast()
          .refusal(
              "the last layer has an activation, and would not give logits",
              "Remove it; \"output\" says how logits become probabilities.");
    }
    requireFeatures(model, reader.layers.getFirst().in());
    return network(model, reader.layers);
  }

  private static Network network(Place model, List<Layer> layers) {
    var link = Models.link(model, Link.SOFTMAX, LINKS);
    var classes = Models.classes(model, link, layers.getLast().out());
    return model.here(() -> new Network(layers, classes, link));
  }

  static void requireFeatures(Place model, int inputs) {
    if (model.has("features") && model.at("features").names().size() != inputs) {
      throw model
          .at("features")
          .refusal(
              "there are %d names, the model reads %d values"
                  .formatted(model.node().get("features").size(), inputs),
              "Name each input once.");
    }
  }

  private static double[] bias(Place layer, int outputs) {
    return layer.has("bias")
        ? layer.at("bias").numbers(outputs, outputs + " rows of weights")
        : new double[outputs];
  }

  private void layer(Place place) {
    switch (place.at("type").word(TYPES)) {
      case "dense" -> dense(place);
      case "conv2d" -> conv(place);
      case "maxpool" -> pool(place, Pool.Kind.MAX);
      case "avgpool" -> pool(place, Pool.Kind.MEAN);
      default -> {
        place.only("type", "name");
        shape = null;
      }
    }
  }

  private void add(Layer layer, Shape next) {
    layers.add(layer);
    shape = next;
    size = layer.out();
  }

  private String name(Place place) {
    return place.text("name", "layer" + layers.size());
  }

  private static Activation activation(Place place) {
    return place.has("activation")
        ? Activation.values()[ACTIVATIONS.indexOf(place.at("activation").word(ACTIVATIONS))]
        : Activation.IDENTITY;
  }

  private void dense(Place place) {
    place.only("type", "name", "weights", "bias", "activation");
    double[][] weights = place.at("weights").rows();
    if (size >= 0 && weights[0].length != size) {
      throw place
          .at("weights")
          .refusal(
              "a row has %d weights, the layer before gives %d values"
                  .formatted(weights[0].length, size),
              "Write one row per output with a weight for each value; transpose the matrix if it is"
                  + " [in][out].");
    }
    double[] bias = bias(place, weights.length);
    var activation = activation(place);
    add(place.here(() -> new Network.Dense(name(place), weights, bias, activation)), null);
  }

  private void conv(Place place) {
    place.only("type", "name", "weights", "bias", "stride", "padding", "activation");
    requireImage(place);
    var kernels = place.at("weights").list();
    if (kernels.isEmpty()) {
      throw place.at("weights").refusal("there is no output channel", "Write at least one.");
    }
    int height = kernels.getFirst().list().isEmpty() ? 0 : kernels.getFirst().at(0).list().size();
    int width = height == 0 ? 0 : kernels.getFirst().at(0).at(0).numbers().length;
    var window = window(place, height, width, 1);
    double[][] weights = new double[kernels.size()][];
    for (int o = 0; o < weights.length; o++) {
      weights[o] = kernel(kernels.get(o), height, width);
    }
    double[] bias = bias(place, weights.length);
    var activation = activation(place);
    var layer = place.here(() -> new Conv2d(name(place), window, weights, bias, activation));
    add(layer, layer.shape());
  }

  /** [input channels][height][width], flat. */
  private double[] kernel(Place kernel, int height, int width) {
    var channels = kernel.list();
    if (channels.size() != shape.channels()) {
      throw kernel.refusal(
          "weights for %d input channels, the image has %d"
              .formatted(channels.size(), shape.channels()),
          "Write weights as [output channels][input channels][height][width].");
    }
    double[] flat = new double[channels.size() * height * width];
    int at = 0;
    for (var channel : channels) {
      var lines = channel.list();
      if (lines.size() != height) {
        throw channel.refusal(
            "the window has %d lines, the first has %d".formatted(lines.size(), height),
            "Write windows of the same size.");
      }
      for (var line : lines) {
        System.arraycopy(line.numbers(width, "a line of the window"), 0, flat, at, width);
        at += width;
      }
    }
    return flat;
  }

  private void pool(Place place, Pool.Kind kind) {
    place.only("type", "name", "size", "stride", "padding", "padded", "activation");
    requireImage(place);
    int[] sides = pair(place.at("size"), 1);
    var window = window(place, sides[0], sides[1], 0);
    boolean padded = place.has("padded") && place.at("padded").flag();
    var layer = new Pool(name(place), window, kind, padded, activation(place));
    add(layer, layer.shape());
  }

  private void requireImage(Place place) {
    if (shape == null) {
      throw place.refusal(
          "this layer reads an image, and what comes in has no shape",
          layers.isEmpty()
              ? "Write \"shape\": [channels, height, width] at the top of the model."
              : "Put it before the flatten and dense layers.");
    }
  }

  /**
   * @param stride where none is given; 0: as large as the window
   */
  private Window window(Place place, int height, int width, int stride) {
    int[] step =
        place.has("stride")
            ? pair(place.at("stride"), 1)
            : new int[] {stride == 0 ? height : stride, stride == 0 ? width : stride};
    int[] pad = place.has("padding") ? padding(place.at("padding")) : new int[4];
    return place.here(
        () -> new Window(shape, height, width, step[0], step[1], pad[0], pad[1], pad[2], pad[3]));
  }

  /** A number for both directions, or [height, width]. */
  private static int[] pair(Place place, int least) {
    if (!place.node().isArray()) {
      int both = place.whole(least, 1 << 16);
      return new int[] {both, both};
    }
    if (place.node().size() != 2) {
      throw place.refusal(
          "there are %d numbers".formatted(place.node().size()), "Write one, or [height, width].");
    }
    return new int[] {place.at(0).whole(least, 1 << 16), place.at(1).whole(least, 1 << 16)};
  }

  /** Top, left, bottom, right. */
  private static int[] padding(Place place) {
    if (place.node().isArray() && place.node().size() == 4) {
      return place.list().stream().mapToInt(side -> side.whole(0, 1 << 16)).toArray();
    }
    int[] both = pair(place, 0);
    return new int[] {both[0], both[1], both[0], both[1]};
  }
}
