package groundwork.metric.material;

import groundwork.array.NdArray;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The items of a document: their values, names and how these lie.
 *
 * @param rows N rows of F values, not checked for finite ones
 * @param shape of images; null where they are none
 * @param features names; empty where there are none
 */
record Inputs(
    String name, double[][] rows, Shape shape, List<String> features, List<String> items) {
  int width() {
    return rows[0].length;
  }

  int n() {
    return rows.length;
  }

  static Inputs read(Places places, Source source) {
    var name = places.text("/data/inputs");
    List<String> header = List.of();
    List<String> named = null;
    NdArray array;
    if (ArrayFiles.file(name).endsWith(".csv")) {
      var cells = CsvCells.read(name, source.read(name));
      array = cells.numbers();
      header = cells.valueNames();
      named = cells.named() ? cells.column(cells.names().getFirst()) : null;
    } else {
      array = ArrayFiles.read(name, source);
    }
    if (array.axes() < 2 || array.rows() == 0 || array.width() == 0) {
      throw new IllegalArgumentException(
          "%s: an array of shape %s; inputs have an axis of items and at least one of values"
              .formatted(name, array.words()));
    }
    var features = words(places, "/data/features", source).orElse(header);
    require(features, array.width(), "data.features", "features");
    var items =
        words(places, "/data/items", source)
            .orElse(
                named != null
                    ? named
                    : IntStream.range(0, array.rows()).mapToObj(String::valueOf).toList());
    require(items, array.rows(), "data.items", "items");
    requireDifferent(items);
    return new Inputs(
        name, array.toRows(), shape(places.at("/data/shape"), array), features, items);
  }

  private static void require(List<String> words, int n, String place, String what) {
    if (!words.isEmpty() && words.size() != n) {
      throw new IllegalArgumentException(
          "%s names %d %s, the inputs have %d".formatted(place, words.size(), what, n));
    }
  }

  private static void requireDifferent(List<String> items) {
    var seen = new java.util.HashSet<String>();
    for (var item : items) {
      if (!seen.add(item)) {
        throw new IllegalArgumentException("two items are called \"" + item + "\"");
      }
    }
  }

  /** Of a list in the document, or of a file. */
  static java.util.Optional<List<String>> words(Places places, String pointer, Source source) {
    var node = places.at(pointer);
    if (node.isMissingNode()) {
      return java.util.Optional.empty();
    }
    if (node.isString()) {
      return java.util.Optional.of(ArrayFiles.words(node.asString(), source));
    }
    var words = new ArrayList<String>();
    node.forEach(one -> words.add(one.asString()));
    return java.util.Optional.of(words);
  }

  private static Shape shape(JsonNode given, NdArray array) {
    int[] axes = array.shape();
    Shape shape = null;
    if (!given.isMissingNode()) {
      int from = given.size() - 2;
      shape =
          new Shape(
              from == 0 ? 1 : given.get(0).asInt(),
              given.get(from).asInt(),
              given.get(from + 1).asInt());
    } else if (axes.length == 4) {
      shape = new Shape(axes[1], axes[2], axes[3]);
    } else if (axes.length == 3 && axes[1] > 1) {
      shape = new Shape(1, axes[1], axes[2]);
    }
    if (shape != null && shape.size() != array.width()) {
      throw new IllegalArgumentException(
          "inputs of %d values are no images of %s".formatted(array.width(), shape));
    }
    return shape;
  }

  /** What is wrong with one item's values; null if nothing is. */
  String wrong(int item) {
    for (int i = 0; i < rows[item].length; i++) {
      if (!Double.isFinite(rows[item][i])) {
        return "%s: the value of item %s, %s, is %s"
            .formatted(
                name,
                items.get(item),
                features.isEmpty() ? "feature " + i : features.get(i),
                rows[item][i]);
      }
    }
    return null;
  }
}
