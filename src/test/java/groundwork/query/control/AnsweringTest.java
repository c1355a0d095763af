package groundwork.query.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.query.entity.Answered;
import groundwork.query.entity.Asked;
import groundwork.stimulus.control.SetModels;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.control.task.Beginning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What figures answer, with the models that ship and with the examples of the documentation. */
class AnsweringTest {
  private static final Map<String, FileSet> FILES = new ConcurrentHashMap<>();
  private static final Map<String, StimulusSet> SETS = new ConcurrentHashMap<>();

  private static FileSet files(String slug) {
    return FILES.computeIfAbsent(
        slug,
        name -> {
          try {
            return FileSet.ofFolder(Path.of("stimuli", name), FileSet.Limits.STIMULI);
          } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
          }
        });
  }

  private static Matter matter(
      String slug, String model, String item, boolean known, JsonNode figure) {
    var set = SETS.computeIfAbsent(slug, name -> StimulusReader.read(files(name)).required());
    var one = set.item(item).orElseThrow();
    Beginning.fillAll(set, one, figure);
    return new Matter(
        figure,
        set,
        one,
        known,
        model,
        new SetModels((any, name) -> files(slug).read(name).orElseThrow(), Duration.ofSeconds(30)));
  }

  private static ObjectNode example(String kind) {
    try (var in = AnsweringTest.class.getResourceAsStream("/figures/" + kind + ".json")) {
      return (ObjectNode) Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static Matter ofExample(String kind) {
    return matter("credit", "boosted-trees", "c-p2", true, example(kind));
  }

  private static Answered ask(Matter matter, String what, String input, List<Asked> earlier) {
    return Interactive.of(matter.figure()).answer(matter, what, Json.tree(input), earlier);
  }

  private static Answered ask(Matter matter, String what, String input) {
    return ask(matter, what, input, List.of());
  }

  /** One after the other, as a participant asks them. */
  private static List<Asked> all(Matter matter, String what, String... inputs) {
    var asked = new ArrayList<Asked>();
    for (var input : inputs) {
      asked.add(
          new Asked(
              asked.size(),
              asked.size() + 1,
              what,
              new byte[0],
              ask(matter, what, input, asked),
              Instant.EPOCH));
    }
    return asked;
  }

  private static final String CREDIT =
      """
      {"kind": "sandbox", "oracle": {"type": "server"}, "goal": {"reach": "good"},
       "inputs": [{"name": "amount", "step": 100}, {"name": "duration"}, {"name": "checking", "cost": 2},
         {"name": "age", "mutable": false}]}
      """;

  @Test
  void a_table_begins_with_the_item_and_is_answered_by_the_sets_model() {
    var matter = matter("credit", "boosted-trees", "c-p2", true, Json.tree(CREDIT));
    var same = ask(matter, "predict", "{\"values\": {}}");
    assertThat(same.output().path("predicted").asString()).isEqualTo("bad");
    assertThat(same.output().path("chances").path("bad").asDouble())
        .isCloseTo(0.620676, within(1e-6));
    assertThat(same.changed()).isEmpty();
    assertThat(same.reached()).isFalse();

    var other =
        ask(
            matter,
            "predict",
            "{\"values\": {\"amount\": 1761, \"duration\": 6}, \"tried\": [\"age\"]}");
    assertThat(other.changed()).containsExactly("amount", "duration");
    assertThat(other.cost()).isCloseTo(2 + 12, within(1e-9));
    assertThat(other.tried()).containsExactly("age");
    assertThat(other.input().path("values").path("age").asInt()).isEqualTo(23);
  }

  @Test
  void one_question_to_a_small_model_takes_well_below_20_ms() {
    var ready = matter("credit", "boosted-trees", "c-p2", true, Json.tree(CREDIT));
    ask(ready, "predict", "{\"values\": {}}");
    long from = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      ask(ready, "predict", "{\"values\": {\"duration\": %d}}".formatted(4 + i % 60));
    }
    assertThat(Duration.ofNanos((System.nanoTime() - from) / 100))
        .isLessThan(Duration.ofMillis(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"values\": 3}",
        "{\"values\": {\"income\": 3}}",
        "{\"values\": {\"amount\": \"much\"}}",
        "{\"values\": {\"amount\": 1e9}}",
        "{\"values\": {\"checking\": \"none of these\"}}",
        "{\"values\": {\"checking\": {\"id\": 1}}}",
        "{\"values\": {\"age\": 24}}",
        "{\"values\": {\"amount\": null, \"duration\": []}}",
        "{\"values\": {}, \"model\": \"mine\"}"
      })
  void what_cannot_be_asked_is_refused_with_its_place(String input) {
    var matter = matter("credit", "boosted-trees", "c-p2", true, Json.tree(CREDIT));
    assertThatThrownBy(() -> ask(matter, "predict", input))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused -> {
              assertThat(refused.fault).isEqualTo(Fault.INVALID);
              assertThat(refused.findings).isNotEmpty();
            });
  }

  @Test
  void in_a_task_that_asks_for_the_output_the_case_as_it_is_gets_no_answer() {
    var table = matter("credit", "boosted-trees", "c-p2", false, Json.tree(CREDIT));
    refusedAsAnswer(table, "{\"values\": {}}");
    refusedAsAnswer(table, "{\"values\": {\"amount\": 1961.0, \"duration\": 18}}");
    assertThat(ask(table, "predict", "{\"values\": {\"duration\": 17}}").output().has("predicted"))
        .isTrue();

    var figure = "{\"kind\": \"sandbox\", \"text\": \"item\", \"oracle\": {\"type\": \"server\"}}";
    var text = matter("sentiment", "bow-logistic", "s-p1", false, Json.tree(figure));
    refusedAsAnswer(text, "{\"text\": \"Regardless, the film fails on most levels.\"}");
    refusedAsAnswer(text, "{\"text\": \"regardless the film fails on most LEVELS zzyzx\"}");
    assertThat(ask(text, "predict", "{\"text\": \"Regardless, the film shines.\"}").cost())
        .isEqualTo(4);

    var looked = matter("credit", "boosted-trees", "c-p2", false, example("sandbox"));
    refusedAsAnswer(looked, "{\"values\": {}}");

    var drawn =
        matter(
            "fashion",
            "mlp",
            "f-p1",
            false,
            Json.tree("{\"kind\": \"sketch\", \"start\": \"item\"}"));
    var item = (Content.Image) drawn.item().content();
    double[] own = drawn.model().row(item);
    byte[] pixels = new byte[own.length];
    for (int i = 0; i < own.length; i++) {
      pixels[i] = (byte) Math.round(own[i] * 255);
    }
    refusedAsAnswer(drawn, pixels(pixels));
    pixels[0] = (byte) 255;
    var answered = ask(drawn, "predict", pixels(pixels));
    assertThat(answered.output().path("predicted").asString()).isEqualTo("sneaker");
    assertThat(answered.cost()).isEqualTo(1);
    assertThatThrownBy(() -> ask(drawn, "predict", pixels(new byte[3])))
        .isInstanceOf(Rejected.class);
  }

  private static String pixels(byte[] pixels) {
    return "{\"pixels\": \"" + Base64.getEncoder().encodeToString(pixels) + "\"}";
  }

  private static void refusedAsAnswer(Matter matter, String input) {
    assertThatThrownBy(() -> ask(matter, "predict", input))
        .isInstanceOfSatisfying(
            Rejected.class, refused -> assertThat(refused.fault).isEqualTo(Fault.FORBIDDEN));
  }

  @Test
  void a_participant_is_told_what_the_figure_shows_and_no_more() {
    var figure = example("sandbox");
    figure.putArray("show").add("output");
    var matter = matter("credit", "boosted-trees", "c-p2", true, figure);
    var answered = ask(matter, "predict", "{\"values\": {\"duration\": 6}}");
    assertThat(answered.output().propertyNames()).containsExactlyInAnyOrder("predicted", "chances");
    assertThat(new WhatIf().shown(matter, answered).propertyNames()).containsExactly("predicted");
  }

  @Test
  void measures_of_a_search_for_the_cheapest_change() {
    var matter = ofExample("sandbox");
    var asked =
        all(
            matter,
            "predict",
            "{\"values\": {\"duration\": 12}}",
            "{\"values\": {\"duration\": 12, \"checking\": \"A14\"}}",
            "{\"values\": {\"amount\": 961, \"duration\": 6, \"checking\": \"A14\"}}");
    assertThat(asked.getLast().answered().reached()).isTrue();
    var measures = new WhatIf().measures(matter.figure(), asked);
    assertThat(measures)
        .containsEntry("queries", 3.0)
        .containsEntry("goal_reached", 1.0)
        .containsEntry("edit_cost", 5.0)
        .containsEntry("cost_ratio", 2.5)
        .containsEntry("one_factor_share", 2 / 3.0);
    assertThat(new WhatIf().measures(matter.figure(), List.of()))
        .isEqualTo(Map.of("queries", 0.0, "goal_reached", 0.0));
  }

  @Test
  void words_are_compared_as_the_fewest_changes() {
    assertThat(Words.changes(List.of("a", "b", "c"), List.of("a", "c", "d")))
        .containsExactly("b→", "→d");
    assertThat(Words.changes(List.of("good"), List.of("bad"))).containsExactly("good→bad");
    assertThat(Words.distance("the film fails", "the film fails")).isZero();
  }

  /** The example was computed by another program. */
  @Test
  void trainings_are_the_same_wherever_they_run() {
    var figure = example("playground");
    figure.putObject("oracle").put("type", "server");
    var matter = matter("credit", "boosted-trees", "c-p2", true, figure);
    for (var run : figure.path("runs")) {
      var settings = ((ObjectNode) run.deepCopy()).remove(List.of("frames"));
      var answered = ask(matter, "train", settings.toString());
      assertThat(answered.output().has("frames")).isFalse();
      var frames = new Playground().shown(matter, answered).path("frames");
      assertThat(frames.size()).isEqualTo(run.path("frames").size());
      for (int i = 0; i < frames.size(); i++) {
        near(frames.get(i), run.path("frames").get(i));
      }
    }
    assertThatThrownBy(
            () ->
                ask(
                    matter,
                    "train",
                    "{\"learningRate\": 9, \"hidden\": [4], \"regularisation\": 0}"))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> ask(ofExample("playground"), "train", "{}"))
        .isInstanceOf(Rejected.class);
  }

  private static void near(JsonNode one, JsonNode other) {
    if (one.isNumber()) {
      assertThat(one.asDouble()).isCloseTo(other.asDouble(), within(0.00101));
    } else if (one.isObject()) {
      one.propertyNames().forEach(name -> near(one.path(name), other.path(name)));
    } else {
      assertThat(one.size()).isEqualTo(other.size());
      for (int i = 0; i < one.size(); i++) {
        near(one.get(i), other.get(i));
      }
    }
  }

  @Test
  void rounds_are_looked_up_and_harm_is_counted() {
    var matter = ofExample("loop");
    var asked =
        all(
            matter,
            "retrain",
            "{\"off\": [\"telephone\"]}",
            "{\"off\": [\"telephone\", \"checking\"]}");
    assertThat(asked.getFirst().answered().output().path("quality").asDouble()).isEqualTo(0.78);
    assertThat(asked.getLast().answered().changed()).containsExactly("off:checking");
    assertThat(asked.getLast().answered().output().path("round").asInt()).isEqualTo(2);
    var back = new ArrayList<>(asked);
    back.add(
        new Asked(
            9,
            3,
            "undo",
            new byte[0],
            ask(matter, "undo", "{\"off\": [\"telephone\"]}", asked),
            Instant.EPOCH));
    assertThat(back.getLast().answered().output().path("round").asInt()).isEqualTo(1);
    assertThat(new Loop().measures(matter.figure(), back))
        .containsEntry("rounds", 2.0)
        .containsEntry("harmful_share", 0.5)
        .containsEntry("quality_end", 0.78)
        .containsEntry("quality_best", 0.78);
    assertThatThrownBy(() -> ask(matter, "retrain", "{\"off\": [\"income\"]}"))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> ask(matter, "retrain", "{\"labels\": {}}"))
        .isInstanceOf(Rejected.class);
  }

  private static final String LABELS =
      """
      {"kind": "loop", "feedback": "label", "update": {"mode": "server"},
       "effect": {"metric": "accuracy", "before": 0.5, "shown": %s},
       "classes": [{"id": "no", "label": "no"}, {"id": "yes", "label": "yes"}],
       "features": [{"id": "f", "label": "f"}, {"id": "g", "label": "g"}],
       "items": [{"id": "a", "label": "no", "predicted": "no"}, {"id": "b", "label": "no"}],
       "key": {"train": [{"x": [1, 0], "label": "yes"}, {"x": [-1, 0], "label": "no"}],
               "test": [{"x": [2, 0], "label": "yes"}, {"x": [-2, 1], "label": "no"}],
               "items": {"a": [3, 1], "b": [4, 0]}, "truth": {"a": "yes", "b": "yes"}}}
      """;

  @Test
  void a_model_learns_again_from_corrected_labels_the_same_way_each_time() {
    var matter =
        matter("credit", "boosted-trees", "c-p2", true, Json.tree(LABELS.formatted("true")));
    var right = ask(matter, "retrain", "{\"labels\": {\"a\": \"yes\", \"b\": \"yes\"}}");
    assertThat(right.output().path("quality").asDouble()).isEqualTo(1);
    assertThat(right.output().path("says").path("a").asString()).isEqualTo("yes");
    assertThat(right.changed()).containsExactly("a=yes", "b=yes");
    assertThat(ask(matter, "retrain", "{\"labels\": {\"a\": \"yes\", \"b\": \"yes\"}}"))
        .isEqualTo(right);
    var wrong = ask(matter, "retrain", "{\"labels\": {}}");
    assertThat(wrong.output().path("quality").asDouble()).isLessThan(1);
  }

  @Test
  void the_placebo_learns_nothing_and_hidden_effects_stay_hidden() {
    var figure = (ObjectNode) Json.tree(LABELS.formatted("false"));
    figure.putObject("update").put("mode", "none");
    var matter = matter("credit", "boosted-trees", "c-p2", true, figure);
    var answered = ask(matter, "retrain", "{\"labels\": {\"a\": \"yes\"}}");
    assertThat(answered.output().path("quality").asDouble()).isEqualTo(0.5);
    assertThat(answered.output().path("says").path("a").asString()).isEqualTo("no");
    assertThat(new Loop().shown(matter, answered).toString()).isEqualTo("{\"round\":1}");
  }

  @Test
  void questions_in_an_article_are_scored() {
    var article = example("article");
    assertThat(Reading.measures(article, Json.tree("{\"figure\": {\"what_counts\": \"average\"}}")))
        .isEqualTo(Map.of("article_correct", 1.0));
    assertThat(Reading.measures(article, Json.tree("{}")))
        .isEqualTo(Map.of("article_correct", 0.0));
    assertThat(Reading.measures(example("sandbox"), Json.tree("{}"))).isEmpty();
  }

  @Test
  void figures_inside_others_are_found_by_their_id() {
    var two =
        Json.tree(
            """
            {"kind": "article", "sections": [{"blocks": [
              {"type": "figure", "figure": {"kind": "sandbox", "id": "one"}},
              {"type": "figure", "figure": {"kind": "loop", "id": "two"}}]}]}
            """);
    assertThat(Interactive.find(two, "two").orElseThrow().path("kind").asString())
        .isEqualTo("loop");
    assertThat(Interactive.find(two, "")).isEmpty();
    assertThat(Interactive.find(example("sandbox"), "")).isPresent();
  }
}
