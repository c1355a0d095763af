package groundwork.making;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import groundwork.model.Layered;
import groundwork.model.Network;
import java.util.List;

/**
 * A network of dense layers, with ReLU between them where it has it, as an ONNX file, as training
 * libraries write it: {@code input} [rows, values] to {@code logits} and {@code probabilities}
 * [rows, classes], floats, with the weights as initializers, so that whoever has the file knows the
 * weights.
 */
final class NetworkGraph {
  private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();

  private NetworkGraph() {}

  static byte[] of(Layered network, String title) {
    var graph = GraphProto.newBuilder().setName(title);
    graph.addInput(info("input", network.inputs()));
    String from = "input";
    int width = network.inputs();
    for (int layer = 0; layer < network.layers(); layer++) {
      boolean last = layer == network.layers() - 1;
      String name = network.layerName(layer);
      int out = network.bias(layer).length;
      graph.addInitializer(tensor(name + ".weight", network.weights(layer), out, width));
      graph.addInitializer(tensor(name + ".bias", network.bias(layer), out));
      boolean bent = !last && isBent(network, layer);
      String sums = last ? "logits" : bent ? name + ".sums" : name + ".out";
      graph.addNode(
          node("Gemm", List.of(from, name + ".weight", name + ".bias"), sums)
              .addAttribute(Graph.attribute("transB", 1)));
      if (bent) {
        graph.addNode(node("Relu", List.of(sums), name + ".out"));
      }
      from = name + ".out";
      width = out;
    }
    graph.addNode(
        node("Softmax", List.of("logits"), "probabilities")
            .addAttribute(Graph.attribute("axis", 1)));
    graph.addOutput(info("probabilities", width)).addOutput(info("logits", width));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .setProducerName("groundwork.making.MakeStimuli")
        .setDocString(title)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  /** Layers of which nothing else is known have ReLU. */
  private static boolean isBent(Layered network, int layer) {
    return !(network instanceof Network known)
        || known.parts().get(layer).activation() != Network.Activation.IDENTITY;
  }

  private static NodeProto.Builder node(String operator, List<String> inputs, String output) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(inputs)
        .addOutput(output);
  }

  private static TensorProto tensor(String name, double[] values, long... shape) {
    var tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
    for (long side : shape) {
      tensor.addDims(side);
    }
    for (double value : values) {
      tensor.addFloatData((float) value);
    }
    return tensor.build();
  }

  private static ValueInfoProto info(String name, int columns) {
    var shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape)))
        .build();
  }
}
