package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.assignment.control.Planner;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import groundwork.trial.TaskStudy;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.StepView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each kind of task: what is planned, what is shown, what is right, what is refused. */
class EveryTaskTest {
  private static final Map<String, StimulusSet> SETS = new ConcurrentHashMap<>();

  static Stream<String> tasks() {
    return TaskStudy.BLOCKS.keySet().stream();
  }

  private static Optional<StimulusSet> set(String slug) {
    return Optional.of(
        SETS.computeIfAbsent(
            slug,
            name -> {
              try {
                return StimulusReader.read(
                        FileSet.ofFolder(Path.of("stimuli", name), FileSet.Limits.STIMULI))
                    .required();
              } catch (IOException wrong) {
                throw new UncheckedIOException(wrong);
              }
            }));
  }

  private static List<Finding> findings(String task, String block) {
    return StudyReader.read(TaskStudy.files("t", task, block), EveryTaskTest::set).findings();
  }

  private static StudyVersion version(String task) {
    var study = StudyReader.read(TaskStudy.files("t", task), EveryTaskTest::set).required();
    return new StudyVersion(
        ContentHash.of(task),
        new UUID(0, 1),
        1,
        study,
        set(study.stimuli().set()).orElseThrow(),
        Map.of(),
        Map.of(),
        Instant.EPOCH);
  }

  private static Enrolment run(StudyVersion version, String arm, int turn, int position) {
    var id = UUID.nameUUIDFromBytes(new byte[] {(byte) turn});
    var plan =
        Planner.plan(
            version,
            version.definition().arm(arm).orElseThrow(),
            id,
            turn,
            Planner.seed(version, EnrolmentKind.REAL, turn));
    return new Enrolment(
        version.study(),
        id,
        version.hash().hex(),
        EnrolmentKind.REAL,
        Status.ACTIVE,
        arm,
        turn,
        position,
        position,
        plan);
  }

