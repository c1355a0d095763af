package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.assignment.control.Draw;
import groundwork.assignment.control.Planner;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.simulation.control.Guesses;
import groundwork.stimulus.control.SetModels;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.SetAnswers;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.TaskStudy;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Scored;
import groundwork.trial.entity.StepView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What marks, sharpened pictures, edits and outcomes of pages are worth. */
class MarkedTest {
  private static final Map<String, FileSet> FILES = new ConcurrentHashMap<>();
  private static final Map<String, StimulusSet> SETS = new ConcurrentHashMap<>();
  private static final SetAnswers MODELS =
      new SetModels(
          (set, name) -> files(set.slug()).read(name).orElseThrow(), Duration.ofSeconds(30));

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

  private static Optional<StimulusSet> set(String slug) {
    return Optional.of(
        SETS.computeIfAbsent(slug, name -> StimulusReader.read(files(name)).required()));
  }

  /** One trial of a study of one block. */
  private record Trial(StudyVersion version, Enrolment run) {
    static Trial of(String stimuli, String task, String block) {
      var files = new HashMap<>(TaskStudy.files("t", task, block));
      if (stimuli != null) {
        files.computeIfPresent(
            "study.yaml",
            (name, text) ->
                text.replaceFirst("stimuli: .*", "stimuli: " + stimuli)
                    .replace("{id: placebo, method: placebo}", "{id: plain, method: none}")
                    .replace("method: occlusion", "method: lime"));
      }
      var study = StudyReader.read(files, MarkedTest::set).required();
      var version =
          new StudyVersion(
              ContentHash.of(task),
              new UUID(0, 1),
              1,
              study,
              set(study.stimuli().set()).orElseThrow(),
              Map.of(),
              Map.of(),
              Instant.EPOCH);
      var plan =
          Planner.plan(
              version,
              study.arm("told").orElseThrow(),
              new UUID(0, 2),
              0,
              Planner.seed(version, EnrolmentKind.REAL, 0));
      return new Trial(version, at(version, plan, 0));
    }

    private static Enrolment at(
        StudyVersion version, List<groundwork.assignment.entity.PlannedStep> plan, int position) {
      return new Enrolment(
          version.study(),
          new UUID(0, 2),
          version.hash().hex(),
          EnrolmentKind.REAL,
          Status.ACTIVE,
          "told",
          0,
          position,
          position,
          plan);
    }

    Trial at(int position) {
      return new Trial(version, at(version, run.plan(), position));
    }

    int trials() {
      return run.plan().size();
    }

    Scene scene() {
      return Scene.of(version, run, run.step()).asking(MODELS);
    }

    JsonNode asked() {
      var view = (StepView.Trial) Views.envelope(version, run, null).step();
      return Json.tree(Json.write(view)).path("asked").path(0);
    }

    Item item() {
      return version.stimuli().item(run.step().item()).orElseThrow();
    }

    Scored score(String answer) {
      return score(answer, MODELS);
    }

    Scored score(String answer, SetAnswers asked) {
      return Answers.move(version, run, Json.tree(answer), false, asked).scored();
    }

