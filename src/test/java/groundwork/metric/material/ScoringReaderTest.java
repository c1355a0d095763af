package groundwork.metric.material;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.metric.entity.Need;
import groundwork.problem.entity.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringReaderTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/scoring/breast-cancer");

  private static ScoringReading read(String yaml, Map<String, byte[]> more) throws IOException {
    var files = new HashMap<String, byte[]>();
    try (var list = Files.list(EXAMPLE)) {
      for (var file : list.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    files.putAll(more);
    return ScoringReader.read(
        "scoring.yaml", yaml.getBytes(StandardCharsets.UTF_8), Source.of(files));
  }

  private static String example() throws IOException {
    return Files.readString(EXAMPLE.resolve("scoring.yaml"));
  }

  @Test
  void the_example_becomes_material() throws IOException {
    var scoring = read(example(), Map.of()).required();
    var material = scoring.material();
    assertThat(material.items()).hasSize(20).startsWith("0", "1");
    assertThat(material.methods()).containsExactly("gradient", "zeroing", "lime", "occlusion");
    assertThat(material.groups()).hasSize(20).contains("large", "small");
    assertThat(material.inputs()).containsKeys("document", "x.npy", "mlp.json", "lime.json");
    assertThat(scoring.seed()).isEqualTo(7);
    assertThat(scoring.metrics()).hasSize(3);
    var one = material.of("model", "gradient", 3, 7);
    assertThat(one.size()).isEqualTo(30);
    assertThat(one.method()).isNull();
    assertThat(one.truth()).isNotNegative();
    assertThat(one.target()).isEqualTo(one.model().predict(one.input()));
    assertThat(material.gives("model", "gradient")).contains(Need.WEIGHTS, Need.LOGITS, Need.TRUTH);
    assertThat(material.gives("model", "gradient")).doesNotContain(Need.METHOD, Need.IMAGE);
    assertThat(material.gives("model", "occlusion")).contains(Need.METHOD);
    assertThat(material.of("model", "random", 3, 7).attribution())
        .isEqualTo(material.of("model", "random", 3, 7).attribution())
        .isNotEqualTo(material.of("model", "random", 3, 8).attribution());
  }

  @Test
  void a_tree_is_still_a_tree_behind_what_checks_it() throws IOException {
    var tree =
        """
        {"schema": "model/1", "kind": "tree", "inputs": 30, "classes": ["a", "b"],
         "nodes": [{"feature": 3, "threshold": 0, "left": 1, "right": 2},
                   {"value": [1, 0]}, {"value": [0, 1]}]}""";
    var material =
        read(example(), Map.of("mlp.json", tree.getBytes(StandardCharsets.UTF_8)))
            .required()
            .material();
    var depth = groundwork.metric.control.Metrics.of("tree-depth", Map.of());
    assertThat(depth.score(material.of("model", "gradient", 0, 1)).value()).isEqualTo(1);
  }

  @Test
  void everything_that_is_wrong_is_said_at_once_with_its_line() throws IOException {
    var wrong =
        example()
            .replace("background: x.npy", "background: y.npy")
            .replace("file: gradient.npy", "file: y.npy")
            .replace("faithfulness-correlation,", "faithfulness-corelation,")
            .replace("{id: sparseness}", "{id: sparseness, runs: 5}")
            .replace("groups: groups.csv", "groups: grops.csv");
    var reading = read(wrong, Map.of());
    assertThat(reading.scoring()).isEmpty();
    assertThat(reading.findings())
        .extracting(Finding::pointer)
        .containsExactlyInAnyOrder(
            "/data/background", "/methods/0", "/metrics/0", "/metrics/1", "/data/groups");
    assertThat(reading.findings())
        .extracting(Finding::rule)
        .anyMatch(rule -> rule.contains("did you mean \"faithfulness-correlation\"?"))
        .anyMatch(rule -> rule.contains("has no parameter [runs]"))
        .anyMatch(rule -> rule.contains("y.npy: the array has shape (20)"));
    assertThat(reading.findings()).allSatisfy(one -> assertThat(one.line()).isGreaterThan(3));
  }

  @Test
  void an_unknown_key_is_told_what_it_may_have_meant() throws IOException {
    var reading = read(example().replace("  truth:", "  truht:"), Map.of());
    assertThat(reading.findings()).hasSize(1);
    assertThat(reading.findings().getFirst().remedy()).contains("did you mean \"truth\"?");
    assertThat(reading.findings().getFirst().line()).isEqualTo(6);
  }

  @Test
  void a_model_that_does_not_fit_the_data_is_refused() throws IOException {
    var narrow = Npy.write(new NdArray(new int[] {20, 3}, new double[60]));
    var reading = read(example(), Map.of("x.npy", narrow));
    assertThat(reading.findings())
        .extracting(Finding::rule)
        .anyMatch(rule -> rule.contains("3 features") || rule.contains("names 30 features"));
  }

  @Test
  void bad_items_are_left_to_be_listed() throws IOException {
    var x = Npy.read(Files.readAllBytes(EXAMPLE.resolve("x.npy")), "x");
    x.values()[4 * 30 + 2] = Double.NaN;
    var y = Npy.read(Files.readAllBytes(EXAMPLE.resolve("y.npy")), "y");
    y.values()[6] = 9;
    var material =
        read(
                example().replace("background: x.npy", "background: 0"),
                Map.of("x.npy", Npy.write(x), "y.npy", Npy.write(y)))
            .required()
            .material();
    assertThat(refusal(material, 4))
        .isEqualTo("x.npy: the value of item 4, mean perimeter, is NaN");
    assertThat(refusal(material, 6)).contains("y.npy[6] is 9.0, which is none of the 2 classes");
    assertThat(refusal(material, 5)).isNull();
  }

  private static String refusal(groundwork.metric.scoring.Material material, int item) {
    try {
      material.of("model", "gradient", item, 1);
      return null;
    } catch (IllegalArgumentException bad) {
      return bad.getMessage();
    }
  }

  @Test
  void draws_masks_reference_and_training_reach_the_cases() throws IOException {
    var more =
        """
          masks: m.npy
          categories: [3, mean radius]
          training: {inputs: x.npy, truth: y.npy}
        reference: {method: occlusion}
        draws: {noise: n.npy, baselines: b.npy, subsets: s.npy}
        methods:
        """;
    double[] mask = new double[600];
    mask[31] = 1;
    var files =
        Map.of(
            "m.npy", Npy.write(new NdArray(new int[] {20, 30}, mask)),
            "n.npy", counted(2, 20, 30),
            "b.npy", counted(30, 5, 20),
            "s.npy", counted(4, 20, 6));
    var one =
        read(example().replace("methods:\n", more), files)
            .required()
            .material()
            .of("model", "gradient", 1, 7);
    assertThat(one.mask()[1]).isTrue();
    assertThat(one.background().category()).startsWith(true, false, false, true);
    assertThat(one.reference()).hasSize(30);
    assertThat(one.training().size()).isEqualTo(20);
    assertThat(one.recorded().get("noise")[1]).hasSize(30).startsWith(630);
    assertThat(one.recorded().get("subsets")).hasDimensions(4, 6);
    assertThat(one.recorded().get("baselines")).hasDimensions(30, 5);
    assertThat(one.recorded().get("baselines")[2][1]).isEqualTo(2 * 100 + 20 + 1);
  }

  private static byte[] counted(int... shape) {
    double[] values = new double[shape[0] * shape[1] * shape[2]];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Npy.write(new NdArray(shape, values));
  }

  @Test
  void images_have_their_shape_from_the_array() throws IOException {
    var x = Npy.read(Files.readAllBytes(EXAMPLE.resolve("x.npy")), "x").as(20, 1, 5, 6);
    var material = read(example(), Map.of("x.npy", Npy.write(x))).required().material();
    assertThat(material.gives("model", "gradient")).contains(Need.IMAGE);
    assertThat(material.of("model", "gradient", 0, 1).background().shape().width()).isEqualTo(6);
  }

  @Test
  void a_model_at_a_private_address_is_refused_at_once() throws IOException {
    var far = "models: [{id: far, url: 'http://127.0.0.1:9/', inputs: 30, classes: [a, b]}]";
    var reading = read(example().replaceFirst("model: mlp.json.*", far), Map.of());
    assertThat(reading.findings()).hasSize(1);
    assertThat(reading.findings().getFirst().pointer()).isEqualTo("/models/0");
    assertThat(reading.findings().getFirst().rule()).contains("not a public address");
    assertThat(
            read(
                    example()
                        .replaceFirst(
                            "model: mlp.json.*",
                            far.replace("inputs", "allowPrivate: true, inputs")),
                    Map.of())
                .findings()
                .getFirst()
                .rule())
        .contains("only for a document on one's own machine");
  }

  @Test
  void a_file_that_is_missing_is_named() throws IOException {
    assertThat(read(example().replace("mlp.json", "other.json"), Map.of()).findings())
        .extracting(Finding::rule)
        .anyMatch(rule -> rule.startsWith("there is no file other.json"));
    assertThat(List.of(read("{", Map.of()).findings())).isNotEmpty();
  }
}
