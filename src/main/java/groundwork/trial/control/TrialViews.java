package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Block;
import groundwork.study.entity.Presence;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.StepView;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What a browser may see of a trial, before its answer and after. Pure. */
final class TrialViews {
  private TrialViews() {}

  /**
   * @param last the answer before, for the steps that build on it; else may be null
   */
  static StepView of(StudyVersion version, Block.Trials block, Enrolment run, JsonNode last) {
    var scene = Scene.of(version, run, run.step());
    return run.step().kind() == Kind.FEEDBACK ? feedback(scene, last) : trial(scene, run, last);
  }

  private static StepView trial(Scene scene, Enrolment run, JsonNode last) {
    var step = scene.step();
    var block = scene.block();
    var type = scene.type();
    boolean later = step.kind() == Kind.FINAL || step.kind() == Kind.DECIDE;
    boolean outputKnown = type.tellsOutput(scene);
    var besides = type.besides(scene);
    var explanation = type.explainsItem(scene) ? scene.explanation(outputKnown) : null;
    var same = run.plan().stream().filter(other -> other.block().equals(step.block()));
    var items = same.map(PlannedStep::item).distinct().toList();
    return new StepView.Trial(
        "trial",
        step.key(),
        block.title(),
        items.indexOf(step.item()) + 1,
        items.size(),
        block.task().word(),
        step.kind().stage(),
        later ? block.finalQuestion() : step.kind() == Kind.SEE ? null : block.question(),
        type.showsItem(scene) ? scene.instance() : null,
        outputKnown ? new StepView.Trial.Output(scene.predictedWords(), null) : null,
        explanation,
        explanation != null && scene.presence() == Presence.ON_DEMAND
            ? Presence.ON_DEMAND.word()
            : null,
        besides.candidates(),
        besides.references(),
        besides.changed(),
        besides.suggestion(),
        step.kind() == Kind.FINAL ? own(scene, last) : null,
        options(scene),
        asked(scene),
        confidence(block, step),
        Objects.requireNonNullElse(scene.holds().minMs(), 0),
        scene.holds().limitMs());
  }

  private static List<StepView.Option> options(Scene scene) {
    var type = scene.type();
    return type.answers(scene).stream()
        .map(id -> new StepView.Option(id, type.label(scene, id)))
        .toList();
  }

  private static List<Asked> asked(Scene scene) {
    return scene.step().kind().asksOfItem() ? scene.asks() : List.of();
  }

  private static StepView.Trial.Confidence confidence(Block.Trials block, PlannedStep step) {
    var asked = block.confidence();
    return asked == null || !step.kind().asksOfItem()
        ? null
        : new StepView.Trial.Confidence(
            asked.min(),
            asked.max(),
            asked.low(),
            asked.high(),
            asked.question(),
            asked.format(),
            asked.unit());
  }

  private static StepView.Trial.Own own(Scene scene, JsonNode last) {
    if (last == null || !last.path("choice").isString()) {
      return null; // the first stage timed out
    }
    var choice = last.path("choice").asString();
    var confidence = last.path("confidence");
    return new StepView.Trial.Own(
        choice,
        scene.type().label(scene, choice),
        confidence.isNumber() ? confidence.asInt() : null);
  }

  private static StepView feedback(Scene scene, JsonNode last) {
    var choice = last == null ? null : last.path("choice").asString(null);
    var type = scene.type();
    var right = type.right(scene);
    return new StepView.Feedback(
        "feedback",
        scene.step().key(),
        Objects.equals(choice, right),
        scene.block().task().word(),
        choice,
        choice == null ? null : type.label(scene, choice),
        right,
        type.label(scene, right));
  }
}
