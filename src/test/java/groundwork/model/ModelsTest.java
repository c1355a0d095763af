package groundwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Schemas;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ModelsTest {
  static final String MLP =
      """
      {"schema": "model/1", "kind": "network", "classes": ["no", "yes"],
       "layers": [
         {"name": "fc1", "type": "dense", "weights": [[1, -1], [2, 0.5]], "bias": [0, -1], "activation": "relu"},
         {"type": "dense", "weights": [[5, 1], [7, -1]], "bias": [0.5, 0]}]}
      """;
  static final String CNN =
      """
      {"schema": "model/1", "kind": "network", "classes": ["a", "b"], "shape": [1, 3, 3],
       "layers": [
         {"type": "conv2d", "weights": [[[[1, 2], [3, 4]]]], "bias": [10], "stride": 2, "padding": 1},
         {"type": "maxpool", "size": [1, 2], "activation": "identity"},
         {"type": "flatten"},
         {"type": "dense", "weights": [[1, 0], [0, 1]]}]}
      """;
  static final String LINEAR =
      """
      {"schema": "model/1", "kind": "linear", "features": ["age", "income"], "weights": [[2, -1]],
       "bias": [0.5], "classes": ["no", "yes"], "output": "sigmoid"}
      """;
  static final String VALUE =
      """
      {"schema": "model/1", "kind": "linear", "weights": [[2, -1]], "output": "identity"}
      """;
  static final String TREE =
      """
      {"schema": "model/1", "kind": "tree", "features": ["age", "income"], "classes": ["no", "yes"],
       "nodes": [{"feature": "age", "threshold": 30, "left": 1, "right": 2},
                 {"value": [0.75, 0.25]},
                 {"feature": 1, "test": "<", "threshold": 5, "left": 3, "right": 4},
                 {"value": [1, 0]}, {"value": [0.125, 0.875]}]}
      """;
  static final String FOREST =
      """
      {"schema": "model/1", "kind": "ensemble", "inputs": 1, "classes": ["a", "b"], "combine": "mean",
       "trees": [{"nodes": [{"value": [0.5, 0.5]}]},
                 {"nodes": [{"feature": 0, "threshold": 0, "left": 1, "right": 2},
                            {"value": [1, 0]}, {"value": [0, 1]}]}]}
      """;
  static final String BOOSTED =
      """
      {"schema": "model/1", "kind": "ensemble", "inputs": 1, "classes": ["a", "b", "c"],
       "combine": "sum", "base": [0, 1, 0], "scale": 0.5,
       "trees": [{"class": "a", "nodes": [{"value": 2}]}, {"class": 2, "nodes": [{"value": 4}]}]}
      """;
  static final String RULES =
      """
      {"schema": "model/1", "kind": "rules", "inputs": 2, "classes": ["no", "yes"], "ordered": false,
       "rules": [{"if": [{"feature": 0, "test": ">", "value": 1}], "then": "yes"},
                 {"if": [{"feature": 0, "test": ">", "value": 2}, {"feature": 1, "value": 0}],
                  "then": [0.5, 0.5]}],
       "default": "no"}
      """;
  static final List<String> ALL = List.of(MLP, CNN, LINEAR, VALUE, TREE, FOREST, BOOSTED, RULES);

  static Predictor read(String json) {
    return Models.read("m.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static double[] one(String json, Output output, double... row) {
    return read(json).outputs(new double[][] {row}, output)[0];
  }

  @Test
  void each_kind_is_what_its_numbers_say_by_hand() {
    assertThat(one(MLP, Output.LOGIT, 1, 2)).containsExactly(2.5, -2);
    assertThat(one(CNN, Output.LOGIT, 1, 2, 3, 4, 5, 6, 7, 8, 9)).containsExactly(28, 87);
    assertThat(one(LINEAR, Output.LOGIT, 1, 1)).containsExactly(-1.5, 1.5);
    assertThat(one(LINEAR, Output.PROBABILITY, 1, 2.5)).containsExactly(0.5, 0.5);
    assertThat(one(VALUE, Output.LOGIT, 1, 1)).containsExactly(1);
    assertThat(one(TREE, Output.PROBABILITY, 30, 9)).containsExactly(0.75, 0.25);
    assertThat(one(TREE, Output.PROBABILITY, 31, 4)).containsExactly(1, 0);
    assertThat(one(TREE, Output.PROBABILITY, 31, 5)).containsExactly(0.125, 0.875);
    assertThat(one(FOREST, Output.PROBABILITY, 1)).containsExactly(0.25, 0.75);
    assertThat(one(BOOSTED, Output.LOGIT, 1)).containsExactly(1, 1, 2);
    double e = Math.E;
    assertThat(one(BOOSTED, Output.PROBABILITY, 1))
        .containsExactly(new double[] {1 / (2 + e), 1 / (2 + e), e / (2 + e)}, within(1e-15));
    assertThat(one(RULES, Output.PROBABILITY, 1, 0)).containsExactly(1, 0);
    assertThat(one(RULES, Output.PROBABILITY, 2, 0)).containsExactly(0, 1);
    assertThat(one(RULES, Output.PROBABILITY, 3, 0)).containsExactly(0.25, 0.75);
    assertThat(one(RULES.replace("false", "true"), Output.PROBABILITY, 3, 0)).containsExactly(0, 1);
  }

  @Test
  void a_network_that_is_written_is_read_again_to_the_bit() {
    for (var network :
        List.of(
            NetworkTest.convolutional(Pool.Kind.MAX, 3),
            NetworkTest.convolutional(Pool.Kind.MEAN, 3),
            NetworkTest.mlp(Network.Activation.SOFTPLUS, Link.SIGMOID, 4, 5, 1),
            NetworkTest.mlp(Network.Activation.RELU, Link.IDENTITY, 4, 5, 2))) {
      byte[] written = Models.write(network);
      var again = Models.read("m.json", written);
      double[][] x = NetworkTest.rows(5, network.inputs(), 1);
      assertThat(again.logits(x)).isDeepEqualTo(network.logits(x));
      assertThat(again.classes()).isEqualTo(network.classes());
      assertThat(((Network) again).link()).isEqualTo(network.link());
      assertThat(((Network) again).layerName(0)).isEqualTo(network.layerName(0));
      assertThat(findings(new String(written, StandardCharsets.UTF_8))).isEmpty();
    }
  }

  @Test
  void layers_keep_their_names_and_classes_their_order() {
    var mlp = read(MLP).layered().orElseThrow();
    assertThat(mlp.layerName(0)).isEqualTo("fc1");
    assertThat(mlp.layerName(1)).isEqualTo("layer1");
    assertThat(mlp.classes()).containsExactly("no", "yes");
    assertThat(read(VALUE).classes()).containsExactly("value");
    assertThat(read(TREE).hasLogits()).isFalse();
    assertThat(read(TREE).layered()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void the_published_schema_takes_what_is_read(String json) {
    assertThat(findings(json)).isEmpty();
  }

  private static List<Finding> findings(String json) {
    var document = DocumentReader.read("m.json", json, 1 << 20, wrong -> {}).orElseThrow();
    return Schemas.check(document, "model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "model/1 | model/2 | /schema | \"model/2\" is not known here",
        "\"network\" | \"netwrok\" | /kind | Did you mean \"network\"?",
        "layers | layer | /layer | Did you mean \"layers\"?",
        "\"relu\" | \"relù\" | /layers/0/activation | Did you mean \"relu\"?",
        "\"relu\" | \"gelu\" | /layers/0/activation | identity, relu, tanh, sigmoid, softplus",
        "2, 0.5 | 2 | /layers/0/weights/1 | there are 1 numbers, for row 1 there must be 2",
        "2, 0.5 | 2, null | /layers/0/weights/1/1 | not a finite number",
        "2, 0.5 | 2, 1e999 | /layers/0/weights/1/1 | not a finite number",
        "0, -1 | 0, -1, 2 | /layers/0/bias | there are 3 numbers",
        "[5, 1], [7, -1] | [5, 1, 3], [7, -1, 3] | /layers/1/weights | a row has 3 weights, the layer before gives 2 values",
        "\"no\", \"yes\" | \"no\" | /classes | there are 1 classes, the model gives 2",
        "\"no\", \"yes\" | \"no\", \"no\" | /classes/1 | stands here twice",
        "[0.5, 0] | [0.5, 0], \"activation\": \"tanh\" | /layers/1 | would not give logits",
        "\"dense\", \"weights\": [[5 | \"conv2d\", \"weights\": [[5 | /layers/1 | reads an image",
      })
  void what_is_wrong_with_a_network_is_said_with_file_place_rule_and_remedy(
      String what, String instead, String pointer, String message) {
    refused(MLP, what, instead, pointer, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[[[[1, 2], [3, 4]]]] | [[[[1, 2], [3]]]] | /layers/0/weights/0/0/1 | there are 1 numbers",
        "[[[[1, 2], [3, 4]]]] | [[[[1, 2], [3, 4]], [[1, 2], [3, 4]]]] | /layers/0/weights/0 | weights for 2 input channels",
        "\"padding\": 1 | \"padding\": 2 | /layers/0 | is not smaller than the window",
        "\"stride\": 2 | \"stride\": 0 | /layers/0/stride | 0 is not between 1",
        "[1, 2], | [1, 3], | /layers/1 | does not fit into an image of 2 x 2",
        "[1, 3, 3] | [1, 3] | /shape | there are 2 numbers",
        "[1, 3, 3] | [1, 3, 2.5] | /shape/2 | not a whole number",
      })
  void what_is_wrong_with_a_convolution(
      String what, String instead, String pointer, String message) {
    refused(CNN, what, instead, pointer, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"age\", \"threshold\" | \"agee\", \"threshold\" | /nodes/0/feature | Did you mean \"age\"?",
        "1, \"test\" | 2, \"test\" | /nodes/2/feature | 2 is not between 0 and 1",
        "\"<\" | \"=\" | /nodes/2/test | <=, <, >=, >, ==, !=",
        "\"left\": 3 | \"left\": 2 | /nodes | node 2 leads to node 2, which is not after it",
        "\"left\": 3 | \"left\": 4 | /nodes | node 2 leads to node 4, which is led to before",
        "\"right\": 4 | \"right\": 5 | /nodes | node 2 leads to node 5, which is not there",
        "[1, 0] | [1] | /nodes | leaf 3 has 1 values, the first leaf has 2",
        "[1, 0] | [1, 1] | `` | the values of leaf 3 are no probabilities that add up to 1",
        "[1, 0] | [1, \"x\"] | /nodes/3/value/1 | the text \"x\", not a finite number",
      })
  void what_is_wrong_with_a_tree(String what, String instead, String pointer, String message) {
    refused(TREE, what, instead, pointer, message);
  }

  private static void refused(
      String model, String what, String instead, String pointer, String message) {
    assertThat(model).contains(what);
    assertThatThrownBy(() -> read(model.replace(what, instead)))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("m.json")
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.findings).hasSize(1);
              assertThat(refusal.findings.getFirst().pointer()).isEqualTo(pointer);
              assertThat(refusal.findings.getFirst().remedy()).isNotBlank();
            });
  }

  @Test
  void the_schema_refuses_what_is_misspelt() {
    assertThat(findings(MLP.replace("relu", "gelu"))).isNotEmpty();
    assertThat(findings(TREE.replace("threshold", "treshold"))).isNotEmpty();
    assertThat(findings(RULES.replace("default", "otherwise"))).isNotEmpty();
  }

  @Test
  void other_forms_of_files_are_told_from_models() {
    assertThatThrownBy(() -> Models.read("m.pt", new byte[] {'P', 'K', 3, 4}))
        .hasMessageContaining("m.pt: this is a zip, as torch.save writes it");
    assertThatThrownBy(() -> Models.read("m.pkl", new byte[] {(byte) 0x80, 4}))
        .hasMessageContaining("pickled");
    assertThatThrownBy(() -> Models.read("m.json", " \n".getBytes()))
        .hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> read("{\"schema\": \"model/1\",,}"))
        .hasMessageContaining("this is not JSON")
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> read("[1]")).hasMessageContaining("a model is an object");
    assertThatThrownBy(() -> Models.read("m.onnx", new byte[] {8, 7, 1, 2, 3}))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("m.onnx");
  }

  @Test
  void classes_that_are_expected_must_be_those_of_the_file() {
    var bytes = MLP.getBytes(StandardCharsets.UTF_8);
    assertThat(Models.read("m.json", bytes, List.of("no", "yes")).classes()).hasSize(2);
    assertThatThrownBy(() -> Models.read("m.json", bytes, List.of("yes", "no")))
        .hasMessageContaining("the classes are [no, yes], here [yes, no] are expected");
  }
}
