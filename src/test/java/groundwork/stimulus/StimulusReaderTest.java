package groundwork.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Item;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StimulusReaderTest {
  private final TinySet tiny = new TinySet();

  private static Finding only(FileSet files) {
    var reading = StimulusReader.read(files);
    assertThat(reading.set()).isEmpty();
    assertThat(reading.findings()).hasSize(1);
    return reading.findings().getFirst();
  }

  @Test
  void a_sound_set_is_read_and_looked_up() {
    var set = StimulusReader.read(tiny.sealed()).required();
    assertThat(set.items()).hasSize(10);
    assertThat(set.explanation("i-3", "m", "lime").orElseThrow().array())
        .containsExactly(0.5, -0.25);
    assertThat(set.explanation("i-3", "m", "none")).isEmpty();
    assertThat(set.cells("m").get(new Item.Cell("yes", "yes")))
        .extracting(Item::id)
        .containsExactly("i-0", "i-4");
  }

  @Test
  void the_same_bytes_are_the_same_set() {
    assertThat(StimulusReader.read(tiny.sealed()).required().hash())
        .isEqualTo(StimulusReader.read(new TinySet().sealed()).required().hash());
  }

  @Test
  void a_file_of_the_right_length_and_the_wrong_content_is_found_by_its_hash() {
    tiny.sealed();
    tiny.files.put("models/m.onnx", new byte[] {1, 2, 4});
    var finding = only(tiny.unsealed());
    assertThat(finding.pointer()).isEqualTo("/assets/models~1m.onnx/sha256");
    assertThat(finding.rule())
        .contains("models/m.onnx", "not the file that the manifest was made for");
    assertThat(finding.line()).isPositive();
  }

  @Test
  void a_file_of_the_wrong_length_is_named() {
    tiny.sealed();
    tiny.files.put("models/m.onnx", new byte[4]);
    assertThat(only(tiny.unsealed()).rule()).contains("has 4 bytes, but 3 are listed");
  }

  @Test
  void a_missing_file_is_named() {
    tiny.sealed();
    tiny.files.remove("models/m.onnx");
    assertThat(only(tiny.unsealed()).rule()).contains("models/m.onnx", "missing");
  }

  @Test
  void an_asset_outside_the_folder_is_not_looked_for() {
    tiny.sealed();
    tiny.at("/assets").set("../../etc/passwd", tiny.at("/assets").get("models/m.onnx"));
    assertThat(only(tiny.unsealed()).rule()).contains("lies outside the set's folder");
  }

  @Test
  void a_model_file_that_is_not_listed_is_found() {
    tiny.at("/models/0").put("file", "models/other.onnx");
    assertThat(only(tiny.sealed()).pointer()).isEqualTo("/models/0/file");
  }

  @Test
  void an_explanation_has_one_value_per_feature() {
    tiny.explanations.get(4).put("values", List.of(1.0));
    var finding = only(tiny.sealed());
    assertThat(finding.file()).isEqualTo("explanations.json");
    assertThat(finding.pointer()).isEqualTo("/4/values");
    assertThat(finding.rule()).contains("i-2", "lime", "has 1 values, but the item has 2");
  }

  @Test
  void an_explanation_is_of_the_predicted_class() {
    tiny.explanations.get(0).put("target", "no");
    assertThat(only(tiny.sealed()).rule())
        .contains("explains \"no\", but the model predicts \"yes\"");
  }

  @Test
  void every_item_is_explained_by_every_method() {
    tiny.explanations.remove(3);
    assertThat(only(tiny.sealed()).rule())
        .isEqualTo("1 explanations by \"placebo\" are missing, for example of i-1 (m)");
  }

  @Test
  void an_explanation_of_nothing_is_found() {
    tiny.explanations.get(0).put("method", "magic");
    assertThat(StimulusReader.read(tiny.sealed()).findings())
        .extracting(Finding::rule)
        .anyMatch(rule -> rule.contains("no such item, model and method"))
        .anyMatch(rule -> rule.contains("\"lime\" are missing"));
  }

  @Test
  void an_explanation_without_values_or_with_text_for_a_number_is_found() {
    tiny.explanations.get(1).remove("values");
    assertThat(only(tiny.sealed()).rule()).contains("values");
    var other = new TinySet();
    other.explanations.get(1).put("values", List.of("0.5", 1));
    assertThat(only(other.sealed()).pointer()).startsWith("/1/values");
  }

  @Test
  void scores_are_probabilities_and_the_prediction_is_the_largest() {
    tiny.at("/items/0/outputs/m/scores").put("yes", 0.9);
    assertThat(only(tiny.sealed()).rule()).contains("sum to 1.15");
    var other = new TinySet();
    other.at("/items/0/outputs/m").put("predicted", "no");
    assertThat(StimulusReader.read(other.sealed()).findings())
        .extracting(Finding::pointer)
        .containsExactly("/items/0/outputs/m/predicted");
  }

  @Test
  void a_value_fits_its_feature() {
    tiny.at("/items/0/content").set("values", tiny.manifest.arrayNode().add(1).add(2));
    assertThat(only(tiny.sealed()).rule())
        .contains("2.0 for \"colour\", which is no index of its 2 options");
    var other = new TinySet();
    other.at("/items/0/content").set("values", other.manifest.arrayNode().add(1));
    assertThat(only(other.sealed()).rule()).contains("has 1 values, but there are 2 features");
  }

  @Test
  void ids_are_used_once() {
    tiny.at("/items/3").put("id", "i-2");
    assertThat(StimulusReader.read(tiny.sealed()).findings())
        .extracting(Finding::rule)
        .contains("the id \"i-2\" is used twice");
  }

  @Test
  void an_unknown_truth_is_found() {
    tiny.at("/items/0").put("truth", "perhaps");
    assertThat(only(tiny.sealed()).pointer()).isEqualTo("/items/0/truth");
  }

  @Test
  void a_set_without_manifest_or_with_a_broken_one_is_refused() {
    assertThat(only(FileSet.of(Map.of("a.txt", new byte[1]))).rule()).contains("manifest.json");
    assertThat(only(FileSet.of(Map.of("manifest.json", "{\"slug\":".getBytes()))).rule())
        .contains("not JSON");
  }

  @Test
  void a_file_that_nobody_listed_is_a_warning_only() {
    tiny.sealed();
    tiny.files.put("notes.txt", new byte[1]);
    var reading = StimulusReader.read(tiny.unsealed());
    assertThat(reading.set()).isPresent();
    assertThat(reading.findings())
        .extracting(Finding::severity)
        .containsExactly(Finding.Severity.WARNING);
  }
}
