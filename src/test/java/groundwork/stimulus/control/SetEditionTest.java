package groundwork.stimulus.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.stimulus.entity.StimulusSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A set with one method more is a set like any other. */
class SetEditionTest {
  private static final SetEdition.Maker MINE =
      new SetEdition.Maker("my-shap", "My SHAP", "10.1000/x", Map.of("sha256", "0"));

  private static byte[] file(String set, String name) {
    try {
      return Files.readAllBytes(Path.of("stimuli", set, name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static StimulusSet set(String slug) {
    return StimulusReader.trusted(file(slug, "manifest.json"), file(slug, "explanations.json"));
  }

  private static StimulusReading added(StimulusSet set, String model) {
    double[][] rows =
        set.items().stream()
            .map(
                item -> {
                  double[] row = new double[item.content().size()];
                  Arrays.setAll(row, i -> i + 1.5);
                  return row;
                })
            .toArray(double[][]::new);
    return StimulusReader.read(
        SetEdition.with(
            set,
            file(set.slug(), "manifest.json"),
            name -> file(set.slug(), name),
            MINE,
            model,
            rows));
  }

  @Test
  void a_table_gets_an_array_and_a_new_version() {
    var before = set("credit");
    var reading = added(before, "logistic");
    assertThat(reading.findings()).isEmpty();
    var set = reading.required();
    assertThat(set.hash()).isNotEqualTo(before.hash());
    assertThat(set.manifest().version()).isEqualTo(before.manifest().version() + "+1");
    assertThat(set.method("my-shap").orElseThrow().title()).isEqualTo("My SHAP");
    assertThat(set.hasExplanations("boosted-trees", "my-shap")).isFalse();
    assertThat(set.explanation("c-003", "logistic", "my-shap").orElseThrow().array())
        .hasSize(before.features().size())
        .startsWith(1.5, 2.5);
    assertThat(set.explanation("c-003", "logistic", "lime").orElseThrow())
        .isEqualTo(before.explanation("c-003", "logistic", "lime").orElseThrow());
  }

  @Test
  void texts_of_different_lengths_stand_in_the_list() {
    var before = set("sentiment");
    var model = before.manifest().models().getFirst().id();
    var reading = added(before, model);
    assertThat(reading.findings()).isEmpty();
    var item = before.items().getLast();
    assertThat(reading.required().explanation(item.id(), model, "my-shap").orElseThrow().array())
        .hasSize(item.content().size());
  }

  @Test
  void versions_are_counted_on() {
    assertThat(SetEdition.next("1")).isEqualTo("1+1");
    assertThat(SetEdition.next("1+1")).isEqualTo("1+2");
    assertThat(SetEdition.next("1+x")).isEqualTo("1+x+1");
    assertThat(SetEdition.next("a".repeat(32))).hasSizeLessThanOrEqualTo(32);
  }
}
