package groundwork.trial.control;

import groundwork.assignment.control.Planner;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.StudyReader;
import groundwork.study.control.StudyReading;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.Gallery.Found;
import groundwork.trial.control.Gallery.Stand;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Exhibit;
import groundwork.trial.entity.StepView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One exhibit: a study of one block over a set, checked and run like any other. Pure. */
final class Hall {
  private static final UUID NOBODY = new UUID(0, 6);

  private Hall() {}

  static Exhibit listed(Found found, String task, String form) {
    return exhibit(found, task, form, why(read(found, task)), List.of());
  }

  static Exhibit shown(Found found, String task, String form) {
    var reading = read(found, task);
    if (reading.study().isEmpty()) {
      throw new Rejected(
          Fault.CONFLICT,
          "The task %s does not go with %s: %s".formatted(task, form, why(reading)),
          reading.findings());
    }
    return exhibit(found, task, form, null, steps(version(found, task, form, reading)));
  }

  /** The trial behind one of the steps that are shown; empty where there is none. */
  static Optional<Scene> scene(Found found, String task, String form, String step) {
    var reading = read(found, task);
    if (reading.study().isEmpty()) {
      return Optional.empty();
    }
    var version = version(found, task, form, reading);
    var arm = version.definition().arms().getFirst();
    return Planner.plan(version, arm, NOBODY, 0, Planner.seed(version, EnrolmentKind.PREVIEW, 0))
        .stream()
        .filter(one -> one.key().equals(step) && one.kind() != Kind.FEEDBACK)
        .findFirst()
        .map(one -> Scene.of(version, arm.id(), one));
  }

  private static StudyVersion version(Found found, String task, String form, StudyReading reading) {
    return new StudyVersion(
        ContentHash.of(task + "/" + form),
        NOBODY,
        1,
        reading.study().get(),
        found.set(),
        Map.of(),
        Map.of(),
        Instant.EPOCH);
  }

  private static Exhibit exhibit(
      Found found, String task, String form, String why, List<StepView> steps) {
    var stand = found.stand();
    return new Exhibit(task, form, stand.set(), stand.method(), found.example(), why, steps);
  }

  private static String why(StudyReading reading) {
    return reading.findings().stream()
        .filter(one -> one.severity() == Finding.Severity.ERROR)
        .map(Finding::rule)
        .findFirst()
        .orElse(null);
  }

  private static StudyReading read(Found found, String task) {
    return StudyReader.read(files(found, task), found.set());
  }

  /** What a researcher would write for it. */
  private static Map<String, String> files(Found found, String task) {
    var stand = found.stand();
    var block =
        example(task)
            .replace("$METHOD", stand.method())
            .replace("$OTHER", other(stand, 0))
            .replace("$THIRD", other(stand, 1))
            .replace("$CLASS", found.set().classes().getFirst().id());
    var study =
        """
        schema: study/2
        slug: gallery
        title: Gallery
        rung: human-grounded
        question: What does it look like?
        stimuli: {set: %s, model: %s}
        seed: 1
        minutes: 1
        consent: {text: consent.md, version: "1"}
        arms: [{id: shown, method: %s}]
        flow:
          - id: main
            kind: trials
            task: %s
        %s
        debrief: debrief.md
        """
            .formatted(
                stand.set(),
                stand.model(),
                stand.method(),
                task,
                block.strip().indent(4).stripTrailing());
    return Map.of("study.yaml", study, "consent.md", "# Consent", "debrief.md", "# Debrief");
  }

  /** Where a set has fewer methods, the rules say so. */
  private static String other(Stand stand, int place) {
    return place < stand.others().size() ? stand.others().get(place) : stand.method();
  }

  /** The rest of a block with that task. */
  private static String example(String task) {
    try (var in = Hall.class.getResourceAsStream("/tasks/" + task + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The steps of the first trial; those that show the answer before show the first option's. */
  private static List<StepView> steps(StudyVersion version) {
    var arm = version.definition().arms().getFirst();
    var plan =
        Planner.plan(version, arm, NOBODY, 0, Planner.seed(version, EnrolmentKind.PREVIEW, 0));
    var steps = new ArrayList<StepView>();
    JsonNode last = null;
    for (int at = 0; at < plan.size(); at++) {
      if (!plan.get(at).item().equals(plan.getFirst().item())) {
        break;
      }
      var run =
          new Enrolment(
              version.study(),
              NOBODY,
              version.hash().hex(),
              EnrolmentKind.PREVIEW,
              Status.ACTIVE,
              arm.id(),
              0,
              at,
              at,
              plan);
      var step = Views.envelope(version, run, last).step();
      steps.add(step);
      if (step instanceof StepView.Trial trial && !trial.options().isEmpty()) {
        var answer = Json.MAPPER.createObjectNode().put("choice", trial.options().getFirst().id());
        last = trial.confidence() == null ? answer : answer.put("confidence", 4);
      }
    }
    return steps;
  }
}
