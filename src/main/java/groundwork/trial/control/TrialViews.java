package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Advising;
import groundwork.study.entity.Block;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Reveal.Part;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.task.Scene;
import groundwork.trial.control.task.TaskType;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.StepView;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
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
    var reveal = block.reveal();
    boolean outputKnown = type.tellsOutput(scene) && reveal.shows(Part.OUTPUT, true);
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
        type.showsItem(scene) && reveal.shows(Part.INSTANCE, true) ? scene.instance() : null,
        outputKnown ? scene.output(reveal.adds(Part.SCORE)) : null,
        reveal.adds(Part.TRUTH) ? scene.truth() : null,
        explanation,
        explanation != null && later(scene.presence()) ? scene.presence().word() : null,
        explanation != null && scene.presence() == Presence.DELAYED
            ? scene.holds().delayMs()
            : null,
        outputKnown && scene.advising() != null ? scene.advising().word() : null,
        outputKnown && scene.advising() == Advising.DELAYED ? scene.holds().adviceDelayMs() : null,
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

  private static boolean later(Presence presence) {
    return presence == Presence.ON_DEMAND || presence == Presence.DELAYED;
  }

  private static List<StepView.Option> options(Scene scene) {
    var type = scene.type();
    var order = scene.step().options();
    return type.answers(scene).stream()
        .sorted(Comparator.comparing(order::indexOf)) // stable, where there is no order
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
    var type = scene.type();
    var after = scene.block().reveal().after();
    boolean tells = scene.block().feedback() && scene.block().task().hasFeedback();
    var your = given(type, last);
    var right = tells ? right(scene) : null;
    boolean outputKnown = after.contains(Part.OUTPUT) || after.contains(Part.SCORE);
    return new StepView.Feedback(
        "feedback",
        scene.step().key(),
        tells ? correct(scene, last) : null,
        scene.block().task().word(),
        your,
        your == null ? null : type.label(scene, your),
        right,
        right == null ? null : type.label(scene, right),
        after.contains(Part.INSTANCE) ? scene.instance() : null,
        outputKnown ? scene.output(after.contains(Part.SCORE)) : null,
        after.contains(Part.EXPLANATION) ? scene.revealed(outputKnown) : null,
        after.contains(Part.TRUTH) ? scene.truth() : null);
  }

  private static boolean correct(Scene scene, JsonNode last) {
    return last != null && Boolean.TRUE.equals(scene.type().score(scene, last).correct());
  }

  private static String given(TaskType type, JsonNode last) {
    if (last == null) {
      return null;
    }
    return last.path("choice").isString()
        ? last.path("choice").asString()
        : letters(last.path("wrong"));
  }

  private static String right(Scene scene) {
    var right = scene.type().right(scene);
    return right == null && scene.type().rightly(scene).get("wrong") instanceof List<?> wrong
        ? wrong.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : right;
  }

  /** With spaces between; empty for none of them. */
  private static String letters(JsonNode marked) {
    return marked.isArray()
        ? marked.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "))
        : null;
  }
}
