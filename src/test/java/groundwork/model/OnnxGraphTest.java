package groundwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The small reader of ONNX against files that Protocol Buffers wrote. */
class OnnxGraphTest {
  @Test
  void constants_of_every_spelling_are_read() {
    var file = new OnnxFile().input("x", OnnxFile.FLOAT, -1, 2);
    var raw = file.floats(new double[] {1.5, -2, 3, 4}, 2, 2);
    var packed =
        file.constant(
            TensorProto.newBuilder().setDataType(OnnxFile.FLOAT).addFloatData(7).addFloatData(-8),
            2);
    var doubles =
        file.constant(TensorProto.newBuilder().setDataType(OnnxFile.DOUBLE).addDoubleData(0.1), 1);
    var whole = file.integers(-1, 300);
    file.node("Reshape", List.of("x", whole), List.of("y"), OnnxFile.number("allowzero", 0));
    file.node(
        "Pool",
        List.of("y"),
        List.of("z"),
        OnnxFile.numbers("pads", 1, 0, -1, 2),
        OnnxFile.single("alpha", 0.5f));
    var graph = OnnxGraph.read(file.bytes());
    assertThat(graph.constants.get(raw).values()).containsExactly(1.5, -2, 3, 4);
    assertThat(graph.constants.get(raw).dims()).containsExactly(2, 2);
    assertThat(graph.constants.get(packed).values()).containsExactly(7, -8);
    assertThat(graph.constants.get(doubles).values()).containsExactly(0.1);
    assertThat(graph.constants.get(whole).values()).containsExactly(-1, 300);
    var pool = graph.maker("z");
    assertThat(pool.operator()).isEqualTo("Pool");
    assertThat(pool.inputs()).containsExactly("y");
    assertThat(pool.numbers().get("pads")).containsExactly(1, 0, -1, 2);
    assertThat(pool.singles()).containsEntry("alpha", 0.5);
    assertThat(graph.maker("y").number("allowzero", 7)).isZero();
    assertThat(graph.maker("y").number("axis", 7)).isEqualTo(7);
    assertThat(graph.maker("x")).isNull();
  }

  private static final TensorProto AWAY =
      TensorProto.newBuilder()
          .setDataType(OnnxFile.FLOAT)
          .setDataLocation(TensorProto.DataLocation.EXTERNAL)
          .build();

  @Test
  void weights_in_other_files_are_found_wherever_they_hide() {
    var sparse = SparseTensorProto.newBuilder().setValues(AWAY).build();
    var inner =
        GraphProto.newBuilder()
            .setName("inner")
            .addInitializer(TensorProto.newBuilder().setName("in"))
            .addNode(
                OnnxFile.node(
                    "",
                    "If",
                    List.of(),
                    List.of(),
                    OnnxFile.inner(
                        "then", GraphProto.newBuilder().addSparseInitializer(sparse).build())))
            .build();
    for (var attribute :
        List.of(
            AttributeProto.newBuilder().setName("a").setT(AWAY).build(),
            AttributeProto.newBuilder().setName("a").addTensors(AWAY).build(),
            AttributeProto.newBuilder().setName("a").setSparseTensor(sparse).build(),
            AttributeProto.newBuilder().setName("a").addGraphs(inner).build(),
            OnnxFile.inner("a", inner))) {
      var file = new OnnxFile().node("Any", List.of(), List.of("y"), attribute);
      assertThatThrownBy(() -> OnnxGraph.read(file.bytes()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("second file");
    }
  }

  @Test
  void graphs_in_graphs_end_somewhere() {
    var graph = GraphProto.newBuilder().build();
    for (int i = 0; i < 20; i++) {
      graph =
          GraphProto.newBuilder()
              .addNode(OnnxFile.node("", "If", List.of(), List.of(), OnnxFile.inner("then", graph)))
              .build();
    }
    var file = new OnnxFile().node("If", List.of(), List.of("y"), OnnxFile.inner("then", graph));
    assertThatThrownBy(() -> OnnxGraph.read(file.bytes())).hasMessageContaining("more than 16");
  }

  /** Every cut and many changed bytes: read or refused, never another error, never endless. */
  @Test
  void damaged_files_are_read_or_refused_but_nothing_else() {
    var file = new OnnxFile().input("x", OnnxFile.FLOAT, -1, 2);
    file.node(
        "Gemm",
        List.of("x", file.floats(new double[] {1, 2, 3, 4}, 2, 2), file.integers(5, 6)),
        List.of("y"),
        OnnxFile.numbers("pads", 1, 2),
        OnnxFile.inner("body", GraphProto.newBuilder().setName("g").build()));
    byte[] whole = file.output("y", OnnxFile.FLOAT, -1, 2).bytes();
    var random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] damaged = i < whole.length ? Arrays.copyOf(whole, i) : whole.clone();
      for (int j = 0; i >= whole.length && j < 3; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        OnnxGraph.read(damaged);
      } catch (IllegalArgumentException expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(500, 4999);
  }
}
