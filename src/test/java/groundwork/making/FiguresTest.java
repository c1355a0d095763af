package groundwork.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.document.control.FileSet;
import groundwork.model.OnnxPredictor;
import groundwork.stimulus.control.Pixels;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.StimulusSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures that ship, held against the models that ship with them. */
class FiguresTest {
  private static final Path LOANS = Path.of("stimuli/credit-forms");
  private static final Path FASHION = Path.of("stimuli/fashion-figures");

  private static JsonNode json(Path folder, String file) throws IOException {
    return Written.JSON.readTree(Files.readString(folder.resolve(file)));
  }

  @Test
  void steps_of_a_waterfall_lead_from_base_to_output() throws IOException {
    for (var item : json(LOANS, "figures/waterfall.json").get("items")) {
      double sum = item.get("base").asDouble();
      for (var row : item.get("rows")) {
        sum += row.get("weight").asDouble();
      }
      assertThat(sum).isCloseTo(item.get("output").asDouble(), within(0.002));
    }
  }

  @Test
  void a_tree_leads_where_it_says() throws IOException {
    var tree = json(LOANS, "figures/tree.json");
    for (var item : tree.get("items")) {
      var node = tree.at("/shared/root");
      var path = item.at("/output/path");
      for (int i = 1; i < path.size(); i++) {
        node = child(node, path.get(i).asString());
      }
      assertThat(node.get("says")).isEqualTo(item.at("/output/then"));
    }
  }

  private static JsonNode child(JsonNode node, String id) {
    return node.get("branches")
        .valueStream()
        .map(branch -> branch.get("to"))
        .filter(to -> to.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_model_says_of_a_counterfactual_what_the_statement_says() throws IOException {
    var manifest = json(LOANS, "manifest.json");
    var statements = json(LOANS, "figures/counterfactual.json").get("items");
    byte[] onnx = Files.readAllBytes(LOANS.resolve("models/boosted-trees.onnx"));
    try (var model = OnnxPredictor.of(onnx, CreditSet.CLASSES)) {
      for (var item : manifest.get("items")) {
        for (var statement : statements.at("/" + item.get("id").asString() + "/statements")) {
          double[] values =
              item.at("/content/values").valueStream().mapToDouble(JsonNode::asDouble).toArray();
          statement.get("changes").forEach(change -> apply(manifest, change, values));
          int says = statement.get("says").asString().equals("not repaid") ? 1 : 0;
          double[] p = model.probabilities(new double[][] {values})[0];
          assertThat(p[says]).isGreaterThanOrEqualTo(0.5);
          assertThat(p[says]).isCloseTo(statement.get("chance").asDouble(), within(0.00501));
        }
      }
    }
  }

  private static void apply(JsonNode manifest, JsonNode change, double[] values) {
    for (int f = 0; f < values.length; f++) {
      var feature = manifest.get("features").get(f);
      if (feature.get("label").equals(change.get("name"))) {
        values[f] =
            feature.has("options")
                ? feature
                    .get("options")
                    .valueStream()
                    .map(option -> option.get("label"))
                    .toList()
                    .indexOf(change.get("to"))
                : change.get("to").asDouble();
      }
    }
  }

  @Test
  void the_network_says_of_attacked_pictures_what_the_figures_say() throws IOException {
    var files = FileSet.ofFolder(FASHION, FileSet.Limits.STIMULI);
    var set = StimulusReader.read(files).required();
    byte[] onnx = Files.readAllBytes(FASHION.resolve("models/mlp.onnx"));
    try (var model = OnnxPredictor.of(onnx, FashionSet.CLASSES)) {
      for (var item : json(FASHION, "figures/attack.json").get("items")) {
        for (var level : item.get("levels")) {
          double[] p = model.probabilities(new double[][] {pixels(set, level)})[0];
          int said = FashionItems.best(p);
          assertThat(level.get("predicted").asString()).isEqualTo(FashionManifest.LABELS.get(said));
          assertThat(p[said]).isCloseTo(level.get("score").asDouble(), within(0.001));
        }
      }
    }
  }

  private static double[] pixels(StimulusSet set, JsonNode level) throws IOException {
    String file = level.get("href").asString();
    var content = (Content.Image) set.items().getFirst().content();
    return Pixels.values(file, Files.readAllBytes(FASHION.resolve(file)), content.shape());
  }

  @Test
  void what_a_task_may_ask_for_stands_only_where_it_can_be_taken_out() throws IOException {
    for (var form : List.of("smoothgrad", "gradient", "nearest-examples", "units", "network")) {
      String text = Files.readString(FASHION.resolve("figures/" + form + ".json"));
      assertThat(text).doesNotContain("\"predicted\"", "\"truth\"");
    }
  }
}