    List<Finding> refusal(String answer) {
      try {
        score(answer);
        return List.of();
      } catch (Rejected refused) {
        return refused.findings;
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {set: credit, model: boosted-trees} | localisation | items: {count: 6}, asks: {marks: {most: 3, weights: 3, reference: {method: shap, top: 3}}}
          {set: sentiment, model: bow-logistic} | localisation | items: {count: 6}, asks: {marks: {reference: {method: shap, top: 2}}}
          {set: fashion, model: mlp} | localisation | items: {ids: [MASKED]}, asks: {marks: {grid: [7, 7], reference: {truth: true}}}
          {set: fashion, model: mlp} | localisation | items: {count: 6}, asks: {marks: {tool: boxes, grid: [7, 7], reference: {method: occlusion, share: 0.1}}}
          {set: credit, model: boosted-trees} | counterfactual-edit | items: {count: 6}
          {set: sentiment, model: bow-logistic} | counterfactual-edit | items: {count: 6}
          """)
  void the_right_answer_is_right_and_any_guess_fits(String stimuli, String task, String block) {
    var masked =
        set("fashion").orElseThrow().items().stream()
            .filter(item -> item.mask() != null && !item.practice())
            .findFirst()
            .orElseThrow();
    var first = Trial.of(stimuli, task, block.replace("MASKED", masked.id()));
    for (int position = 0; position < first.trials(); position++) {
      var trial = first.at(position);
      var right = trial.scene().type().rightly(trial.scene());
      if (!right.isEmpty()) {
        var scored = trial.score(Json.write(right));
        if (task.equals("localisation")) {
          assertThat(scored.measures()).containsEntry("iou", 1.0).containsEntry("hit", 1.0);
          assertThat(scored.measures().get("rank")).isGreaterThan(0.5);
        } else {
          assertThat(scored.correct()).isTrue();
          assertThat(scored.measures().get("cost_ratio")).isCloseTo(1, within(1e-9));
        }
      }
      for (int guess = 0; guess < 20; guess++) {
        var given = new Guesses(Draw.of("t", guess, position), 1).of(trial.asked());
        var name = trial.asked().path("name").asString();
        assertThat(trial.score(Json.write(Map.of(name, given))).measures()).isNotEmpty();
      }
    }
  }

  @Test
  void overlap_is_counted_by_hand() {
    var trial =
        Trial.of(
            "{set: sentiment, model: bow-logistic}",
            "localisation",
            "items: {count: 4}, asks: {marks: {reference: {method: shap, top: 2}}}");
    var values = trial.version().stimuli().explanation(trial.item().id(), "bow-logistic", "shap");
    double[] sizes = values.orElseThrow().values().stream().mapToDouble(Math::abs).toArray();
    int best = 0;
    int worst = 0;
    for (int i = 0; i < sizes.length; i++) {
      best = sizes[i] > sizes[best] ? i : best;
      worst = sizes[i] < sizes[worst] ? i : worst;
    }
    var measures =
        trial.score("{\"marks\":[{\"at\":%d},{\"at\":%d}]}".formatted(worst, best)).measures();
    assertThat(measures)
        .containsEntry("recall", 0.5)
        .containsEntry("precision", 0.5)
        .containsEntry("hit", 0.0)
        .containsEntry("iou", 1.0 / 3);
  }

  @Test
  void an_edit_costs_what_it_changes_in_spreads_and_the_model_has_the_last_word() {
    var trial =
        Trial.of(
            "{set: credit, model: boosted-trees}",
            "counterfactual-edit",
            "items: {count: 4}, asks: {edit: {costs: {FEATURE: 3}, attempts: 2}}"
                .replace("FEATURE", number().id()));
    var feature = number();
    int at = trial.version().stimuli().features().indexOf(feature);
    double was = ((Content.Tabular) trial.item().content()).values().get(at);
    double to = was == feature.max() ? feature.min() : feature.max();
    var scored =
        trial.score(
            "{\"edit\":{\"values\":{\"%s\":%s},\"tried\":[{\"values\":{\"%s\":%s}}]}}"
                .formatted(feature.id(), to, feature.id(), to));
    double[] all =
        trial.version().stimuli().items().stream()
            .mapToDouble(item -> ((Content.Tabular) item.content()).values().get(at))
            .toArray();
    double mean = java.util.Arrays.stream(all).average().orElseThrow();
    double spread =
        Math.sqrt(
            java.util.Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum()
                / (all.length - 1));
    assertThat(scored.measures())
        .containsEntry("changed", 1.0)
        .containsEntry("attempts", 2.0)
        .containsEntry("locked_tried", 0.0);
    assertThat(scored.measures().get("cost"))
        .isCloseTo(3 * Math.abs(to - was) / spread, within(1e-9));
    assertThat(scored.correct()).isEqualTo(scored.measures().get("flipped") == 1.0);
  }

  private static groundwork.stimulus.entity.Feature number() {
    return set("credit").orElseThrow().features().stream()
        .filter(one -> !one.isCategory() && one.min() != null && one.max() != null)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_answer_outlives_a_model_that_does_not_answer() {
    var trial = Trial.of(null, "counterfactual-edit", "items: {count: 4}");
    var gone =
        new SetAnswers() {
          @Override
          public Item.Output output(StimulusSet set, String model, Content content) {
            throw new Rejected(Fault.MODEL_UNAVAILABLE, "It hangs.");
          }

          @Override
          public boolean[] mask(StimulusSet set, Item item) {
            return null;
          }
        };
    var scored = trial.score("{\"edit\":{\"words\":[{\"at\":0,\"to\":\"\"}]}}", gone);
    assertThat(scored.correct()).isNull();
    assertThat(scored.measures()).containsEntry("unscored", 1.0).containsEntry("changed", 1.0);
  }

  @Test
  void a_page_reports_what_the_study_declares_and_nobody_is_held_up_by_one_that_is_silent() {
    var trial = Trial.of(null, "domain-task", TaskStudy.BLOCKS.get("domain-task"));
    var done = trial.score("{\"outcome\":{\"found\":3,\"seconds\":12.5,\"finished\":true}}");
    assertThat(done.correct()).isTrue();
    assertThat(done.measures()).isEqualTo(Map.of("found", 3.0, "seconds", 12.5, "finished", 1.0));
    assertThat(
            trial.score("{\"outcome\":{\"found\":2,\"seconds\":1,\"finished\":false}}").correct())
        .isFalse();
    var silent = trial.score("{\"outcome\":{\"unanswered\":true}}");
    assertThat(silent.correct()).isNull();
    assertThat(silent.measures()).containsEntry("unanswered", 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localisation | {"marks":[]} | /answer/marks
          localisation | {"marks":"all"} | /answer/marks
          localisation | {"marks":[{"at":0},{"at":0}]} | /answer/marks/1
          localisation | {"marks":[{"at":-1}]} | /answer/marks/0/at
          localisation | {"marks":[{"at":9999}]} | /answer/marks/0/at
          localisation | {"marks":[{"at":"0"}]} | /answer/marks/0/at
          localisation | {"marks":[{"at":0,"weight":2}]} | /answer/marks/0/weight
          localisation | {"marks":[{"box":[0,0,1,1]}]} | /answer/marks/0/box
          localisation | {"marks":[{"at":0}],"choice":"positive"} | /answer/choice
          explain | {"marks":[{"at":0,"weight":4}],"text":""} | /answer/marks/0/weight
          explain | {"marks":[{"at":0}],"text":""} | /answer/marks/0/weight
          deblur | {"choice":"bag"} | /answer/deblur
          deblur | {"choice":"bag","deblur":{"cells":[1,1],"strokes":[]}} | /answer/deblur/cells
          deblur | {"choice":"bag","deblur":{"cells":[196],"strokes":[]}} | /answer/deblur/cells
          deblur | {"choice":"bag","deblur":{"cells":[],"strokes":[{"t":-1,"cells":[]}]}} | /answer/deblur/strokes/0/t
          deblur | {"choice":"bag","deblur":{"cells":[],"strokes":[{"t":1,"cells":[],"undone":"yes"}]}} | /answer/deblur/strokes/0/undone
          counterfactual-edit | {"edit":{}} | /answer/edit/words
          counterfactual-edit | {"edit":{"words":[]}} | /answer/edit/words
          counterfactual-edit | {"edit":{"values":{"age":3}}} | /answer/edit/values
          counterfactual-edit | {"edit":{"words":[{"at":0,"to":3}]}} | /answer/edit/words/0/to
          counterfactual-edit | {"edit":{"words":[{"at":0,"to":"a"},{"at":0,"to":"b"}]}} | /answer/edit/words/1
          counterfactual-edit | {"edit":{"words":[{"at":999,"to":"a"}]}} | /answer/edit/words/0/at
          counterfactual-edit | {"edit":{"words":[{"at":0,"to":"a"}],"tried":[{},{},{}]}} | /answer/edit/tried
          domain-task | {"outcome":{"found":4,"seconds":1,"finished":true}} | /answer/outcome/found
          domain-task | {"outcome":{"found":1,"seconds":1}} | /answer/outcome/finished
          domain-task | {"outcome":{"found":1,"seconds":1,"finished":true,"key":1}} | /answer/outcome/key
          domain-task | {"outcome":[1]} | /answer/outcome
          """)
  void what_does_not_fit_is_refused_in_its_place(String task, String answer, String pointer) {
    var trial = Trial.of(null, task, TaskStudy.BLOCKS.get(task));
    assertThat(trial.refusal(answer)).anyMatch(finding -> finding.pointer().equals(pointer));
  }

  @Test
  void what_stays_as_it_is_cannot_be_changed() {
    var feature = number();
    var trial =
        Trial.of(
            "{set: credit, model: boosted-trees}",
            "counterfactual-edit",
            "items: {count: 4}, asks: {edit: {immutable: [FEATURE], most: 1}}"
                .replace("FEATURE", feature.id()));
    assertThat(
            trial.refusal(
                "{\"edit\":{\"values\":{\"%s\":%s}}}".formatted(feature.id(), feature.max())))
        .anyMatch(finding -> finding.rule().contains("stays as it is"));
    assertThatThrownBy(() -> trial.score("{\"edit\":{\"values\":{}}}"))
        .isInstanceOf(Rejected.class);
    assertThat(trial.asked().path("fields").valueStream())
        .anyMatch(
            field ->
                field.path("id").asString().equals(feature.id())
                    && field.path("locked").asBoolean());
  }
}
