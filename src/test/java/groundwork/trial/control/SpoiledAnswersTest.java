package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import groundwork.assignment.control.Draw;
import groundwork.assignment.control.Planner;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.simulation.control.Guesses;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import groundwork.trial.Spoiled;
import groundwork.trial.TaskStudy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every field of every task with everything wrong in it: taken, or refused in words, never broken.
 */
class SpoiledAnswersTest {
  private static final Map<String, StimulusSet> SETS = new ConcurrentHashMap<>();

  /** What asks besides its own question, so that every form meets more than one task. */
  private static final String BESIDES =
      """
      , limitMs: 60000, confidence: {min: 1, max: 5}""";

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

  private static StudyVersion version(String task) {
    var block = TaskStudy.BLOCKS.get(task);
    var study =
        StudyReader.read(
                TaskStudy.files("t", task, block.contains("confidence") ? block : block + BESIDES),
                SpoiledAnswersTest::set)
            .required();
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

  private static Enrolment run(StudyVersion version, String arm, int position) {
    var id = new UUID(0, 5);
    var plan =
        Planner.plan(
            version,
            version.definition().arm(arm).orElseThrow(),
            id,
            0,
            Planner.seed(version, EnrolmentKind.REAL, 0));
    return new Enrolment(
        version.study(),
        id,
        version.hash().hex(),
        EnrolmentKind.REAL,
        Status.ACTIVE,
        arm,
        0,
        position,
        position,
        plan);
  }

  private static JsonNode fitting(JsonNode step) {
    var answer = new LinkedHashMap<String, Object>();
    if (!step.path("options").isEmpty()) {
      answer.put("choice", step.path("options").path(0).path("id").asString());
    }
    var guesses = new Guesses(Draw.of("spoiled"), 1);
    step.path("asked").forEach(one -> answer.put(one.path("name").asString(), guesses.of(one)));
    if (step.path("confidence").isObject()) {
      answer.put("confidence", step.path("confidence").path("min").asInt());
    }
    return Json.tree(Json.write(answer));
  }

  @Test
  void every_task_is_here() {
    var there = tasks().map(TaskStudy::task).toList();
    assertThat(there)
        .containsAll(Arrays.stream(Task.values()).filter(task -> task != Task.OBSERVE).toList());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void is_taken_or_refused_in_words(String task) {
    var version = version(task);
    for (var arm : version.definition().arms()) {
      var kinds = new HashSet<Object>();
      var plan = run(version, arm.id(), 0).plan();
      for (int position = 0; position < plan.size(); position++) {
        if (kinds.add(plan.get(position).kind())) {
          spoil(version, run(version, arm.id(), position));
        }
      }
    }
  }

  private static void spoil(StudyVersion version, Enrolment run) {
    var view = Json.tree(Json.write(Views.envelope(version, run, null).step()));
    if (!view.path("kind").asString().equals("trial")) {
      return;
    }
    var fitting = fitting(view);
    assertThatCode(() -> Answers.move(version, run, fitting, false)).doesNotThrowAnyException();
    for (var one : Spoiled.of(fitting)) {
      for (boolean late : List.of(false, true)) {
        if (one.extra()) {
          assertThatThrownBy(() -> Answers.move(version, run, one.answer(), late))
              .as(one.toString())
              .isInstanceOf(Rejected.class);
        }
        sound(version, run, one, late);
      }
    }
    for (var nothing : List.of("{}", "{\"choice\": null}")) {
      sound(version, run, new Spoiled.One("", Json.tree(nothing), false), true);
    }
    assertThatCode(() -> Answers.move(version, run, fitting, false)).doesNotThrowAnyException();
  }

  private static void sound(StudyVersion version, Enrolment run, Spoiled.One one, boolean late) {
    try {
      var worth = Answers.move(version, run, one.answer(), late).scored();
      assertThat(worth.measures().values()).as(one.toString()).allMatch(Double::isFinite);
    } catch (Rejected refused) {
      assertThat(refused.fault.status).as(one.toString()).isBetween(400, 499);
      assertThat(refused.findings).as(one.toString()).isNotEmpty();
      for (var finding : refused.findings) {
        assertThat(finding.pointer()).as(one.toString()).startsWith("/");
        assertThat(finding.rule()).as(one.toString()).isNotBlank().hasSizeLessThan(1000);
        assertThat(finding.remedy()).as(one.toString()).isNotBlank();
      }
    } catch (RuntimeException broken) {
      fail(run.step().kind() + " " + one, broken);
    }
  }
}
