package groundwork.model;

import static groundwork.model.OnnxFile.DOUBLE;
import static groundwork.model.OnnxFile.FLOAT;
import static groundwork.model.OnnxFile.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import groundwork.model.Network.Activation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxPredictorTest {
  private static final Network MLP = NetworkTest.mlp(Activation.RELU, Link.SOFTMAX, 5, 40, 3);
  private static final OnnxOptions OPTIONS = OnnxOptions.of("m.onnx");

  /** x [rows, 5] to logits [rows, 3], as v... */
  private static String logits(OnnxFile file, String x) {
    var hidden = file.gemm(x, (Network.Dense) MLP.parts().get(0));
    return file.gemm(file.then("Relu", List.of(hidden)), (Network.Dense) MLP.parts().get(1));
  }

  private static OnnxFile mlp(long rows) {
    return new OnnxFile().input("x", FLOAT, rows, 5);
  }

  private static OnnxPredictor softmax(long rows, String output) {
    var file = mlp(rows);
    file.node("Softmax", List.of(logits(file, "x")), List.of(output), OnnxFile.number("axis", 1));
    return OnnxPredictor.of(file.output(output, FLOAT, rows, 3).bytes(), OPTIONS);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1, 7})
  void any_number_of_rows_is_answered_whatever_the_file_takes_at_once(long rows) {
    try (var model = softmax(rows, "probabilities")) {
      double[][] x = NetworkTest.rows(40, 5, 3);
      double[][] all = model.probabilities(x);
      agree(all, MLP.probabilities(x), 1e-5);
      for (int r = 0; r < x.length; r++) {
        assertThat(model.probabilities(new double[][] {x[r]})[0]).containsExactly(all[r]);
      }
      assertThat(model.probabilities(new double[0][])).isEmpty();
      assertThat(model.classes()).containsExactly("0", "1", "2");
    }
  }

  private static void agree(double[][] some, double[][] others, double error) {
    for (int r = 0; r < others.length; r++) {
      assertThat(some[r]).containsExactly(others[r], within(error));
    }
    assertThat(others[0]).isNotEqualTo(others[1]);
  }

  @Test
  void weights_of_an_exported_perceptron_are_known() {
    try (var model = softmax(-1, "out")) {
      double[][] x = NetworkTest.rows(10, 5, 4);
      var known = model.layered().orElseThrow();
      assertThat(known.layers()).isEqualTo(2);
      assertThat(known.weights(0)).containsExactly(floats(MLP.weights(0)));
      agree(
          known.gradients(x, 1, Output.PROBABILITY), MLP.gradients(x, 1, Output.PROBABILITY), 1e-5);
      assertThat(model.hasLogits()).isTrue();
      agree(model.logits(x), MLP.logits(x), 1e-4);
    }
  }

  private static double[] floats(double[] values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

  @Test
  void of_logits_alone_probabilities_are_made() {
    double[][] x = NetworkTest.rows(10, 5, 4);
    for (String name : List.of("logits", "output")) {
      var file = mlp(-1);
      file.node("Identity", List.of(logits(file, "x")), List.of(name));
      try (var model = OnnxPredictor.of(file.output(name, FLOAT, -1, 3).bytes(), OPTIONS)) {
        agree(model.logits(x), MLP.logits(x), 1e-4);
        agree(model.probabilities(x), MLP.probabilities(x), 1e-5);
        assertThat(model.layered()).isPresent();
      }
    }
  }

  @Test
  void both_outputs_are_read_where_there_are_both() {
    var file = mlp(-1);
    file.node("Identity", List.of(logits(file, "x")), List.of("z"));
    file.node("Softmax", List.of("z"), List.of("p"), OnnxFile.number("axis", 1));
    byte[] bytes = file.output("p", FLOAT, -1, 3).output("z", FLOAT, -1, 3).bytes();
    double[][] x = NetworkTest.rows(10, 5, 4);
    try (var model = OnnxPredictor.of(bytes, OPTIONS.probabilities("p").logits("z"))) {
      agree(model.probabilities(x), MLP.probabilities(x), 1e-5);
      agree(model.logits(x), MLP.logits(x), 1e-4);
    }
    assertThatThrownBy(() -> OnnxPredictor.of(bytes, OPTIONS.logits("zz")))
        .hasMessage("m.onnx: the model has no output \"zz\", only [p, z]");
  }

  @Test
  void what_does_not_add_up_to_one_is_no_probability_and_that_is_said() {
    var file = mlp(-1);
    file.node("Relu", List.of(logits(file, "x")), List.of("out"));
    byte[] bytes = file.output("out", FLOAT, -1, 3).bytes();
    double[][] x = NetworkTest.rows(3, 5, 4);
    try (var model = OnnxPredictor.of(bytes, OPTIONS)) {
      assertThatThrownBy(() -> model.probabilities(x))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("m.onnx: the output \"out\" gives [")
          .hasMessageContaining("for row 0")
          .hasMessageContaining("declare \"logits: out\"");
      assertThat(model.layered()).isEmpty();
    }
    try (var model = OnnxPredictor.of(bytes, OPTIONS.logits("out"))) {
      assertThat(model.probabilities(x)[0]).hasSize(3);
    }
  }

  @Test
  void one_number_is_the_probability_of_the_second_of_two_classes() {
    var network = NetworkTest.mlp(Activation.TANH, Link.SIGMOID, 5, 6, 1);
    var file = mlp(-1);
    var hidden = file.then("Tanh", List.of(file.gemm("x", (Network.Dense) network.parts().get(0))));
    file.node(
        "Sigmoid",
        List.of(file.gemm(hidden, (Network.Dense) network.parts().get(1))),
        List.of("out"));
    byte[] bytes = file.output("out", FLOAT, -1, 1).bytes();
    double[][] x = NetworkTest.rows(10, 5, 4);
    try (var model = OnnxPredictor.of(bytes, OPTIONS.classes(List.of("no", "yes")))) {
      agree(model.probabilities(x), network.probabilities(x), 1e-5);
      agree(model.layered().orElseThrow().logits(x), network.logits(x), 1e-4);
    }
    assertThatThrownBy(() -> OnnxPredictor.of(bytes, OPTIONS.classes(List.of("a", "b", "c"))))
        .hasMessageContaining("about 2 classes, not [a, b, c]");
  }

  @Test
  void a_regression_has_values_only() {
    var layer = NetworkTest.dense("z", 5, 1);
    var file = mlp(-1);
    file.node("Identity", List.of(file.gemm("x", layer)), List.of("price"));
    try (var model =
        OnnxPredictor.of(file.output("price", FLOAT, -1, 1).bytes(), OPTIONS.regression())) {
      double[][] x = NetworkTest.rows(4, 5, 4);
      var network = new Network(List.of(layer), List.of("value"), Link.IDENTITY);
      agree(model.logits(x), network.logits(x), 1e-4);
      assertThat(model.classes()).containsExactly("value");
      assertThat(model.layered()).isPresent();
      assertThatThrownBy(() -> model.probabilities(x)).hasMessageContaining("output: logit");
    }
  }

  @Test
  void one_number_per_row_is_a_value_or_log_odds_as_the_names_say() {
    var layer = NetworkTest.dense("z", 5, 1);
    var file = mlp(-1);
    file.node("Identity", List.of(file.gemm("x", layer)), List.of("out"));
    byte[] bytes = file.output("out", FLOAT, -1, 1).bytes();
    double[][] x = NetworkTest.rows(4, 5, 4);
    refused(bytes, "name two classes if it is the log-odds of the second, or one if it is a value");
    try (var model = OnnxPredictor.of(bytes, OPTIONS.classes(List.of("price")))) {
      assertThat(model.logits(x)[0]).hasSize(1);
      assertThatThrownBy(() -> model.probabilities(x)).hasMessageContaining("output: logit");
    }
    try (var model = OnnxPredictor.of(bytes, OPTIONS.classes(List.of("no", "yes")))) {
      var network = new Network(List.of(layer), List.of("no", "yes"), Link.SIGMOID);
      agree(model.probabilities(x), network.probabilities(x), 1e-5);
      agree(model.logits(x), network.logits(x), 1e-4);
    }
    var regressor = mlp(-1);
    regressor.machineLearning(
        "LinearRegressor", List.of("x"), List.of("variable"), coefficients(1, 2, 3, 4, 5));
    try (var model =
        OnnxPredictor.of(regressor.output("variable", FLOAT, -1, 1).bytes(), OPTIONS)) {
      assertThat(model.logits(new double[][] {{1, 1, 1, 1, 1}})[0]).containsExactly(15);
      assertThat(model.classes()).containsExactly("value");
    }
  }

  private static AttributeProto coefficients(float... values) {
    var attribute =
        AttributeProto.newBuilder()
            .setName("coefficients")
            .setType(AttributeProto.AttributeType.FLOATS);
    for (float value : values) {
      attribute.addFloats(value);
    }
    return attribute.build();
  }

  @ParameterizedTest
  @EnumSource
  void convolutions_of_onnx_runtime_and_ours_agree(Pool.Kind kind) {
    var network = NetworkTest.convolutional(kind, 4);
    byte[] bytes = convolutional(network, kind, true);
    try (var model = OnnxPredictor.of(bytes, OPTIONS)) {
      double[][] x = NetworkTest.rows(21, 72, 6);
      assertThat(model.inputs()).isEqualTo(72);
      assertThat(model.shape()).contains(new Shape(2, 6, 6));
      agree(model.probabilities(x), network.probabilities(x), 1e-5);
      assertThat(model.layered().orElseThrow().layers()).isEqualTo(3);
      agree(model.layered().orElseThrow().hidden(x, 1), network.hidden(x, 1), 1e-5);
    }
  }

  private static byte[] convolutional(Network network, Pool.Kind kind, boolean padded) {
    var first = (Conv2d) network.parts().get(0);
    var second = (Conv2d) network.parts().get(2);
    var file = new OnnxFile().input("image", FLOAT, -1, 2, 6, 6);
    var a =
        file.then(
            "Conv",
            List.of(
                "image",
                file.floats(NetworkTest.flat(first.weights()), 3, 2, 3, 3),
                file.floats(first.bias(), 3)),
            OnnxFile.numbers("kernel_shape", 3, 3),
            OnnxFile.numbers("pads", 1, 1, 1, 1));
    var size = OnnxFile.numbers("kernel_shape", 3, 3);
    var pads = OnnxFile.numbers("pads", 1, 1, 1, 1);
    var b = List.of(file.then("Tanh", List.of(a)));
    var c =
        kind == Pool.Kind.MAX
            ? file.then("MaxPool", b, size, pads)
            : file.then(
                "AveragePool", b, size, pads, OnnxFile.number("count_include_pad", padded ? 1 : 0));
    var d =
        file.then(
            "Conv",
            List.of(
                file.then("Softplus", List.of(c)),
                file.floats(NetworkTest.flat(second.weights()), 4, 3, 2, 3),
                file.floats(second.bias(), 4)),
            OnnxFile.numbers("strides", 2, 1),
            OnnxFile.numbers("pads", 0, 1, 0, 0));
    var e = file.then("Flatten", List.of(file.then("Sigmoid", List.of(d))));
    file.node(
        "Softmax",
        List.of(file.gemm(e, (Network.Dense) network.parts().get(3))),
        List.of("p"),
        OnnxFile.number("axis", 1));
    return file.output("p", FLOAT, -1, 4).bytes();
  }

  @Test
  void scaled_inputs_and_sums_in_two_steps_are_part_of_the_first_layer() {
    var file = mlp(-1);
    var scaled =
        file.then(
            "Div",
            List.of(
                file.then("Sub", List.of("x", file.floats(new double[] {1, 2, 3, 4, 5}, 5))),
                file.floats(new double[] {1, 2, 4, 2, 1}, 5)));
    var product =
        file.then("MatMul", List.of(scaled, file.floats(NetworkTest.rows(1, 10, 7)[0], 5, 2)));
    var sum = file.then("Add", List.of(product, file.floats(new double[] {1, -1}, 1, 2)));
    var normal =
        file.then(
            "BatchNormalization",
            List.of(
                sum,
                file.floats(new double[] {2, 3}, 2),
                file.floats(new double[] {0.5, 1}, 2),
                file.floats(new double[] {0.25, 0}, 2),
                file.floats(new double[] {4, 1}, 2)));
    file.node("Softmax", List.of(normal), List.of("p"));
    try (var model = OnnxPredictor.of(file.output("p", FLOAT, -1, 2).bytes(), OPTIONS)) {
      double[][] x = NetworkTest.rows(9, 5, 4);
      var known = model.layered().orElseThrow();
      assertThat(known.layers()).isEqualTo(1);
      agree(known.probabilities(x), model.probabilities(x), 1e-5);
    }
  }

  @Test
  void graphs_that_are_no_sequence_have_no_layers_but_are_answered() {
    var file = mlp(-1);
    var layer = NetworkTest.dense("a", 5, 3);
    var sum = file.then("Add", List.of(file.gemm("x", layer), file.gemm("x", layer)));
    file.node("Softmax", List.of(sum), List.of("p"));
    try (var model = OnnxPredictor.of(file.output("p", FLOAT, -1, 3).bytes(), OPTIONS)) {
      assertThat(model.layered()).isEmpty();
      assertThat(model.hasLogits()).isFalse();
      assertThatThrownBy(() -> model.logits(new double[1][5]))
          .hasMessageContaining("output: probability");
      assertThat(model.probabilities(new double[1][5])[0]).hasSize(3);
    }
  }

  @Test
  void inputs_of_other_types_are_converted_or_refused() {
    for (int type : new int[] {DOUBLE, INT64}) {
      var file = new OnnxFile().input("x", type, -1, 5);
      var x = file.then("Cast", List.of("x"), OnnxFile.number("to", FLOAT));
      file.node("Softmax", List.of(logits(file, x)), List.of("p"), OnnxFile.number("axis", 1));
      try (var model = OnnxPredictor.of(file.output("p", FLOAT, -1, 3).bytes(), OPTIONS)) {
        double[][] rows = {{1, 2, 3, 4, 5}, {0, -1, 2, 0, 0}};
        agree(model.probabilities(rows), MLP.probabilities(rows), 1e-5);
        if (type == INT64) {
          rows[1][3] = 0.5;
          assertThatThrownBy(() -> model.probabilities(rows))
              .hasMessage("value 3 of row 1 is 0.5, the model reads whole numbers");
        }
      }
    }
    var file = new OnnxFile().input("x", OnnxFile.BOOL, -1, 5);
    file.node("Cast", List.of("x"), List.of("p"), OnnxFile.number("to", FLOAT));
    refused(file.output("p", FLOAT, -1, 5).bytes(), "the input \"x\" is of BOOL");
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> OnnxPredictor.of(bytes, OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("m.onnx: ")
        .hasMessageContaining(message);
  }

  /** scikit-learn's pipelines end like this. */
  @Test
  void maps_from_class_to_probability_are_read_in_the_order_of_the_classes() {
    var file = mlp(-1);
    file.node("Softmax", List.of(logits(file, "x")), List.of("p"), OnnxFile.number("axis", 1));
    var words =
        AttributeProto.newBuilder()
            .setName("classlabels_strings")
            .setType(AttributeProto.AttributeType.STRINGS);
    for (String word : List.of("red", "green", "blue")) {
      words.addStrings(com.google.protobuf.ByteString.copyFromUtf8(word));
    }
    file.machineLearning("ZipMap", List.of("p"), List.of("output_probability"), words.build());
    var map =
        TypeProto.Map.newBuilder()
            .setKeyType(TensorProto.DataType.STRING.getNumber())
            .setValueType(
                TypeProto.newBuilder()
                    .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT)));
    byte[] bytes =
        file.output(
                ValueInfoProto.newBuilder()
                    .setName("output_probability")
                    .setType(
                        TypeProto.newBuilder()
                            .setSequenceType(
                                TypeProto.Sequence.newBuilder()
                                    .setElemType(TypeProto.newBuilder().setMapType(map))))
                    .build())
            .bytes();
    double[][] x = NetworkTest.rows(20, 5, 4);
    var order = List.of("red", "green", "blue");
    try (var model = OnnxPredictor.of(bytes, OPTIONS.classes(order))) {
      agree(model.probabilities(x), MLP.probabilities(x), 1e-5);
    }
    try (var model = OnnxPredictor.of(bytes, OPTIONS)) {
      assertThat(model.classes()).containsExactly("blue", "green", "red");
      assertThat(model.probabilities(x)[0][2]).isCloseTo(MLP.probabilities(x)[0][0], within(1e-5));
    }
    assertThatThrownBy(() -> OnnxPredictor.of(bytes, OPTIONS.classes(List.of("red", "b", "c"))))
        .hasMessageContaining("[blue, green, red]");
  }

  @Test
  void files_that_cannot_be_asked_are_refused_by_name() {
    refused(new byte[] {8, 7, 1, 2, 3}, "the file is cut off or no ONNX");
    byte[] whole = mlpBytes();
    refused(Arrays.copyOf(whole, whole.length - 20), "cut off");
    var labels = mlp(-1);
    labels.node(
        "ArgMax", List.of(logits(labels, "x")), List.of("label"), OnnxFile.number("axis", 1));
    refused(labels.output("label", INT64, -1, 1).bytes(), "no output gives numbers of classes");
    var unknown = mlp(-1);
    unknown.node("Frobnicate", List.of("x"), List.of("p"));
    refused(unknown.output("p", FLOAT, -1, 5).bytes(), "Frobnicate");
    var two = mlp(-1).input("y", FLOAT, -1, 5);
    two.node("Add", List.of("x", "y"), List.of("p"));
    refused(two.output("p", FLOAT, -1, 5).bytes(), "the model has 2 inputs");
    var open = new OnnxFile().input("x", FLOAT, -1, -1);
    open.node("Softmax", List.of("x"), List.of("p"));
    refused(open.output("p", FLOAT, -1, 5).bytes(), "only the rows are left open");
  }

  private static byte[] mlpBytes() {
    var file = mlp(-1);
    file.node("Softmax", List.of(logits(file, "x")), List.of("p"), OnnxFile.number("axis", 1));
    return file.output("p", FLOAT, -1, 3).bytes();
  }

  @Test
  void weights_in_other_files_are_never_read() {
    var file = mlp(-1);
    var away =
        file.constant(
            TensorProto.newBuilder()
                .setDataType(FLOAT)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                    StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/passwd")),
            5,
            3);
    file.node("MatMul", List.of("x", away), List.of("p"));
    refused(file.output("p", FLOAT, -1, 3).bytes(), "keeps weights in a second file");
  }

  @Test
  void an_answer_that_is_no_number_is_told_with_its_row_and_index() {
    var file = mlp(-1);
    file.node("Log", List.of("x"), List.of("logits"));
    try (var model = OnnxPredictor.of(file.output("logits", FLOAT, -1, 5).bytes(), OPTIONS)) {
      double[][] x = {{1, 1, 1, 1, 1}, {1, 1, 1, -1, 1}};
      assertThatThrownBy(() -> model.logits(x))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("m.onnx: value 3 of the output \"logits\" is NaN for row 1");
    }
  }

  @Test
  void an_answer_of_another_size_is_told() {
    var file = mlp(-1);
    file.node("Flatten", List.of("x"), List.of("logits"), OnnxFile.number("axis", 0));
    byte[] bytes = file.output("logits", FLOAT, -1, -1).bytes();
    assertThatThrownBy(() -> OnnxPredictor.of(bytes, OPTIONS))
        .hasMessageContaining("the output \"logits\" is [1, 80] for 16 rows");
  }

  /** Counts to the largest number there is. */
  @Test
  void a_model_that_does_not_end_is_ended() {
    var body =
        GraphProto.newBuilder()
            .setName("body")
            .addInput(OnnxFile.info("i", INT64))
            .addInput(OnnxFile.info("go", OnnxFile.BOOL))
            .addInput(OnnxFile.info("sum", FLOAT, -1, 5))
            .addNode(OnnxFile.node("", "Identity", List.of("go"), List.of("goOn")))
            .addNode(OnnxFile.node("", "Add", List.of("sum", "sum"), List.of("sums")))
            .addOutput(OnnxFile.info("goOn", OnnxFile.BOOL))
            .addOutput(OnnxFile.info("sums", FLOAT, -1, 5))
            .build();
    var file = mlp(-1);
    var times =
        file.constant(TensorProto.newBuilder().setDataType(INT64).addInt64Data(Long.MAX_VALUE));
    var go = file.constant(TensorProto.newBuilder().setDataType(OnnxFile.BOOL).addInt32Data(1));
    file.node("Loop", List.of(times, go, "x"), List.of("logits"), OnnxFile.inner("body", body));
    byte[] bytes = file.output("logits", FLOAT, -1, 5).bytes();
    try (var model = OnnxPredictor.of(bytes, OPTIONS.limit(Duration.ofMillis(300)))) {
      assertThatThrownBy(() -> model.logits(new double[2][5]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("m.onnx did not answer for 16 rows within 0.3 s");
    }
  }

  @Test
  void a_closed_model_says_so() {
    var model = softmax(-1, "p");
    model.close();
    model.close();
    assertThatThrownBy(() -> model.probabilities(new double[1][5])).hasMessage("m.onnx was closed");
  }
}
