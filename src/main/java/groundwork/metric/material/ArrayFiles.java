package groundwork.metric.material;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.array.Npz;
import groundwork.json.control.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Files of numbers: {@code .npy}, {@code .npz#array}, {@code .csv}, {@code .json}. */
public final class ArrayFiles {
  private static final int MOST_AXES = 8;

  private ArrayFiles() {}

  /** The name without the array that is meant within the file. */
  public static String file(String name) {
    return name.contains("#") ? name.substring(0, name.indexOf('#')) : name;
  }

  private static String array(String name) {
    return name.contains("#") ? name.substring(name.indexOf('#') + 1) : null;
  }

  /**
   * @param name of a file, with {@code #array} for one of several in an NPZ or one member of a JSON
   *     object
   * @throws IllegalArgumentException naming file, array and place of what is wrong
   */
  public static NdArray read(String name, Source source) {
    var file = file(name);
    byte[] bytes = source.read(file);
    if (file.endsWith(".npy")) {
      return Npy.read(bytes, name);
    }
    if (file.endsWith(".npz")) {
      return Npz.one(bytes, file, array(name));
    }
    if (file.endsWith(".csv")) {
      return CsvCells.read(file, bytes).numbers();
    }
    if (file.endsWith(".json")) {
      return of(json(name, bytes), name);
    }
    throw new IllegalArgumentException(
        name + ": arrays are read from .npy, .npz, .csv and .json files");
  }

  /** The part of a JSON file that is meant. */
  static JsonNode json(String name, byte[] bytes) {
    JsonNode root;
    try {
      root = Json.tree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JacksonException wrong) {
      var at = wrong.getLocation();
      throw new IllegalArgumentException(
          "%s%s: this is not JSON: %s"
              .formatted(
                  file(name), at == null ? "" : ":" + at.getLineNr(), wrong.getOriginalMessage()),
          wrong);
    }
    var member = array(name);
    if (member == null) {
      return root;
    }
    if (!root.has(member)) {
      throw new IllegalArgumentException(
          "%s: has no member \"%s\", only %s".formatted(file(name), member, root.propertyNames()));
    }
    return root.get(member);
  }

  /**
   * Lists in lists, all of one length at each depth. {@code "NaN"} and null are NaN, true is 1.
   *
   * @throws IllegalArgumentException naming the place of what is no number, or of a list of another
   *     length
   */
  static NdArray of(JsonNode list, String name) {
    var shape = new ArrayList<Integer>();
    for (var at = list; at.isArray(); at = at.get(0)) {
      shape.add(at.size());
      if (at.isEmpty() || shape.size() > MOST_AXES) {
        break;
      }
    }
    int[] axes = shape.stream().mapToInt(Integer::intValue).toArray();
    long size = 1;
    for (int axis : axes) {
      size *= axis;
      if (size > Npy.MOST_VALUES) {
        throw new IllegalArgumentException(name + ": more values than are read");
      }
    }
    double[] values = new double[(int) size];
    fill(list, name, axes, 0, values, 0, "");
    return new NdArray(axes, values);
  }

  private static int fill(
      JsonNode node, String name, int[] axes, int depth, double[] values, int at, String place) {
    if (depth == axes.length) {
      values[at] = number(node, name, place);
      return at + 1;
    }
    if (!node.isArray() || node.size() != axes[depth]) {
      throw new IllegalArgumentException(
          "%s: %s has %s, the lists beside it have %d values"
              .formatted(
                  name,
                  place.isEmpty() ? "the list" : place,
                  node.isArray() ? node.size() + " values" : "no list",
                  axes[depth]));
    }
    for (int i = 0; i < node.size(); i++) {
      at = fill(node.get(i), name, axes, depth + 1, values, at, place + "[" + i + "]");
    }
    return at;
  }

  private static double number(JsonNode node, String name, String place) {
    if (node.isNumber()) {
      return node.asDouble();
    }
    if (node.isBoolean()) {
      return node.asBoolean() ? 1 : 0;
    }
    if (node.isNull() || node.isString() && node.asString().equals("NaN")) {
      return Double.NaN;
    }
    if (node.isString() && node.asString().matches("-?Infinity")) {
      return Double.parseDouble(node.asString());
    }
    throw new IllegalArgumentException("%s: %s is no number".formatted(name, place));
  }

  /** Texts, one per item: a JSON list, or a CSV's first column. */
  static List<String> words(String name, Source source) {
    byte[] bytes = source.read(file(name));
    if (file(name).endsWith(".json")) {
      var words = new ArrayList<String>();
      json(name, bytes).forEach(node -> words.add(node.asString()));
      return words;
    }
    if (file(name).endsWith(".csv")) {
      return CsvCells.read(file(name), bytes).column(array(name));
    }
    var array = read(name, source);
    var words = new ArrayList<String>();
    for (double value : array.values()) {
      words.add(value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value));
    }
    return words;
  }
}
