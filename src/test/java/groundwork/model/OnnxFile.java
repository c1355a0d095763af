package groundwork.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** An ONNX file under construction, as exporters write them: float, weights in raw bytes. */
final class OnnxFile {
  static final int FLOAT = 1;
  static final int INT64 = 7;
  static final int BOOL = 9;
  static final int DOUBLE = 11;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("graph");
  private int names;

  /**
   * @param sides -1 for any number of rows
   */
  OnnxFile input(String name, int type, long... sides) {
    graph.addInput(info(name, type, sides));
    return this;
  }

  OnnxFile output(String name, int type, long... sides) {
    graph.addOutput(info(name, type, sides));
    return this;
  }

  OnnxFile output(ValueInfoProto info) {
    graph.addOutput(info);
    return this;
  }

  String floats(double[] values, long... sides) {
    var raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      raw.putFloat((float) value);
    }
    return constant(
        TensorProto.newBuilder().setDataType(FLOAT).setRawData(ByteString.copyFrom(raw.flip())),
        sides);
  }

  String integers(long... values) {
    var tensor = TensorProto.newBuilder().setDataType(INT64);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    return constant(tensor, values.length);
  }

  String constant(TensorProto.Builder tensor, long... sides) {
    Arrays.stream(sides).forEach(tensor::addDims);
    graph.addInitializer(tensor.setName("c" + names));
    return "c" + names++;
  }

  OnnxFile node(
      String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
    graph.addNode(node("", operator, inputs, outputs, attributes));
    return this;
  }

  OnnxFile machineLearning(
      String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
    graph.addNode(node("ai.onnx.ml", operator, inputs, outputs, attributes));
    return this;
  }

  static NodeProto node(
      String domain,
      String operator,
      List<String> inputs,
      List<String> outputs,
      AttributeProto... attributes) {
    return NodeProto.newBuilder()
        .setDomain(domain)
        .setOpType(operator)
        .addAllInput(inputs)
        .addAllOutput(outputs)
        .addAllAttribute(List.of(attributes))
        .build();
  }

  /** Adds a node and returns the name of its one output. */
  String then(String operator, List<String> inputs, AttributeProto... attributes) {
    String output = "v" + names++;
    node(operator, inputs, List.of(output), attributes);
    return output;
  }

  /** y = x W' + b as PyTorch exports a linear layer. */
  String gemm(String x, Network.Dense layer) {
    return then(
        "Gemm",
        List.of(
            x,
            floats(NetworkTest.flat(layer.weights()), layer.out(), layer.in()),
            floats(layer.bias(), layer.out())),
        number("transB", 1));
  }

  byte[] bytes() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(2))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  static AttributeProto number(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto single(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto numbers(String name, long... values) {
    var attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  static AttributeProto inner(String name, GraphProto graph) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.GRAPH)
        .setG(graph)
        .build();
  }

  static ValueInfoProto info(String name, int type, long... sides) {
    var shape = TensorShapeProto.newBuilder();
    for (long side : sides) {
      shape.addDim(
          side < 0
              ? TensorShapeProto.Dimension.newBuilder().setDimParam("rows")
              : TensorShapeProto.Dimension.newBuilder().setDimValue(side));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }
}
