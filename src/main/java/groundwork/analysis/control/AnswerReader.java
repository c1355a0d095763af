package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Frame.ScaleAnswer;
import groundwork.analysis.entity.Frame.Stage;
import groundwork.assignment.entity.PlannedStep;
import groundwork.study.control.AnswerParts;
import groundwork.study.control.TrialFacts;
import groundwork.study.entity.AnswerPart;
import groundwork.study.entity.Block;
import groundwork.study.entity.Exposure;
import groundwork.study.entity.Phase;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import groundwork.trial.control.task.Scene;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One stored answer to one row of a frame, with the answer key of the study's own version. Pure.
 */
final class AnswerReader {
  private final StudyVersion version;
  private final String model;
  private final Map<String, List<AnswerPart>> parts = new HashMap<>();

  AnswerReader(StudyVersion version) {
    this.version = version;
    this.model = version.definition().stimuli().model();
  }

  /** Empty for what is no answer to a trial, and for practice. */
  Optional<Observation> observation(
      String person, String arm, JsonNode step, JsonNode body, JsonNode measures) {
    var stage = stage(step);
    if (stage.isEmpty() || !(block(step) instanceof Block.Trials block)) {
      return Optional.empty();
    }
    if (block.phase() == Phase.PRACTICE) {
      return Optional.empty();
    }
    var item = version.stimuli().item(step.path("item").asString()).orElseThrow();
    var answer = body.path("answer");
    var confidence = answer.path("confidence");
    var facts =
        TrialFacts.of(
            version.definition(), version.definition().arm(arm).orElseThrow(), block, step);
    var scene = Scene.of(version, arm, step(step, item.id()));
    var kind = scene.step().kind();
    return Optional.of(
        new Observation(
            person,
            facts.cell(),
            block.id(),
            block.phase().word(),
            stage.get(),
            block.task() == Task.FORWARD_SIMULATION || kind == PlannedStep.Kind.SIMULATE,
            item.id(),
            item.truth(),
            item.output(model).predicted(),
            facts.told(answer).getFirst().response(),
            confidence.isNumber() ? confidence.asDouble() : null,
            body.path("timing").path("activeMs").asDouble(0) / 1000,
            block.task(),
            scene.type().score(scene, answer).correct(),
            facts.preferences(answer),
            parts(block, facts, body, measures)));
  }

  /** With how far explanation and advice were in view, where they were not simply there. */
  private Map<String, Object> parts(
      Block.Trials block, TrialFacts facts, JsonNode body, JsonNode measures) {
    var all =
        new LinkedHashMap<>(
            AnswerParts.values(
                parts.computeIfAbsent(block.id(), id -> AnswerParts.of(block)),
                facts,
                body.path("answer"),
                measures));
    if (facts.explanationComes()) {
      seen("explanation", facts.explanation(body), all);
    }
    if (facts.adviceComes()) {
      seen("advice", facts.advice(body), all);
    }
    return all.isEmpty() ? Map.of() : all;
  }

  private static void seen(String what, Exposure exposure, Map<String, Object> all) {
    all.put(what + "_seen", exposure.seen() ? 1.0 : 0.0);
    all.put(what + "_before", exposure.beforeChoice() ? 1.0 : 0.0);
    all.put(what + "_ms", exposure.millis());
  }

  /** Empty for what is no answered questionnaire. */
  Optional<ScaleAnswer> scale(String person, String arm, JsonNode step, JsonNode body) {
    if (!(block(step) instanceof Block.Questionnaire block)) {
      return Optional.empty();
    }
    var scale = version.scale(block);
    var given = body.path("answer").path("items");
    var items = new LinkedHashMap<String, Double>();
    for (var item : scale.items()) {
      var value = given.path(item.id());
      if (value.isNumber()) { // else somebody had no answer to it
        items.put(
            item.id(), item.reversed() ? scale.scale().turned(value.asDouble()) : value.asDouble());
      }
    }
    return Optional.of(new ScaleAnswer(person, arm, block.id(), items));
  }

  private static PlannedStep step(JsonNode step, String item) {
    return new PlannedStep(
        "",
        step.path("block").asString(),
        PlannedStep.Kind.valueOf(step.path("kind").asString().toUpperCase(Locale.ROOT)),
        item,
        1,
        step.path("condition").asString(""),
        step.path("shown").valueStream().map(JsonNode::asString).toList());
  }

  private Block block(JsonNode step) {
    return version.definition().block(step.path("block").asString()).orElse(null);
  }

  private static Optional<Stage> stage(JsonNode step) {
    return switch (step.path("kind").asString().toUpperCase(Locale.ROOT)) {
      case "TRIAL" -> Optional.of(Stage.ONLY);
      case "INITIAL" -> Optional.of(Stage.INITIAL);
      case "FINAL" -> Optional.of(Stage.FINAL);
      case "SIMULATE" -> Optional.of(Stage.SIMULATE);
      case "DECIDE" -> Optional.of(Stage.DECIDE);
      default -> Optional.empty();
    };
  }
}
