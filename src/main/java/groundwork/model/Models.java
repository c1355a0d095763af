package groundwork.model;

import groundwork.json.control.Json;
import groundwork.problem.entity.Rejected;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Models from files: {@code model/1} as JSON, or ONNX, told apart by what is in them. */
public final class Models {
  /** The version of the JSON form, which is published as a schema. */
  public static final String SCHEMA = "model/1";

  /** Of a JSON file; a larger model belongs into ONNX, where a number takes less room. */
  public static final int LONGEST = 256 << 20;

  static final List<String> KINDS = List.of("network", "linear", "tree", "ensemble", "rules");

  private Models() {}

  /**
   * @param name of the file, for messages
   * @return the model; one from ONNX is {@link AutoCloseable}, and names its classes 0, 1, ...
   * @throws Rejected naming file, place, rule and remedy
   */
  public static Predictor read(String name, byte[] file) {
    return read(name, file, null);
  }

  /**
   * @param classes ids of the classes, or null for those of the file; where the file has some, they
   *     must be the same
   */
  public static Predictor read(String name, byte[] file, List<String> classes) {
    return read(file, OnnxOptions.of(name).classes(classes));
  }

  /**
   * @param options name and classes; the rest matters only if this is ONNX
   */
  public static Predictor read(byte[] file, OnnxOptions options) {
    var name = options.name();
    var classes = options.classes();
    int first = 0;
    while (first < file.length && first < 64 && isBlank(file[first])) {
      first++;
    }
    if (first == file.length) {
      throw Place.refusal(name, "", "the file is empty", "Give a model/1 file or an ONNX file.");
    }
    if (file[first] == '{' || file[first] == '[') {
      return named(name, json(name, file), classes);
    }
    requireNoOther(name, file);
    try {
      return OnnxPredictor.of(file, options);
    } catch (IllegalArgumentException refused) {
      throw Place.refusal(
          name,
          "",
          refused.getCause().getMessage(),
          "Give a model/1 JSON file, or an ONNX file that we run.");
    }
  }

  /** The JSON form of a network; {@link #read} gives the same network, to the bit. */
  public static byte[] write(Network network) {
    return Json.MAPPER.writeValueAsBytes(NetworkWriter.write(network));
  }

  private static boolean isBlank(byte one) {
    return one == ' '
        || one == '\n'
        || one == '\r'
        || one == '\t'
        || one == (byte) 0xEF
        || one == (byte) 0xBB
        || one == (byte) 0xBF; // the byte order mark too
  }

  private static void requireNoOther(String name, byte[] file) {
    String form = null;
    if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
      form = "a zip, as torch.save writes it";
    } else if (file[0] == (byte) 0x80) {
      form = "a pickled Python object";
    } else if (file.length > 3 && file[0] == (byte) 0x89 && file[1] == 'H' && file[2] == 'D') {
      form = "HDF5, as Keras writes it";
    }
    if (form != null) {
      throw Place.refusal(
          name,
          "",
          "this is " + form + ", which may hold programs and is never opened",
          "Export the model as ONNX (torch.onnx.export, skl2onnx, tf2onnx) or as model/1.");
    }
  }

  private static Predictor named(String name, Predictor read, List<String> classes) {
    if (classes != null && !classes.equals(read.classes())) {
      throw Place.refusal(
          name,
          "/classes",
          "the classes are %s, here %s are expected".formatted(read.classes(), classes),
          "Write the same classes in the same order in both places.");
    }
    return read;
  }

  private static Predictor json(String name, byte[] file) {
    if (file.length > LONGEST) {
      throw Place.refusal(
          name,
          "",
          "the file has %,d bytes; at most %,d are read".formatted(file.length, LONGEST),
          "Export a model of this size as ONNX.");
    }
    return read(new Place(name, "", tree(name, file)));
  }

  private static JsonNode tree(String name, byte[] file) {
    try {
      int mark = file[0] == (byte) 0xEF ? 3 : 0;
      return Json.MAPPER.readTree(Arrays.copyOfRange(file, mark, file.length));
    } catch (JacksonException wrong) {
      var at = wrong.getLocation();
      throw Place.refusal(
          name,
          "",
          "this is not JSON: %s (line %d, column %d)"
              .formatted(
                  wrong.getOriginalMessage(),
                  at == null ? 1 : at.getLineNr(),
                  at == null ? 1 : at.getColumnNr()),
          "Look at this line and the one before: commas, quotes and brackets.");
    }
  }

  private static Predictor read(Place model) {
    if (!model.node().isObject()) {
      throw model.refusal("a model is an object", "Write {\"schema\": \"model/1\", …}.");
    }
    model.at("schema").word(List.of(SCHEMA));
    return switch (model.at("kind").word(KINDS)) {
      case "network" -> NetworkReader.network(model);
      case "linear" -> NetworkReader.linear(model);
      case "tree" -> TreeReader.tree(model);
      case "ensemble" -> TreeReader.ensemble(model);
      default -> RulesReader.read(model);
    };
  }

  static Link link(Place model, Link otherwise, Link... known) {
    if (!model.has("output")) {
      return otherwise;
    }
    var words = Arrays.stream(known).map(Link::word).toList();
    return known[words.indexOf(model.at("output").word(words))];
  }

  /**
   * The classes; where there are none, the values of a regression.
   *
   * @param raw how many numbers the model ends in
   */
  static List<String> classes(Place model, Link link, int raw) {
    int many = link == Link.SIGMOID ? 2 : raw;
    if (link == Link.SIGMOID && raw != 1) {
      throw model.refusal(
          "the output is \"sigmoid\", the model ends in %d numbers".formatted(raw),
          "Write \"output\": \"softmax\", or let it end in one number.");
    }
    if (!model.has("classes") && link == Link.IDENTITY) {
      return raw == 1
          ? List.of("value")
          : java.util.stream.IntStream.range(0, raw).mapToObj(i -> "value " + i).toList();
    }
    var classes = model.at("classes").names();
    if (classes.size() != many) {
      throw model
          .at("classes")
          .refusal(
              "there are %d classes, the model gives %d".formatted(classes.size(), many),
              link == Link.SOFTMAX && raw == 1 && classes.size() == 2
                  ? "Write \"output\": \"sigmoid\" if its one number is the log-odds of the second."
                  : "Write the id of each class in the order of the outputs.");
    }
    return classes;
  }
}
