package groundwork.making;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of an ONNX file and what flows between them, as a figure: weights are left out. */
final class OperatorGraph {
  private static final Map<String, String> ABOUT =
      Map.of(
          "Gemm", "Adds up what comes in, each with a weight of its own.",
          "Relu", "Leaves what is above zero as it is and makes everything else zero.",
          "Softmax", "Turns the numbers of the classes into scores that add up to 1.");

  private final List<Object> nodes = new ArrayList<>();
  private final List<Object> edges = new ArrayList<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private int column;

  private OperatorGraph() {}

  static Map<String, Object> of(byte[] onnx) {
    try {
      return new OperatorGraph().figure(ModelProto.parseFrom(onnx));
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private Map<String, Object> figure(ModelProto model) {
    var graph = model.getGraph();
    graph.getInitializerList().forEach(one -> sizes.put(one.getName(), (int) one.getDims(0)));
    var input = graph.getInput(0);
    sizes.put(input.getName(), width(input));
    blob(input.getName(), "input", "The sentence: 1 for each known word that is in it, else 0.");
    for (var node : graph.getNodeList()) {
      String from = node.getInput(0);
      String to = node.getOutput(0);
      int size = node.getInputCount() > 1 ? sizes.get(node.getInput(1)) : sizes.get(from);
      sizes.put(to, size);
      String operator = "op:" + to;
      nodes.add(
          Description.of(
              "id",
              operator,
              "label",
              node.getOpType(),
              "role",
              "operator",
              "layer",
              column++,
              "about",
              ABOUT.get(node.getOpType())));
      edges.add(Description.of("from", id(from), "to", operator));
      boolean last = to.equals("probabilities");
      blob(to, last ? "output" : to.endsWith(".out") ? "blob-active" : "blob", about(to, size));
      edges.add(Description.of("from", operator, "to", id(to)));
    }
    return Description.of("kind", "node-link", "direction", "LR", "nodes", nodes, "edges", edges);
  }

  private void blob(String name, String role, String about) {
    nodes.add(
        Description.of(
            "id",
            id(name),
            "label",
            id(name),
            "role",
            role,
            "layer",
            column++,
            "shape",
            List.of(sizes.get(name)),
            "about",
            about));
  }

  private static String about(String name, int size) {
    return switch (name) {
      case "probabilities" -> "A score for each of the %d classes.".formatted(size);
      case "logits" ->
          "A number for each of the %d classes, before they become scores.".formatted(size);
      default ->
          name.endsWith(".out")
              ? "The activations of %d units: they can be looked into.".formatted(size)
              : "What %d units have added up.".formatted(size);
    };
  }

  /** What comes out of a layer has the layer's name. */
  private static String id(String name) {
    return name.endsWith(".out") ? name.substring(0, name.length() - 4) : name;
  }

  private static int width(ValueInfoProto info) {
    return (int) info.getType().getTensorType().getShape().getDim(1).getDimValue();
  }
}
