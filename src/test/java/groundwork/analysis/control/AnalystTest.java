package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Frame;
import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Frame.ScaleAnswer;
import groundwork.analysis.entity.Frame.Stage;
import groundwork.analysis.entity.Results.Measure;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.statistics.Mean;
import groundwork.statistics.Proportion;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Rung;
import groundwork.study.entity.Score;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnalystTest {
  static final List<Arm> ARMS =
      List.of(new Arm("none", null, null, null, true), new Arm("shap", null, null, "shap", true));

  static final Instrument SCALE =
      new Instrument(
          Instrument.SCHEMA,
          "three",
          "1",
          "Three things",
          "en",
          "Three",
          "",
          null,
          new Instrument.Reference("Us (2026).", "", ""),
          List.of(
              new Instrument.Item("a", "A", false, null, null),
              new Instrument.Item("b", "B", true, null, null),
              new Instrument.Item("c", "C", false, null, null)),
          Instrument.Scale.labelled(
              List.of(new Instrument.Scale.Option(1, "no"), new Instrument.Scale.Option(5, "yes"))),
          List.of(new Score("score", "Things", null, null, null, null)),
          null);

  static final List<Block> FLOW =
      List.of(
          trials("pre", Phase.PRE, Task.FORWARD_SIMULATION),
          trials("try", Phase.PRACTICE, Task.FORWARD_SIMULATION),
          trials("decide", Phase.MAIN, Task.JUDGE_ADVISOR),
          new Block.Questionnaire("ess", null, null, "three"));

  static final StudyVersion VERSION =
      new StudyVersion(
          ContentHash.of("v"),
          UUID.randomUUID(),
          1,
          new Study(
              Study.SCHEMA,
              "s",
              "S",
              "en",
              null,
              Rung.HUMAN_GROUNDED,
              "?",
              null,
              new Study.Stimuli("credit", "boosted-trees", null),
              11L,
              5,
              null,
              new Study.Consent("consent.md", "1"),
              null,
              null,
              null,
              ARMS,
              null,
              FLOW,
              null,
              null,
              null,
              null,
              null,
              null),
          credit(),
          Map.of(),
          Map.of("three", SCALE),
          Instant.EPOCH);

  static Block trials(String id, Phase phase, Task task) {
    return new Block.Trials(
        id,
        null,
        null,
        null,
        phase,
        task,
        ItemChoice.ALL,
        null,
        null,
        null,
        "?",
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
        null);
  }

  static StimulusSet credit() {
    try {
      return StimulusReader.trusted(
          Files.readAllBytes(Path.of("stimuli/credit/manifest.json")),
          Files.readAllBytes(Path.of("stimuli/credit/explanations.json")));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  static Observation simulated(String person, String arm, String phase, Boolean right) {
    var choice = right == null ? null : right ? "good" : "bad";
    return new Observation(
        person, arm, phase, phase, Stage.ONLY, true, "i", "bad", "good", choice, 4.0, 2);
  }

  static List<Observation> decision(
      String person, String item, String truth, String advice, String first, String last) {
    return List.of(
        new Observation(
            person,
            "shap",
            "decide",
            "main",
            Stage.INITIAL,
            false,
            item,
            truth,
            advice,
            first,
            2.0,
            10),
        new Observation(
            person,
            "shap",
            "decide",
            "main",
            Stage.FINAL,
            false,
            item,
            truth,
            advice,
            last,
            3.0,
            4));
  }

  static Measure measure(Frame frame, String id) {
    return Analyst.measures(VERSION, frame).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static Frame of(List<Observation> observations) {
    return new Frame(observations, List.of(), List.of(), null);
  }

  /** Arm none, pre: p1 2 of 2, p2 1 of 2 and one time-out: 3 of 4; post: p1 1 of 1. */
  @Test
  void accuracy_counts_trials_and_people_and_what_was_not_answered() {
    var frame =
        of(
            List.of(
                simulated("p1", "none", "pre", true),
                simulated("p1", "none", "pre", true),
                simulated("p2", "none", "pre", true),
                simulated("p2", "none", "pre", false),
                simulated("p2", "none", "pre", null),
                simulated("p1", "none", "post", true)));
    var rows = measure(frame, "accuracy-model").rows();
    var interval = Proportion.wilson(3, 4, 0.95).interval();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .containsEntry("arm", "none")
        .containsEntry("phase", "pre")
        .containsEntry("estimate", 0.75)
        .containsEntry("low", interval.low())
        .containsEntry("high", interval.high())
        .containsEntry("n", 4)
        .containsEntry("participants", 2L)
        .containsEntry("undefined", 1);
    assertThat(measure(frame, "accuracy-model").note()).contains("Trials of one person are not");
    assertThat(measure(frame, "accuracy-model-people").rows().getFirst())
        .containsEntry("estimate", 0.75);
  }

  /** Changes of p1..p3 in arm shap: 1 - 0 = 1, 0.5 - 0.5 = 0, 1 - 0.5 = 0.5; p4 has no post. */
  @Test
  void change_is_post_minus_pre_of_each_person() {
    var seen = new ArrayList<Observation>();
    seen.add(simulated("p1", "shap", "pre", false));
    seen.add(simulated("p1", "shap", "post", true));
    seen.add(simulated("p2", "shap", "pre", true));
    seen.add(simulated("p2", "shap", "pre", false));
    seen.add(simulated("p2", "shap", "post", false));
    seen.add(simulated("p2", "shap", "post", true));
    seen.add(simulated("p3", "shap", "pre", true));
    seen.add(simulated("p3", "shap", "pre", false));
    seen.add(simulated("p3", "shap", "post", true));
    seen.add(simulated("p4", "shap", "pre", true));
    var row = measure(of(seen), "accuracy-change").rows().getFirst();
    var mean = Mean.student(new double[] {1, 0, 0.5}, 0.95);
    assertThat(row)
        .containsEntry("estimate", mean.estimate())
        .containsEntry("low", mean.interval().low())
        .containsEntry("sd", 0.5)
        .containsEntry("n", 3);
  }

  /**
   * p1: wrong first, right advice taken (RAIR 1/1); right first, wrong advice taken (RSR 0/1). p2:
   * wrong first, right advice not taken (RAIR 0/1); no wrong advice: RSR undefined.
   */
  @Test
  void reliance_is_split_and_undefined_people_are_counted() {
    var seen = new ArrayList<Observation>();
    seen.addAll(decision("p1", "i1", "good", "good", "bad", "good"));
    seen.addAll(decision("p1", "i2", "good", "bad", "good", "bad"));
    seen.addAll(decision("p2", "i1", "good", "good", "bad", "bad"));
    var rows = measure(of(seen), "reliance").rows();
    assertThat(row(rows, "rair"))
        .containsEntry("estimate", 0.5)
        .containsEntry("n", 2)
        .containsEntry("participants", 2L)
        .containsEntry("undefined", 0L);
    assertThat(row(rows, "rsr"))
        .containsEntry("estimate", 0.0)
        .containsEntry("n", 1)
        .containsEntry("participants", 1L)
        .containsEntry("undefined", 1L);
    assertThat(row(rows, "switch")).containsEntry("estimate", 2 / 3.0);
    assertThat(row(rows, "over-reliance")).containsEntry("estimate", 1.0).containsEntry("n", 1);
    assertThat(row(rows, "under-reliance")).containsEntry("estimate", 0.5);
    var truth = measure(of(seen), "accuracy-truth").rows();
    assertThat(truth).extracting(one -> one.get("phase")).containsExactly("initial", "final");
    assertThat(truth).extracting(one -> one.get("estimate")).containsExactly(1 / 3.0, 1 / 3.0);
  }

  /** Scores by person: (1 + 3 + 2) / 3 = 2 and (5 + 5 + 5) / 3 = 5 and 3: mean 10/3. */
  @Test
  void a_scale_has_a_mean_of_person_means_and_alpha() {
    var answers = List.of(answer("p1", 1, 3, 2), answer("p2", 5, 5, 5), answer("p3", 3, 3, 3));
    var scale = measure(new Frame(List.of(), answers, List.of(), null), "scale-ess");
    assertThat((double) scale.rows().getFirst().get("estimate")).isCloseTo(10 / 3.0, within(1e-12));
    // item variances 4, 4/3, 7/3; sums 6, 15, 9 with variance 21: 3/2 (1 - (23/3) / 21) = 20/21
    assertThat(scale.alpha().estimate()).isCloseTo(20 / 21.0, within(1e-12));
    assertThat(scale.alpha().n()).isEqualTo(3);
  }

  @Test
  void time_and_confidence_are_one_value_a_person() {
    var seen = new ArrayList<Observation>();
    seen.addAll(decision("p1", "i1", "good", "good", "good", "good"));
    seen.addAll(decision("p2", "i1", "good", "good", "good", "good"));
    var times = measure(of(seen), "time").rows();
    assertThat(times).extracting(one -> one.get("estimate")).containsExactly(10.0, 4.0);
    var confidence = measure(of(seen), "confidence").rows();
    assertThat(confidence).extracting(one -> one.get("estimate")).containsExactly(2.0, 3.0);
    assertThat(confidence.getFirst()).containsEntry("participants", 2);
  }

  @Test
  void the_same_frame_gives_the_same_results() {
    var seen = new ArrayList<Observation>();
    for (int i = 0; i < 12; i++) {
      seen.add(simulated("p" + i, i % 2 == 0 ? "none" : "shap", "pre", i % 3 == 0));
    }
    assertThat(Analyst.measures(VERSION, of(seen))).isEqualTo(Analyst.measures(VERSION, of(seen)));
  }

  @Test
  void no_data_give_no_measures() {
    assertThat(Analyst.measures(VERSION, of(List.of()))).isEmpty();
  }

  /** Scores 1, 2, 3 by shap, none by lime for one of two items. */
  @Test
  void metric_scores_are_means_over_items_with_the_missing_counted() {
    var plan =
        Json.tree(
            """
            {"models":["m"],"methods":["shap","lime"],"metrics":[{"key":"sparseness",
             "card":{"id":"sparseness","title":"Sparseness","direction":"higher","unit":"u"}}]}\
            """);
    var frame =
        new Frame(
            List.of(),
            List.of(),
            List.of(
                score("shap", "i1", 1.0),
                score("shap", "i2", 2.0),
                score("shap", "i3", 3.0),
                score("lime", "i1", 4.0),
                score("lime", "i2", null)),
            new Frame.FunctionalRun("r", 1, plan, Map.of()));
    var measure = measure(frame, "sparseness");
    assertThat(measure.rows().getFirst())
        .containsEntry("method", "shap")
        .containsEntry("estimate", 2.0)
        .containsEntry("n", 3)
        .containsEntry("undefined", 0);
    assertThat((double) measure.rows().getFirst().get("low")).isBetween(1.0, 2.0);
    assertThat(measure.rows().get(1))
        .containsEntry("estimate", 4.0)
        .containsEntry("low", null)
        .containsEntry("undefined", 1);
  }

  @Test
  void stored_answers_are_read_with_the_key_of_their_version() {
    var reader = new AnswerReader(VERSION);
    var item = VERSION.stimuli().items().get(10);
    var step =
        Json.tree("{\"block\":\"pre\",\"kind\":\"TRIAL\",\"item\":\"%s\"}".formatted(item.id()));
    var body =
        Json.tree(
            """
            {"answer":{"choice":"good","confidence":4},"timing":{"activeMs":1500}}\
            """);
    var seen = reader.observation("p", "none", step, body, step.path("measures")).orElseThrow();
    assertThat(seen.truth()).isEqualTo(item.truth());
    assertThat(seen.predicted()).isEqualTo(item.output("boosted-trees").predicted());
    assertThat(seen.seconds()).isEqualTo(1.5);
    assertThat(seen.simulation()).isTrue();
    var practice = Json.tree("{\"block\":\"try\",\"kind\":\"TRIAL\",\"item\":\"c-p1\"}");
    assertThat(reader.observation("p", "none", practice, body, step.path("measures"))).isEmpty();
    var scale = Json.tree("{\"block\":\"ess\",\"kind\":\"QUESTIONNAIRE\"}");
    var answers = Json.tree("{\"answer\":{\"items\":{\"a\":1,\"b\":2,\"c\":5}}}");
    assertThat(reader.scale("p", "none", scale, answers).orElseThrow().items())
        .containsEntry("a", 1.0)
        .containsEntry("b", 4.0) // reversed
        .containsEntry("c", 5.0);
  }

  private static Frame.ItemScore score(String method, String item, Double value) {
    return new Frame.ItemScore("m", method, "sparseness", item, value);
  }

  private static ScaleAnswer answer(String person, double a, double b, double c) {
    var items = new LinkedHashMap<String, Double>();
    items.put("a", a);
    items.put("b", b);
    items.put("c", c);
    return new ScaleAnswer(person, "shap", "ess", items);
  }

  private static Map<String, Object> row(List<Map<String, Object>> rows, String measure) {
    return rows.stream()
        .filter(row -> measure.equals(row.get("measure")))
        .findFirst()
        .orElseThrow();
  }
}