  private static List<PlannedStep> asked(Enrolment run) {
    return run.plan().stream().filter(step -> step.kind() != Kind.FINAL).toList();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void a_sound_block_has_nothing_to_correct(String task) {
    assertThat(findings(task, TaskStudy.BLOCKS.get(task)))
        .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void the_plan_is_the_same_for_the_same_seed_and_shuffles_what_is_right(String task) {
    var version = version(task);
    assertThat(run(version, "told", 3, 0).plan()).isEqualTo(run(version, "told", 3, 0).plan());
    var right = new HashMap<String, Integer>();
    int trials = 0;
    for (int turn = 0; turn < 8; turn++) {
      var run = run(version, "told", turn, 0);
      for (var step : asked(run)) {
        var key = Scene.of(version, run, step).right();
        if (key != null) {
          right.merge(key, 1, Integer::sum);
        }
        trials++;
      }
    }
    if (TaskStudy.KEYLESS.contains(task)) {
      assertThat(right).isEmpty();
      return;
    }
    if (task.equals("deblur")) {
      assertThat(right).hasSizeGreaterThan(5);
      return;
    }
    if (task.equals("error-detection-list")) {
      assertThat(right).isEmpty(); // it is told by the score
      return;
    }
    int answers = task.equals("distinction") || task.startsWith("intrusion") ? 4 : 2;
    if (task.equals("simulate-see-decide")) {
      trials = trials / 3 * 2; // one of the three steps asks nothing
    }
    assertThat(right).hasSize(answers);
    for (int times : right.values()) {
      assertThat(times).as(right.toString()).isEqualTo(trials / answers);
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void nothing_that_is_shown_gives_the_answer_away(String task) {
    var version = version(task);
    for (var arm : version.definition().arms()) {
      var plan = run(version, arm.id(), 1, 0).plan();
      for (int position = 0; position < plan.size(); position++) {
        var run = run(version, arm.id(), 1, position);
        var view = (StepView.Trial) Views.envelope(version, run, null).step();
        var text = Json.write(view);
        assertThat(text)
            .doesNotContain("\"truth\"", "predicted", "scores", "placebo", "oracle", "\"lime")
            .doesNotContain("\"shown\"", "flips", "condition");
        version.stimuli().items().forEach(i -> assertThat(text).doesNotContain('"' + i.id()));
        boolean output = view.output() != null;
        boolean hidden =
            List.of(
                        "forward-simulation",
                        "verification",
                        "distinction",
                        "intrusion",
                        "intrusion-item",
                        "error-detection-list",
                        "two-alternatives",
                        "estimate",
                        "naming",
                        "localisation",
                        "deblur",
                        "domain-task",
                        "describe")
                    .contains(task)
                || view.stage() != null && view.stage().equals("simulate")
                || view.stage() != null && view.stage().equals("initial")
                || task.equals("decision") && arm.id().equals("plain");
        assertThat(output).as(text).isEqualTo(!hidden);
        if (task.equals("error-detection-list")) {
          assertThat(view.candidates()).hasSize(4).allMatch(one -> one.output() != null);
        } else {
          assertThat(view.candidates()).allMatch(one -> one.output() == null);
        }
        if (task.equals("distinction")) {
          assertThat(text).contains("\"toward\":\"\"").doesNotContain("\"toward\":\"S");
          assertThat(view.candidates()).hasSize(4).allMatch(one -> one.explanation() != null);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void answers_are_scored_by_the_key_and_nonsense_is_refused(String task) {
    var version = version(task);
    for (int position = 0; position < 4; position++) {
      var run = run(version, "told", 0, position);
      var scene = Scene.of(version, run, run.step());
      if (!run.step().kind().asksOfItem()) {
        continue;
      }
      for (var option : scene.type().answers(scene)) {
        var answer = (ObjectNode) Json.tree("{\"choice\":\"%s\"}".formatted(option));
        if (task.equals("deblur")) {
          answer.set("deblur", Json.tree("{\"cells\":[1,2],\"strokes\":[]}"));
        }
        var move = Answers.move(version, run, answer, false);
        var expected = scene.right() == null ? null : (Boolean) scene.right().equals(option);
        assertThat(move.scored().correct()).isEqualTo(expected);
      }
      for (var nonsense :
          List.of("{}", "{\"choice\":\"zzz\"}", "{\"choice\":3}", "{\"choice\":null}")) {
        assertThatThrownBy(() -> Answers.move(version, run, Json.tree(nonsense), false))
            .isInstanceOf(Rejected.class);
      }
    }
  }

  @Test
  void every_task_that_asks_something_is_looked_at_here() {
    var seen = TaskStudy.BLOCKS.keySet().stream().map(TaskStudy::task).toList();
    for (var task : Task.values()) {
      if (task != Task.OBSERVE) {
        assertThat(seen).contains(task);
      }
    }
  }

  /** Whatever is true, and whatever the model says, the same is seen as long as it is asked for. */
  @ParameterizedTest
  @MethodSource("tasks")
  void what_is_asked_for_changes_nothing_that_is_shown(String entry) {
    var version = version(entry);
    var task = TaskStudy.task(entry);
    var arm = version.definition().arms().getFirst().id();
    var plan = run(version, arm, 1, 0).plan();
    for (int position = 0; position < plan.size(); position++) {
      var run = run(version, arm, 1, position);
      var item = version.stimuli().item(run.step().item()).orElseThrow();
      var seen = Views.envelope(version, run, null);
      if (task.asksForTruth()) {
        var other = otherClass(version, item.truth());
        var turned = OtherKey.truth(item, other);
        assertThat(Views.envelope(OtherKey.with(version, turned), run, null)).isEqualTo(seen);
      }
      var kind = run.step().kind();
      if (task.asksForOutput()
          && !entry.equals("intrusion-method") // it asks for a method
          && kind != Kind.SEE
          && kind != Kind.DECIDE) {
        var model = version.definition().stimuli().model();
        var other = otherClass(version, item.output(model).predicted());
        var turned = OtherKey.output(item, model, other);
        assertThat(withoutExplanations(Views.envelope(OtherKey.with(version, turned), run, null)))
            .isEqualTo(withoutExplanations(seen));
      }
    }
  }

  private static String otherClass(StudyVersion version, String id) {
    return version.stimuli().classes().stream()
        .map(one -> one.id())
        .filter(one -> !one.equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Which explanation is looked up follows from the output: what it shows is looked at above. */
  private static JsonNode withoutExplanations(Object view) {
    var tree = Json.tree(Json.write(view));
    tree.findParents("explanation").forEach(one -> ((ObjectNode) one).remove("explanation"));
    return tree;
  }

  /** Pairs that an order, a choice and best and worst imply. */
  @Test
  void methods_meet_in_sets_evenly_and_at_every_place() {
    var version = version("best-worst");
    var places = new HashMap<String, Integer>();
    var pairs = new HashMap<Set<String>, Integer>();
    for (int turn = 0; turn < 20; turn++) {
      for (var step : run(version, "told", turn, 0).plan()) {
        assertThat(step.shown()).hasSize(4).doesNotHaveDuplicates();
        for (int i = 0; i < 4; i++) {
          places.merge(step.shown().get(i) + i, 1, Integer::sum);
          for (int j = 0; j < i; j++) {
            pairs.merge(Set.of(step.shown().get(i), step.shown().get(j)), 1, Integer::sum);
          }
        }
      }
    }
    assertThat(pairs).hasSize(10);
    assertThat(pairs.values()).as(pairs.toString()).allMatch(times -> times == 120);
    assertThat(places).hasSize(20);
    assertThat(places.values()).as(places.toString()).allMatch(times -> times >= 28 && times <= 52);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ranking | {"ranking": ["a", "b", "c"]} | {"ranking": ["a", "b"]}
          ranking | {"ranking": ["c", "b", "a"]} | {"ranking": ["a", "b", "b"]}
          ranking | {"ranking": ["b", "c", "a"]} | {"ranking": "abc"}
          best-worst | {"extremes": {"best": "a", "worst": "d"}} | {"extremes": {"best": "a", "worst": "a"}}
          best-worst | {"extremes": {"best": "b", "worst": "a"}} | {"extremes": {"best": "a"}}
          best-worst | {"extremes": {"best": "b", "worst": "a"}} | {"extremes": ["a", "b"]}
          error-detection-list | {"wrong": []} | {"wrong": ["a", "a"]}
          error-detection-list | {"wrong": ["a", "c"]} | {"wrong": ["e"]}
          error-detection-list | {"wrong": ["a", "b", "c", "d"]} | {"wrong": {"a": true}}
          """)
  void orders_extremes_and_marks_are_taken_whole_or_not_at_all(
      String task, String right, String wrong) {
    var version = version(task);
    var run = run(version, "told", 0, 0);
    assertThat(Answers.move(version, run, Json.tree(right), false)).isNotNull();
    assertThatThrownBy(() -> Answers.move(version, run, Json.tree(wrong), false))
        .isInstanceOf(Rejected.class);
  }

  private static StudyVersion version(String task, String block, String arm) {
    var files = new HashMap<>(TaskStudy.files("t", task, block));
    files.computeIfPresent(
        "study.yaml", (name, text) -> text.replace("{id: told, method: lime", "{id: told, " + arm));
    var study = StudyReader.read(files, EveryTaskTest::set).required();
    return new StudyVersion(
        ContentHash.of(task),
        new UUID(0, 1),
        1,
        study,
        set(study.stimuli().set()).orElseThrow(),
        Map.of(),
        Map.of(),
        Instant.EPOCH);
  }

  private static StepView.Trial trial(StudyVersion version, int position) {
    return (StepView.Trial) Views.envelope(version, run(version, "told", 0, position), null).step();
  }

  @Test
  void advice_comes_at_once_when_asked_for_later_or_after_an_own_decision() {
    for (var task : List.of("decision", "judge-advisor")) {
      var block = "items: {count: 2}";
      var asked =
          trial(version(task, block, "method: lime, adviceAt: on-demand, presence: on-demand"), 0);
      assertThat(asked.stage()).isNull();
      assertThat(asked.output()).isNotNull();
      assertThat(asked.advising()).isEqualTo("on-demand");
      assertThat(asked.presence()).isEqualTo("on-demand");
      var late =
          trial(
              version(
                  task,
                  block,
                  "method: lime, adviceAt: delayed, adviceDelayMs: 2000, presence: delayed, delayMs: 3000"),
              0);
      assertThat(late.advising()).isEqualTo("delayed");
      assertThat(late.adviceDelayMs()).isEqualTo(2000);
      assertThat(late.presence()).isEqualTo("delayed");
      assertThat(late.delayMs()).isEqualTo(3000);
      assertThat(trial(version(task, block, "method: lime, adviceAt: always"), 0).advising())
          .isNull();
      var own = version(task, block, "method: lime, adviceAt: after-own");
      assertThat(trial(own, 0).stage()).isEqualTo("initial");
      assertThat(trial(own, 0).output()).isNull();
      assertThat(trial(own, 0).explanation()).isNull();
      assertThat(trial(own, 1).stage()).isEqualTo("final");
      assertThat(trial(own, 1).output()).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          method: lime, adviceAt: delayed | not said by how much
          method: lime, adviceDelayMs: 500 | has a delay, but is not delayed
          method: lime, presence: delayed | not said by how much
          method: lime, presence: delayed, delayMs: 9000, limitMs: 9000 | the time is up before
          method: lime, advice: false, adviceAt: on-demand | no advice is offered
          """)
  void delays_that_cannot_be_are_refused(String arm, String rule) {
    var files = new HashMap<>(TaskStudy.files("t", "decision", "items: {count: 2}"));
    files.computeIfPresent(
        "study.yaml", (name, text) -> text.replace("{id: told, method: lime", "{id: told, " + arm));
    assertThat(StudyReader.read(files, EveryTaskTest::set).findings())
        .anyMatch(finding -> finding.rule().contains(rule));
  }

  @Test
  void what_is_revealed_before_and_after_is_just_that() {
    var version =
        version(
            "decision",
            "items: {count: 2}, reveal: {before: [instance, output, score], after: [explanation, truth]}",
            "method: lime");
    var before = trial(version, 0);
    assertThat(before.instance()).isNotNull();
    assertThat(before.output().score()).isBetween(0.5, 1.0);
    assertThat(before.explanation()).isNull();
    assertThat(before.truth()).isNull();
    var after =
        (StepView.Feedback)
            Views.envelope(
                    version, run(version, "told", 0, 1), Json.tree("{\"choice\": \"positive\"}"))
                .step();
    assertThat(after.correct()).isNull();
    assertThat(after.right()).isNull();
    assertThat(after.your()).isEqualTo("positive");
    assertThat(after.truth()).isNotNull();
    assertThat(after.explanation()).isNotNull();
    assertThat(after.output()).isNull();
    var keyless =
        version(
            "rating",
            "items: {count: 2}, reveal: {after: [truth]}, asks: {ratings: [{id: clear, text: It is clear.}]}",
            "method: lime");
    assertThat(run(keyless, "told", 0, 0).plan())
        .extracting(PlannedStep::kind)
        .containsExactly(Kind.TRIAL, Kind.FEEDBACK, Kind.TRIAL, Kind.FEEDBACK);
  }

  @Test
  void options_stand_in_the_order_of_the_plan() {
    var orders = new HashMap<List<String>, Integer>();
    var shuffled = version("agreement", "items: {count: 8}, options: shuffled", "method: lime");
    for (int turn = 0; turn < 10; turn++) {
      for (var step : run(shuffled, "told", turn, 0).plan()) {
        orders.merge(step.options(), 1, Integer::sum);
      }
    }
    assertThat(orders).containsOnlyKeys(List.of("yes", "no"), List.of("no", "yes"));
    assertThat(orders.values()).allMatch(times -> times > 20);
    for (int position = 0; position < 8; position++) {
      assertThat(trial(shuffled, position).options())
          .extracting(StepView.Option::id)
          .isEqualTo(run(shuffled, "told", 0, 0).plan().get(position).options());
    }
    var own = version("agreement", "items: {count: 8}, options: participant", "method: lime");
    for (int turn = 0; turn < 4; turn++) {
      assertThat(run(own, "told", turn, 0).plan().stream().map(PlannedStep::options).distinct())
          .hasSize(1);
    }
    assertThat(run(version("agreement"), "told", 0, 0).plan())
        .allMatch(step -> step.options().isEmpty());
  }

  @Test
  void errors_are_counted_as_signals() {
    var version = version("error-detection-list");
    var run = run(version, "told", 0, 0);
    var scene = Scene.of(version, run, run.step());
    var right = scene.type().rightly(scene).get("wrong");
    var all = Answers.move(version, run, Json.tree(Json.write(Map.of("wrong", right))), false);
    assertThat(all.scored().correct()).isTrue();
    int errors = ((List<?>) right).size();
    assertThat(all.scored().measures())
        .containsEntry("hits", (double) errors)
        .containsEntry("misses", 0.0)
        .containsEntry("fa", 0.0)
        .containsEntry("cr", 4.0 - errors);
    var none = Answers.move(version, run, Json.tree("{\"wrong\": []}"), false).scored();
    assertThat(none.measures()).containsEntry("misses", (double) errors).containsEntry("hits", 0.0);
  }

  @Test
  void an_estimate_is_measured_against_what_the_model_says() {
    var version = version("estimate");
    var run = run(version, "told", 0, 0);
    var item = version.stimuli().item(run.step().item()).orElseThrow();
    double reference = 100 * item.output("bow-logistic").scores().get("positive");
    var within = org.assertj.core.api.Assertions.within(1e-9);
    var answer = Json.tree("{\"number\":{\"value\":50,\"low\":49.5,\"high\":50.5}}");
    var measures = Answers.move(version, run, answer, false).scored().measures();
    double missed = Math.max(0, Math.abs(reference - 50) - 0.5);
    assertThat(measures.get("error")).isEqualTo(50 - reference, within);
    assertThat(measures.get("absolute_error")).isEqualTo(Math.abs(50 - reference), within);
    assertThat(measures.get("interval_hit")).isEqualTo(missed == 0 ? 1 : 0);
    assertThat(measures.get("interval_width")).isEqualTo(1, within);
    assertThat(measures.get("winkler")).isEqualTo(1 + 20 * missed, within);
    for (var wrong :
        List.of(
            "{\"value\":50,\"low\":51,\"high\":60}",
            "{\"value\":50.55,\"low\":0,\"high\":60}",
            "{\"value\":101,\"low\":0,\"high\":101}",
            "{\"value\":50}")) {
      assertThatThrownBy(
              () -> Answers.move(version, run, Json.tree("{\"number\":" + wrong + "}"), false))
          .isInstanceOf(Rejected.class);
    }
  }

  @Test
  void every_two_methods_meet_equally_often_on_both_sides() {
    var version = version("forced-choice");
    var pairs = new HashMap<List<String>, Integer>();
    for (int turn = 0; turn < 20; turn++) {
      var own = new ArrayList<List<String>>();
      for (var step : run(version, "told", turn, 0).plan()) {
        pairs.merge(step.shown(), 1, Integer::sum);
        own.add(step.shown().stream().sorted().toList());
      }
      assertThat(own).as("within one participant").doesNotHaveDuplicates().hasSize(10);
    }
    assertThat(pairs).hasSize(20); // ten pairs, each in both orders
    assertThat(pairs.values()).allMatch(times -> times == 10);
  }

  @Test
  void after_a_change_the_case_is_shown_anew_only_where_it_is_to_be_foreseen() {
    for (var task : List.of("counterfactual-predict", "counterfactual-verify")) {
      var version = version(task);
      var view = (StepView.Trial) Views.envelope(version, run(version, "told", 0, 0), null).step();
      assertThat(view.changed().change().from()).isNotBlank();
      assertThat(view.changed().instance() == null).isEqualTo(task.endsWith("verify"));
      assertThat(view.explanation()).isNotNull();
    }
  }

  /** Two of each cell, and in each half of the changes turn the output round. */
  @Test
  void changes_are_balanced_over_flips() {
    var version = version("counterfactual-predict");
    for (int turn = 0; turn < 5; turn++) {
      var flips =
          run(version, "told", turn, 0).plan().stream()
              .map(step -> version.stimuli().item(step.item()).orElseThrow().flips("bow-logistic"))
              .toList();
      assertThat(flips).hasSize(8);
      assertThat(flips.stream().filter(flip -> flip)).hasSize(4);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          forced-choice | items: {count: 4} | a forced choice is between at least two
          forward-simulation | items: {count: 4}, reveal: {before: [instance, output]} | asks for what "output" gives away
          forward-simulation | items: {count: 4}, reveal: {before: [instance, output, score]} | asks for what "score" gives away
          simulate-see-decide | items: {count: 4}, reveal: {before: [instance, output]} | asks for what "output" gives away
          decision | items: {count: 4}, reveal: {before: [instance, truth]} | asks for what "truth" gives away
          agreement | items: {count: 4}, reveal: {before: [instance]} | without what the model says
          agreement | items: {count: 4}, reveal: {before: [output]} | neither the item nor an explanation
          agreement | items: {count: 4}, explanation: false, reveal: {before: [instance, output, explanation]} | say different things
          decision | items: {count: 4}, reveal: {before: [instance, score]} | means nothing without
          intrusion | items: {count: 4}, options: shuffled | has its places balanced already
          ranking | items: {count: 4}, methods: [lime, shap, placebo], options: shuffled | there are no options
          ranking | items: {count: 4}, methods: [lime, shap] | a ranking is between at least three
          best-worst | items: {count: 4}, methods: [lime, shap, placebo], asks: {lineup: {size: 4}} | 4 explanations cannot stand side by side where 3
          choice-of-n | items: {count: 4}, methods: [lime, shap, placebo], asks: {lineup: {size: 2}} | asks nothing of its own
          choice-of-n | items: {count: 4}, methods: [lime, shap, placebo], asks: {lineup: {of: class}} | only an intrusion has an intruder
          agreement | items: {count: 4}, asks: {lineup: {size: 3}} | nothing is lined up
          intrusion | items: {count: 60} | no class is left with 3 items
          intrusion | items: {count: 4}, asks: {lineup: {of: item}} | no text can carry another's
          intrusion | items: {count: 4}, methods: [lime, shap], asks: {lineup: {of: method}} | whose explanation does not belong
          intrusion | items: {count: 4}, methods: [lime, placebo], asks: {lineup: {of: method, intruder: placebo}} | beside the intruder are too few
          intrusion | items: {count: 4}, methods: [lime, shap], asks: {lineup: {of: method, intruder: rise}} | has no method "rise"
          error-detection | items: {count: 60}, asks: {lineup: {size: 9}} | have to stand beside each
          forced-choice | items: {count: 4}, methods: [lime, none] | has no explanation to choose
          forced-choice | items: {count: 4}, methods: [lime, rise] | has no method "rise"
          forced-choice | items: {count: 4}, methods: [lime, shap], feedback: true | so there is no feedback
          agreement | items: {count: 4}, methods: [lime, shap] | only forced-choice, choice-of-n
          agreement | items: {count: 4}, labels: {maybe: Perhaps} | has no class "maybe"
          verification | items: {count: 4}, output: true | so it cannot show it
          two-alternatives | items: {count: 60} | must be left to show the class
          rating | items: {count: 4} | none are written
          rating | items: {count: 4}, asks: {ratings: [{id: a, text: A}, {id: a, text: B}]} | used by two ratings
          rating | items: {count: 4}, asks: {ratings: [{id: a, text: A, max: 30}]} | too many to stand side by side
          rating | items: {count: 4}, asks: {ratings: [{id: a, kind: slider, text: A}]} | words at both ends
          rating | items: {count: 4}, asks: {ratings: [{id: a, kind: matrix, text: A}]} | no statements to rate
          rating | items: {count: 4}, asks: {ratings: [{id: a, text: A, labels: [x, y], max: 5}]} | 2 labels for 5 points
          estimate | items: {count: 4} | does not say which
          estimate | items: {count: 4}, asks: {number: {min: 1}} | the number has no limits
          estimate | items: {count: 4}, asks: {number: {against: {score: predicted}}} | does not see what the model says
          estimate | items: {count: 4}, asks: {number: {against: {score: maybe}}} | has no class "maybe"
          estimate | items: {count: 4}, asks: {number: {min: 0, max: 9, against: {feature: age}}} | has no feature "age"
          agreement | items: {count: 4}, asks: {names: {most: 2}} | only the task naming asks
          localisation | items: {count: 4} | is compared with a reference
          localisation | items: {count: 4}, asks: {marks: {reference: {}}} | the truth or the explanation of one method
          localisation | items: {count: 4}, asks: {marks: {reference: {truth: true}}} | have no mask
          localisation | items: {count: 4}, asks: {marks: {reference: {method: rise}}} | has no attributions by "rise"
          localisation | items: {count: 4}, explanation: true, asks: {marks: {reference: {method: lime}}} | is shown "lime"
          localisation | items: {count: 4}, asks: {marks: {tool: boxes, reference: {method: shap}}} | are for pictures
          localisation | items: {count: 4}, asks: {marks: {rank: true, weights: 3, reference: {method: shap}}} | put in order or weighed
          localisation | items: {count: 4}, asks: {marks: {least: 3, most: 2, reference: {method: shap}}} | cannot both be
          localisation | items: {count: 4}, feedback: true, asks: {marks: {reference: {method: shap}}} | so there is no feedback
          agreement | items: {count: 4}, asks: {marks: {}} | only localisation and explain
          agreement | items: {count: 4}, asks: {deblur: {}} | has a picture to sharpen
          agreement | items: {count: 4}, asks: {edit: {}} | lets people change items
          explain | items: {count: 4} | nothing is asked
          deblur | items: {count: 4}, explanation: true | would show where to look
          deblur | items: {count: 4}, asks: {deblur: {choose: false}} | the answer is written
          counterfactual-edit | items: {count: 4}, asks: {edit: {wanted: great}} | has no class "great"
          counterfactual-edit | items: {count: 4}, asks: {edit: {wanted: positive}} | says "positive" already
          counterfactual-edit | items: {count: 4}, asks: {edit: {immutable: [age]}} | has no feature "age"
          counterfactual-edit | items: {count: 4}, feedback: true | so there is no feedback
          domain-task | items: {count: 4} | the page is missing
          domain-task | items: {count: 4}, asks: {page: {href: "https://x.example/a", outcome: [{name: n, type: number}]}} | not among those that this study may frame
          domain-task | items: {count: 4}, asks: {page: {file: a.html, outcome: [{name: n, type: number}]}} | has no file "a.html"
          domain-task | items: {count: 4}, asks: {page: {href: /a, file: b, outcome: [{name: n, type: number}]}} | an address or a file
          domain-task | items: {count: 4}, asks: {page: {href: /a, outcome: [{name: n, type: number}], score: {field: m}}} | reports no "m"
          domain-task | items: {count: 4}, asks: {page: {href: /a, outcome: [{name: n, type: number}], score: {field: n, is: x}}} | how large it is
          """)
  void what_a_task_lacks_is_said_in_its_place(String task, String block, String rule) {
    assertThat(findings(task, block))
        .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).contains(rule);
              assertThat(finding.pointer()).startsWith("/flow/0");
              assertThat(finding.remedy()).isNotBlank();
            });
  }

  /** One shirt and one sneaker leave enough of both to show them; six of each do not. */
  @Test
  void only_items_that_may_be_drawn_need_what_a_task_needs() {
    var few = "{perCell: 1, by: [predicted], where: {predicted: [shirt, sneaker]}}";
    assertThat(pairsOfFashion(few))
        .noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    assertThat(pairsOfFashion(few.replace("1", "6")))
        .anyMatch(finding -> finding.rule().contains("must be left to show the class"));
  }

  private static List<Finding> pairsOfFashion(String items) {
    var files = new HashMap<>(TaskStudy.files("t", "distinction", "items: " + items));
    files.computeIfPresent(
        "study.yaml", (name, text) -> text.replace("task: distinction", "task: two-alternatives"));
    return StudyReader.read(files, EveryTaskTest::set).findings();
  }

  @Test
  void a_set_without_changes_or_without_explanations_of_several_classes_is_refused() {
    var fashion = TaskStudy.files("t", "distinction");
    var changed = new HashMap<>(fashion);
    changed.put(
        "study.yaml",
        fashion.get("study.yaml").replace("task: distinction", "task: counterfactual-verify"));
    assertThat(StudyReader.read(changed, EveryTaskTest::set).findings())
        .anyMatch(finding -> finding.rule().contains("asks about a change of the item"));
    changed.put(
        "study.yaml", fashion.get("study.yaml").replace("method: occlusion", "method: lime"));
    assertThat(StudyReader.read(changed, EveryTaskTest::set).findings())
        .anyMatch(finding -> finding.rule().contains("no explanations of other classes"));
    changed.put(
        "study.yaml",
        TaskStudy.files("t", "agreement")
            .get("study.yaml")
            .replace("task: agreement", "task: distinction"));
    assertThat(StudyReader.read(changed, EveryTaskTest::set).findings())
        .anyMatch(finding -> finding.rule().contains("nothing to tell apart"));
  }
}
