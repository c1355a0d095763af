package groundwork.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Larger constants are not kept: they would take twice their room as doubles. */
  private static final int LARGEST = 1 << 24;

  /** All constants together. */
  private static final int LARGEST_SUM = 1 << 26;

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
  private long kept;

  private OnnxGraph() {}

  /**
   * @throws IllegalArgumentException if the file is cut off, or wants weights from another file
   */
  static OnnxGraph read(byte[] file) {
    var graph = new OnnxGraph();
    var model = Wire.of(file);
    for (int field = model.next(); field != 0; field = model.next()) {
      switch (field) {
        case 7 -> graph.graph(model.message(), 0);
        case 25 -> graph.function(model.message());
        default -> model.skip();
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
      switch (field) {
        case 1 -> {
          var node = node(graph.message(), depth);
          if (depth == 0) {
            nodes.add(node);
          }
        }
        case 5 -> {
          var name = new String[] {""};
          var tensor = tensor(graph.message(), name);
          if (depth == 0) {
            constants.put(name[0], tensor);
          }
        }
        case 15 -> sparse(graph.message());
        default -> graph.skip();
      }
    }
    for (Node node : depth == 0 ? nodes : List.<Node>of()) {
      if (node.operator.equals("Constant") && node.constants.containsKey("value")) {
        constants.put(node.outputs.getFirst(), node.constants.get("value"));
      }
    }
  }

  /** Only to see that it wants no other file. */
  private void function(Wire function) {
    for (int field = function.next(); field != 0; field = function.next()) {
      if (field == 7) {
        node(function.message(), 1);
      } else {
        function.skip();
      }
    }
  }

  /** Likewise. */
  private void sparse(Wire tensor) {
    for (int field = tensor.next(); field != 0; field = tensor.next()) {
      if (field == 1 || field == 2) {
        tensor(tensor.message(), new String[1]);
      } else {
        tensor.skip();
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
        case 10 -> tensor(message.message(), new String[1]);
        case 22, 23 -> sparse(message.message());
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

  private Tensor tensor(Wire message, String[] name) {
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
    double[] all = raw == null ? values.all() : raw(raw, type);
    kept += all.length;
    return new Tensor(
        dims.stream().mapToLong(Long::longValue).toArray(),
        kept > LARGEST_SUM ? new double[0] : all);
  }

  private static void requireInside(int field, Wire message) {
    if (field == 14 && message.number() == 0) {
      return;
    }
    throw new IllegalArgumentException(
        "the model keeps weights in a second file; save it with all weights inside (in Python:"
            + " onnx.save(model, file, save_as_external_data=False))");
  }

  private static double[] raw(ByteBuffer raw, int type) {
    int size = type == FLOAT ? 4 : type == DOUBLE || type == INT64 ? 8 : 0;
    if (size == 0 || raw.remaining() / size > LARGEST) {
      return new double[0];
    }
    double[] values = new double[raw.remaining() / size];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> raw.getFloat();
            case DOUBLE -> raw.getDouble();
            default -> raw.getLong();
          };
    }
    return values;
  }

  /** A growing list without boxes. */
  private static final class Numbers {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size > LARGEST) {
        return;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    double[] all() {
      return size > LARGEST ? new double[0] : Arrays.copyOf(values, size);
    }
  }
}
