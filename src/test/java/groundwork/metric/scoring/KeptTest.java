package groundwork.metric.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.json.control.Json;
import groundwork.metric.control.SetMaterial;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is stored score by score and read again tells the same as what was just made. */
class KeptTest {
  private static byte[] file(String name) {
    try {
      return Files.readAllBytes(Path.of("stimuli", "credit", name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void the_table_of_stored_scores_is_that_of_fresh_ones() {
    StimulusSet set = StimulusReader.trusted(file("manifest.json"), file("explanations.json"));
    try (var material = new SetMaterial(set, KeptTest::file)) {
      var metrics =
          Measure.of(
              List.of(
                  new Measure.Choice("sparseness", Map.of()),
                  new Measure.Choice("comprehensiveness", Map.of("k", 3)),
                  new Measure.Choice("deletion", Map.of())));
      var request = new Request(List.of("logistic"), List.of("lime", "oracle"), metrics, 3, 1);
      var fresh = Engine.score(material, request);
      var kept = new Kept(material, request);
      for (var cell : fresh.cells()) {
        if (cell.overall() != null) {
          throw new AssertionError(cell.metric() + " has no overall score");
        }
      }
      fresh
          .scores()
          .forEach(
              one ->
                  kept.score(
                      one.model(),
                      one.method(),
                      one.metric(),
                      one.item(),
                      new groundwork.metric.entity.Score(
                          one.value() == null ? Double.NaN : one.value(),
                          one.error(),
                          one.reason(),
                          one.curve())));
      assertThat(Json.write(kept.table().cells())).isEqualTo(Json.write(fresh.cells()));
      assertThat(Json.write(kept.table().comparisons())).isEqualTo(Json.write(fresh.comparisons()));
      assertThat(Json.write(kept.table().controls())).isEqualTo(Json.write(fresh.controls()));
    }
  }

  @Test
  void what_is_seen_of_the_items_becomes_warnings_and_how_often_the_model_is_right() {
    StimulusSet set = StimulusReader.trusted(file("manifest.json"), file("explanations.json"));
    try (var material = new SetMaterial(set, KeptTest::file)) {
      var metrics = Measure.of(List.of(new Measure.Choice("sparseness", Map.of())));
      var kept =
          new Kept(material, new Request(List.of("logistic"), List.of("lime"), metrics, 3, 1));
      kept.predicted("logistic", material.items().get(0), 0, 0, 0, 0.99999);
      kept.predicted("logistic", material.items().get(1), 1, 0, 1, 0.6);
      kept.empty("logistic", "lime", material.items().get(1), true);
      var table = kept.table();
      assertThat(table.models().getFirst().accuracy()).isEqualTo(0.5);
      assertThat(table.warnings())
          .anySatisfy(
              warning -> {
                assertThat(warning.what()).contains("saturated");
                assertThat(warning.items()).containsExactly(material.items().get(0));
              })
          .anySatisfy(
              warning -> {
                assertThat(warning.method()).isEqualTo("lime");
                assertThat(warning.what()).contains("zero everywhere");
              });
    }
  }
}
