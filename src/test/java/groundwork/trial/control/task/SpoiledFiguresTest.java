package groundwork.trial.control.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import groundwork.document.control.Schemas;
import groundwork.json.control.Json;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.TinySet;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Figures;
import groundwork.stimulus.entity.StimulusSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures with a piece missing or wrong: a set says where and what to do; what is shown all the
 * same never breaks the server.
 */
class SpoiledFiguresTest {
  private static final List<String> WRONG =
      List.of("null", "[]", "{}", "[null, 7]", "\"\\u202e<b>\"");
  private static final StimulusSet SET = TinySet.read();

  static Stream<String> kinds() {
    return Schemas.FIGURES.stream();
  }

  private static ObjectNode example(String kind) {
    try {
      return (ObjectNode)
          Json.tree(Files.readString(Path.of("src/main/resources/figures", kind + ".json")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Each member left out and replaced, at the top and in the first of each list. */
  private static List<ObjectNode> spoiled(ObjectNode whole) {
    var all = new ArrayList<ObjectNode>();
    for (var name : List.copyOf(whole.propertyNames())) {
      replaced(whole, "", name, all);
      if (whole.get(name) instanceof ArrayNode list && list.path(0) instanceof ObjectNode first) {
        for (var inner : List.copyOf(first.propertyNames())) {
          replaced(whole, "/" + name + "/0", inner, all);
        }
      }
    }
    return all;
  }

  private static void replaced(ObjectNode whole, String place, String name, List<ObjectNode> all) {
    var less = whole.deepCopy();
    ((ObjectNode) (place.isEmpty() ? less : less.at(place))).remove(name);
    all.add(less);
    for (var wrong : WRONG) {
      var copy = whole.deepCopy();
      ((ObjectNode) (place.isEmpty() ? copy : copy.at(place))).set(name, Json.tree(wrong));
      all.add(copy);
    }
  }

  private static List<Finding> findings(JsonNode file) {
    return findings(file.toString());
  }

  private static List<Finding> findings(String file) {
    var set = new TinySet();
    ((ArrayNode) set.manifest.path("methods")).add(Json.tree("{\"id\": \"drawn\"}"));
    set.manifest.set(
        "figures",
        Json.tree("[{\"method\": \"drawn\", \"model\": \"m\", \"file\": \"figures/drawn.json\"}]"));
    set.files.put("figures/drawn.json", file.getBytes(StandardCharsets.UTF_8));
    return StimulusReader.read(set.sealed()).findings();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_piece_that_is_missing_or_wrong_is_named_or_left_out(String kind) {
    var whole = example(kind);
    int number = 0;
    for (var one : spoiled(whole)) {
      var what = kind + " " + shortened(one.toString());
      try {
        FigureView.of(SET, "i-0", new Figures.Figure(one.deepCopy(), true), false, false);
        FigureView.of(SET, "i-0", new Figures.Figure(one.deepCopy(), false), true, true);
        if (number++ % 7 == 0) { // a set is read in milliseconds, all of them in minutes
          sound(findings(Json.MAPPER.valueToTree(Map.of("schema", "figures/1", "shared", one))));
        }
      } catch (RuntimeException broken) {
        fail(what, broken);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "",
        "{",
        "{\"schema\": \"figures/2\"}",
        "{\"schema\": \"figures/1\"}",
        "{\"schema\": \"figures/1\", \"shared\": []}",
        "{\"schema\": \"figures/1\", \"shared\": null}",
        "{\"schema\": \"figures/1\", \"shared\": {}}",
        "{\"schema\": \"figures/1\", \"shared\": {\"kind\": \"hologram\", \"alt\": \"x\", \"title\": \"x\"}}",
        "{\"schema\": \"figures/1\", \"items\": {\"i-0\": 3}}",
        "{\"schema\": \"figures/1\", \"items\": {\"nobody\": {}}}",
        "{\"schema\": \"figures/1\", \"items\": {\"i-0\": {\"kind\": [\"text\"]}}}",
        "{\"schema\": \"figures/1\", \"surprise\": 1, \"shared\": {\"kind\": \"text\"}}",
      })
  void a_file_that_is_no_file_of_figures_is_refused(String file) {
    var findings = findings(file);
    assertThat(findings).anyMatch(one -> one.severity() == Finding.Severity.ERROR);
    sound(findings);
  }

  @Test
  void a_film_needs_captions_or_says_that_it_is_silent() {
    var film = example("media");
    film.put("type", "video").put("mediaType", "video/webm");
    film.remove("captions");
    var file = Json.MAPPER.<JsonNode>valueToTree(Map.of("schema", "figures/1", "shared", film));
    assertThat(findings(file)).anyMatch(one -> one.rule().contains("captions"));
    ((ObjectNode) file.path("shared")).put("silent", true);
    assertThat(findings(file)).noneMatch(one -> one.rule().contains("captions"));
  }

  @Test
  void weights_of_another_shape_and_classes_without_labels_are_refused() {
    var shape = new TinySet();
    shape.explanations.getFirst().put("values", List.of(1.0, 2.0, 3.0));
    var labels = new TinySet();
    ((ObjectNode) labels.manifest.at("/classes/0")).remove("label");
    var content = new TinySet();
    ((ObjectNode) content.manifest.at("/items/0/content")).set("values", Json.tree("[1]"));
    for (var set : List.of(shape, labels, content)) {
      var findings = StimulusReader.read(set.sealed()).findings();
      assertThat(findings).anyMatch(one -> one.severity() == Finding.Severity.ERROR);
      sound(findings);
    }
  }

  private static void sound(List<Finding> findings) {
    for (var one : findings) {
      assertThat(one.file()).isNotBlank();
      assertThat(one.rule()).isNotBlank();
      assertThat(one.remedy()).as(one.rule()).isNotBlank();
    }
  }

  private static String shortened(String text) {
    return text.length() > 400 ? text.substring(0, 400) + "…" : text;
  }
}
