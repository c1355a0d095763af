package groundwork.metric.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.job.control.Stopped;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.RunUnit;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Functional;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.MetricChoice;
import groundwork.study.entity.Rung;
import groundwork.study.entity.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped sets, scored as a run scores them. */
class BenchTest {
  static final StimulusSet CREDIT = set("credit");

  static StimulusSet set(String slug) {
    return StimulusReader.trusted(file(slug, "manifest.json"), file(slug, "explanations.json"));
  }

  static byte[] file(String slug, String name) {
    try {
      return Files.readAllBytes(Path.of("stimuli", slug, name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Bench bench(StimulusSet set, String model) {
    return new Bench(set, model, name -> file(set.slug(), name));
  }

  static final List<String> ITEMS =
      CREDIT.items().stream().filter(item -> !item.practice()).map(Item::id).limit(10).toList();

  /** In whichever order, and also when the other one was asked before. */
  @Test
  void what_is_remembered_of_shap_and_its_placebo_is_what_they_say_themselves() {
    try (var bench = bench(CREDIT, "boosted-trees")) {
      for (var method : List.of("placebo", "shap", "placebo")) {
        var one = bench.of(ITEMS.getFirst(), method, 5);
        for (int seed = 1; seed <= 2; seed++) {
          assertThat(explained(one, one.method(), seed))
              .isEqualTo(explained(one, Explainers.byId(method), seed));
        }
      }
    }
  }

  private static double[] explained(Case one, Explainer method, long seed) {
    return method.explain(one.model(), one.input(), one.target(), one.background(), seed).values();
  }

  /** Batches of 1, 5 and all, and a shuffled order: the same score to the last bit. */
  @Test
  void a_score_depends_neither_on_batch_nor_on_order() {
    try (var bench = bench(CREDIT, "boosted-trees")) {
      for (var id :
          List.of(
              "comprehensiveness",
              "faithfulness-correlation",
              "infidelity",
              "max-sensitivity",
              "sparseness",
              "sufficiency")) {
        var metric = Metrics.of(id, id.equals("max-sensitivity") ? Map.of("samples", 2) : Map.of());
        var method = id.equals("max-sensitivity") ? "occlusion" : "shap";
        var whole = bench.scores(metric, new RunUnit(0, "m", method, id, ITEMS), 5, () -> true);
        for (int size : new int[] {1, 5}) {
          var parts = new HashMap<String, Score>();
          for (int from = 0; from < ITEMS.size(); from += size) {
            var items = ITEMS.subList(from, from + size);
            parts.putAll(
                bench.scores(metric, new RunUnit(0, "m", method, id, items), 5, () -> true));
          }
          assertThat(parts).as("%s in batches of %d", id, size).isEqualTo(whole);
        }
        var shuffled = new ArrayList<>(ITEMS);
        Collections.shuffle(shuffled, new java.util.Random(3));
        assertThat(bench.scores(metric, new RunUnit(0, "m", method, id, shuffled), 5, () -> true))
            .as("%s shuffled", id)
            .isEqualTo(whole);
        assertThat(whole.values()).as(id).allMatch(Score::defined);
      }
    }
  }

  /** Asked of the model one row at a time, as the definition reads. */
  @Test
  void comprehensiveness_of_a_shipped_item_agrees_with_its_definition() {
    try (var bench = bench(CREDIT, "logistic")) {
      var one = bench.of(ITEMS.getFirst(), "shap", 1);
      int[] top = Attributions.descending(one.attribution());
      double without = 0;
      for (double[] row : one.background().rows()) {
        double[] changed = one.input().clone();
        for (int i = 0; i < 3; i++) {
          changed[top[i]] = row[top[i]];
        }
        without += one.model().probabilities(new double[][] {changed})[0][one.target()];
      }
      double whole = one.model().probabilities(new double[][] {one.input()})[0][one.target()];
      assertThat(Metrics.of("comprehensiveness", Map.of("k", 3)).score(one).value())
          .isCloseTo(whole - without / 100, within(1e-9));
    }
  }

  @Test
  void a_good_method_beats_the_controls_on_average() {
    try (var bench = bench(CREDIT, "boosted-trees")) {
      var metric = Metrics.of("comprehensiveness", Map.of("k", 3));
      double shap = mean(bench, metric, "shap");
      assertThat(shap).isGreaterThan(mean(bench, metric, "placebo") + 0.05);
      assertThat(shap).isGreaterThan(mean(bench, metric, "random") + 0.05);
      assertThat(shap).isGreaterThan(mean(bench, metric, "random-ranking") + 0.05);
    }
  }

  @Test
  void texts_are_scored_by_their_words() {
    var sentiment = set("sentiment");
    var model = sentiment.manifest().models().getFirst().id();
    try (var bench = bench(sentiment, model)) {
      var item =
          sentiment.items().stream().filter(one -> !one.practice()).findFirst().orElseThrow();
      var one = bench.of(item.id(), "occlusion", 1);
      assertThat(one.input()).containsOnly(1);
      var score = Metrics.of("comprehensiveness", Map.of("k", 1)).score(one);
      assertThat(score.value())
          .isCloseTo(java.util.Arrays.stream(one.attribution()).max().orElseThrow(), within(1e-9));
    }
  }

  @Test
  void a_bad_item_is_listed_with_its_reason_and_the_others_are_scored() {
    try (var bench = bench(CREDIT, "boosted-trees")) {
      var unit = new RunUnit(0, "m", "shap", "sparseness", List.of("nobody", ITEMS.getFirst()));
      var scores = bench.scores(Metrics.of("sparseness", Map.of()), unit, 1, () -> true);
      assertThat(scores.get("nobody").reason()).contains("no item nobody");
      assertThat(scores.get(ITEMS.getFirst()).defined()).isTrue();
    }
  }

  @Test
  void a_unit_that_nobody_wants_any_more_stops_and_leaves_the_model_usable() {
    try (var bench = bench(CREDIT, "boosted-trees")) {
      var unit = new RunUnit(0, "m", "shap", "infidelity", ITEMS);
      var metric = Metrics.of("infidelity", Map.of());
      assertThatThrownBy(() -> bench.scores(metric, unit, 1, () -> false))
          .isInstanceOf(Stopped.class);
      assertThat(bench.scores(metric, unit, 1, () -> true)).hasSize(10);
    }
  }

  @Test
  void a_run_holds_every_method_metric_and_item_once_and_the_controls() {
    var study = study(List.of("lime", "oracle"), List.of("boosted-trees", "logistic"));
    var plan = Planner.plan(study, CREDIT);
    var units = Planner.units(plan, CREDIT);
    assertThat(plan.controls()).containsExactly("oracle", "random", "random-ranking");
    assertThat(plan.metrics()).extracting("key").containsExactly("infidelity", "infidelity-2");
    assertThat(plan.items()).hasSize(48).doesNotContain("c-p1");
    // lime and two controls for both models, oracle for the logistic regression alone
    assertThat(units.stream().mapToInt(unit -> unit.items().size()).sum())
        .isEqualTo((3 + 4) * 2 * 48);
    assertThat(units).extracting(RunUnit::number).doesNotHaveDuplicates();
  }

  @Test
  void a_metric_that_cannot_be_run_is_refused_with_its_place() {
    var study = study(List.of("lime"), List.of());
    var broken =
        new Functional(
            List.of("lime"), null, List.of(new MetricChoice("beauty", Map.of())), null, 1L);
    assertThatThrownBy(() -> Planner.plan(with(study, broken), CREDIT))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("beauty");
  }

  private static double mean(Bench bench, groundwork.metric.entity.Metric metric, String method) {
    var unit = new RunUnit(0, "m", method, "x", ITEMS);
    return bench.scores(metric, unit, 1, () -> true).values().stream()
        .mapToDouble(Score::value)
        .average()
        .orElseThrow();
  }

  private static Study study(List<String> methods, List<String> models) {
    var metrics =
        List.of(
            new MetricChoice("infidelity", Map.of("samples", 10)),
            new MetricChoice("infidelity", Map.of("samples", 10, "scaled", true)));
    return with(null, new Functional(methods, models, metrics, ItemChoice.ALL, 1L));
  }

  private static Study with(Study before, Functional functional) {
    return new Study(
        Study.SCHEMA,
        "proxies",
        "Proxies",
        "en",
        null,
        Rung.FUNCTIONALLY_GROUNDED,
        "?",
        null,
        new Study.Stimuli("credit", "boosted-trees", null),
        1L,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        functional,
        null);
  }
}
