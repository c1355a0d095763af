package groundwork.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.BagOfWords;
import groundwork.model.OnnxPredictor;
import groundwork.model.Tokenizer;
import groundwork.provenance.entity.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is checked in under {@code stimuli/}, read as anybody would read it. */
class ShippedSetsTest {
  static final Path STIMULI = Path.of("stimuli");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credit",
        "credit-forms",
        "sentiment",
        "review-network",
        "fashion",
        "fashion-figures"
      })
  void every_file_is_listed_with_its_hash_and_length(String set) throws IOException {
    JsonNode assets = manifest(set).get("assets");
    Set<String> files = new TreeSet<>();
    try (Stream<Path> found = Files.walk(STIMULI.resolve(set))) {
      found
          .filter(Files::isRegularFile)
          .map(file -> STIMULI.resolve(set).relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.startsWith("source/") && !name.equals("manifest.json"))
          .forEach(files::add);
    }
    assertThat(new TreeSet<>(assets.propertyNames())).isEqualTo(files);
    for (String file : files) {
      byte[] content = Files.readAllBytes(STIMULI.resolve(set).resolve(file));
      assertThat(assets.get(file).get("sha256").asString())
          .isEqualTo(ContentHash.of(content).hex());
      assertThat(assets.get(file).get("bytes").asInt()).isEqualTo(content.length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit", "sentiment"})
  void every_item_has_every_explanation_with_a_value_for_everything(String set) throws IOException {
    JsonNode manifest = manifest(set);
    Set<String> found = new HashSet<>();
    for (JsonNode line :
        Written.JSON.readTree(
            Files.readString(STIMULI.resolve(set).resolve("explanations.json")))) {
      JsonNode item = item(manifest, line.get("item").asString());
      String model = line.get("model").asString();
      JsonNode content = item.get("content");
      int size =
          content.has("tokens") ? content.get("tokens").size() : manifest.get("features").size();
      assertThat(line.get("values").size()).isEqualTo(size);
      assertThat(line.get("target")).isEqualTo(item.get("outputs").get(model).get("predicted"));
      assertThat(found.add(line.get("item") + " " + line.get("model") + " " + line.get("method")))
          .isTrue();
    }
    assertThat(found)
        .hasSize(manifest.get("items").size() * 9); // 4 methods x 2 models, and the oracle of one
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit", "credit-forms", "sentiment"})
  void items_are_balanced_and_no_item_is_twice_there(String set) throws IOException {
    JsonNode manifest = manifest(set);
    int each = set.startsWith("credit") ? 12 : 16;
    String studied = manifest.get("made").get("balancedFor").asString();
    for (JsonNode count : manifest.get("made").get("balance").get(studied)) {
      assertThat(count.asInt()).isEqualTo(each);
    }
    assertThat(
            manifest.get("items").valueStream().filter(item -> !item.get("practice").asBoolean()))
        .hasSize(4 * each);
    assertThat(manifest.get("items").valueStream().map(item -> item.get("content")))
        .doesNotHaveDuplicates()
        .hasSize(4 * each + 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit", "credit-forms", "sentiment", "review-network"})
  void onnx_runtime_gives_the_scores_of_the_manifest(String set) throws IOException {
    JsonNode manifest = manifest(set);
    List<String> classes =
        manifest.get("classes").valueStream().map(c -> c.get("id").asString()).toList();
    for (JsonNode model : manifest.get("models")) {
      byte[] onnx = Files.readAllBytes(STIMULI.resolve(set).resolve(model.get("file").asString()));
      try (var predictor = OnnxPredictor.of(onnx, classes)) {
        for (JsonNode item : manifest.get("items")) {
          double[] p =
              predictor.probabilities(new double[][] {input(set, model, item.get("content"))})[0];
          JsonNode output = item.get("outputs").get(model.get("id").asString());
          for (int i = 0; i < p.length; i++) {
            assertThat(p[i])
                .isCloseTo(output.get("scores").get(classes.get(i)).asDouble(), within(1e-6));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit", "credit-forms", "sentiment"})
  void about_half_of_the_changes_change_what_a_model_says(String set) throws IOException {
    JsonNode manifest = manifest(set);
    List<String> classes =
        manifest.get("classes").valueStream().map(c -> c.get("id").asString()).toList();
    for (JsonNode model : manifest.get("models")) {
      String id = model.get("id").asString();
      byte[] onnx = Files.readAllBytes(STIMULI.resolve(set).resolve(model.get("file").asString()));
      int flips = 0;
      try (var predictor = OnnxPredictor.of(onnx, classes)) {
        for (JsonNode item : manifest.get("items")) {
          JsonNode change =
              item.get("perturbations")
                  .valueStream()
                  .filter(one -> one.get("outputs").has(id))
                  .findFirst()
                  .orElseThrow();
          JsonNode output = change.get("outputs").get(id);
          double[] p =
              predictor.probabilities(new double[][] {input(set, model, change.get("content"))})[0];
          for (int i = 0; i < p.length; i++) {
            assertThat(p[i])
                .isCloseTo(output.get("scores").get(classes.get(i)).asDouble(), within(1e-6));
          }
          boolean flipped =
              !output.get("predicted").equals(item.get("outputs").get(id).get("predicted"));
          flips += flipped && !item.get("practice").asBoolean() ? 1 : 0;
        }
      }
      int items = manifest.get("items").size() - 4;
      assertThat(flips).as(id).isBetween(items / 2 - 2, items / 2 + 2);
    }
  }

  private static double[] input(String set, JsonNode model, JsonNode content) throws IOException {
    if (content.has("values")) {
      return content.get("values").valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }
    String vocabulary =
        Files.readString(
            STIMULI.resolve(set).resolve(model.get("input").get("vocabulary").asString()));
    var bag =
        new BagOfWords(
            Written.JSON.readTree(vocabulary).valueStream().map(JsonNode::asString).toList());
    assertThat(Tokenizer.tokens(content.get("text").asString()))
        .isEqualTo(content.get("tokens").valueStream().map(JsonNode::asString).toList());
    return bag.encode(
        content
            .get("tokens")
            .valueStream()
            .flatMap(t -> Tokenizer.words(t.asString()).stream())
            .toList());
  }

  private static JsonNode item(JsonNode manifest, String id) {
    return manifest
        .get("items")
        .valueStream()
        .filter(i -> i.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode manifest(String set) throws IOException {
    return Written.JSON.readTree(Files.readString(STIMULI.resolve(set).resolve("manifest.json")));
  }
}
