package groundwork.making;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;

/**
 * An ONNX graph under construction: from {@code input} [rows, values] to {@code probabilities}
 * [rows, 2], doubles.
 */
final class Graph {
  static final String INPUT = "input";
  static final String TREES = "ai.onnx.ml";
  private static final int DOUBLE = TensorProto.DataType.DOUBLE.getNumber();
  private static final int INT64 = TensorProto.DataType.INT64.getNumber();

  private final GraphProto.Builder graph;
  private int names;

  Graph(String name, int inputs) {
    graph =
        GraphProto.newBuilder()
            .setName(name)
            .addInput(info(INPUT, inputs))
            .addOutput(info("probabilities", 2));
  }

  /** A constant tensor; returns its name. */
  String doubles(double[] values, long... shape) {
    var tensor = TensorProto.newBuilder().setName(name("c")).setDataType(DOUBLE);
    Arrays.stream(shape).forEach(tensor::addDims);
    Arrays.stream(values).forEach(tensor::addDoubleData);
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  String integers(long... values) {
    var tensor =
        TensorProto.newBuilder().setName(name("c")).setDataType(INT64).addDims(values.length);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  /** A node with one output; returns the output's name. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    return node("", operator, name("v"), inputs, attributes);
  }

  String tree(String operator, String input, AttributeProto... attributes) {
    return node(TREES, operator, name("v"), List.of(input), attributes);
  }

  private String node(
      String domain,
      String operator,
      String output,
      List<String> inputs,
      AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setDomain(domain)
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  String toDouble(String value) {
    return node("Cast", List.of(value), attribute("to", DOUBLE));
  }

  String toFloat(String value) {
    return node("Cast", List.of(value), attribute("to", TensorProto.DataType.FLOAT.getNumber()));
  }

  /** Ends the graph: the log-odds [rows, 1] of the second class become the two probabilities. */
  byte[] probabilities(String logOdds, String title) {
    String second = node("Sigmoid", List.of(logOdds));
    String first = node("Sub", List.of(doubles(new double[] {1}, 1), second));
    node("", "Concat", "probabilities", List.of(first, second), attribute("axis", 1));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .setProducerName("groundwork.making.MakeStimuli")
        .setDocString(title)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(TREES).setVersion(1))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private String name(String kind) {
    return kind + names++;
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
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(DOUBLE).setShape(shape)))
        .build();
  }
}
