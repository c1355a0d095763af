package groundwork.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is in an ONNX file: operators and constants. Read with a small reader of our own, since ONNX
 * Runtime does not tell.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">the format</a>
 */
final class OnnxGraph {
  private static final int DEEPEST = 16;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int DOUBLE = 11;

  /** A constant; of types that are no numbers or not read here, without values. */
  record Tensor(long[] dims, double[] values) {}

  /** An operator. */
  record Node(
      String operator,
      String domain,
      List<String> inputs,
      List<String> outputs,
      Map<String, Tensor> constants,
      Map<String, long[]> numbers,
      Map<String, Double> singles,
      Map<String, String> texts) {
    long number(String attribute, long otherwise) {
      long[] values = numbers.get(attribute);
      return values == null || values.length != 1 ? otherwise : values[0];
    }
  }

  final List<Node> nodes = new ArrayList<>();
  final Map<String, Tensor> constants = new HashMap<>();

  private OnnxGraph() {}

  /**
   * @throws IllegalArgumentException if the file is cut off, or wants weights from another file
   */
  static OnnxGraph read(byte[] file) {
    var graph = new OnnxGraph();
    var model = Wire.of(file);
    for (int field = model.next(); field != 0; field = model.next()) {
      if (field == 7) {
        graph.graph(model.message(), 0);
      } else {
        model.skip();
      }
    }
    return graph;
  }

  /** The operator that gives a value, or null. */
  Node maker(String value) {
    return nodes.stream().filter(node -> node.outputs.contains(value)).findFirst().orElse(null);
  }

  private void graph(Wire graph, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("graphs lie in graphs, more than " + DEEPEST + " deep");
    }
    for (int field = graph.next(); field != 0; field = graph.next()) {
      if (field == 1) {
        var node = node(graph.message(), depth);
        if (depth == 0) {
          nodes.add(node);
        }
      } else if (field == 5) {
        var name = new String[] {""};
        var tensor = tensor(graph.message(), name);
        if (depth == 0) {
          constants.put(name[0], tensor);
        }
      } else {
        graph.skip();
      }
    }
    for (Node node : nodes) {
      if (depth == 0 && node.operator.equals("Constant") && node.constants.containsKey("value")) {
        constants.put(node.outputs.getFirst(), node.constants.get("value"));
      }
    }
  }

  private Node node(Wire message, int depth) {
    var texts = new String[] {"", ""};
    var node =
        new Node(
            "",
            "",
            new ArrayList<>(),
            new ArrayList<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>());
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> node.inputs.add(message.text());
        case 2 -> node.outputs.add(message.text());
        case 4 -> texts[0] = message.text();
        case 5 -> attribute(message.message(), node, depth);
        case 7 -> texts[1] = message.text();
        default -> message.skip();
      }
    }
    return new Node(
        texts[0],
        texts[1],
        node.inputs,
        node.outputs,
        node.constants,
        node.numbers,
        node.singles,
        node.texts);
  }

  private void attribute(Wire message, Node node, int depth) {
    var name = "";
    var whole = new ArrayList<Long>();
    Double single = null;
    String text = null;
    Tensor tensor = null;
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> name = message.text();
        case 2 -> single = (double) message.single();
        case 3 -> whole.add(message.number());
        case 4 -> text = message.text();
        case 5 -> tensor = tensor(message.message(), new String[1]);
        case 6, 11 -> graph(message.message(), depth + 1);
        case 8 -> message.numbers(whole::add);
        default -> message.skip();
      }
    }
    if (single != null) {
      node.singles.put(name, single);
    }
    if (text != null) {
      node.texts.put(name, text);
    }
    if (tensor != null) {
      node.constants.put(name, tensor);
    }
    if (!whole.isEmpty()) {
      node.numbers.put(name, whole.stream().mapToLong(Long::longValue).toArray());
    }
  }

  private static Tensor tensor(Wire message, String[] name) {
    var dims = new ArrayList<Long>();
    var values = new Numbers();
    ByteBuffer raw = null;
    int type = 0;
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> message.numbers(dims::add);
        case 2 -> type = (int) message.number();
        case 4 -> message.fixed(4, bytes -> values.add(bytes.getFloat()));
        case 7 -> message.numbers(values::add);
        case 8 -> name[0] = message.text();
        case 9 -> raw = message.bytes();
        case 10 -> message.fixed(8, bytes -> values.add(bytes.getDouble()));
        case 13, 14 -> requireInside(field, message);
        default -> message.skip();
      }
    }
    if (raw != null) {
      raw(raw, type, values);
    }
    return new Tensor(dims.stream().mapToLong(Long::longValue).toArray(), values.all());
  }

  private static void requireInside(int field, Wire message) {
    if (field == 14 && message.number() == 0) {
      return;
    }
    throw new IllegalArgumentException(
        "the model keeps weights in a second file; save it with all weights inside (in Python:"
            + " onnx.save(model, file, save_as_external_data=False))");
  }

  private static void raw(ByteBuffer raw, int type, Numbers values) {
    while (type == FLOAT && raw.remaining() >= 4) {
      values.add(raw.getFloat());
    }
    while (type == DOUBLE && raw.remaining() >= 8) {
      values.add(raw.getDouble());
    }
    while (type == INT64 && raw.remaining() >= 8) {
      values.add(raw.getLong());
    }
  }

  /** A growing list without boxes. */
  private static final class Numbers {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    double[] all() {
      return java.util.Arrays.copyOf(values, size);
    }
  }
}
