package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.stimulus.entity.OutputClass;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
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
    return run.step().kind() == Kind.FEEDBACK
        ? feedback(new Key(version), run.step(), last)
        : trial(version, block, run, last);
  }

  private static StepView trial(
      StudyVersion version, Block.Trials block, Enrolment run, JsonNode last) {
    var step = run.step();
    var key = new Key(version);
    boolean initial = step.kind() == Kind.INITIAL;
    boolean later = step.kind() == Kind.FINAL;
    boolean outputKnown = later || step.kind() == Kind.OBSERVE && block.output();
    var same = run.plan().stream().filter(other -> other.block().equals(step.block()));
    var items = same.map(PlannedStep::item).distinct().toList();
    return new StepView.Trial(
        "trial",
        step.key(),
        block.title(),
        items.indexOf(step.item()) + 1,
        items.size(),
        block.task().word(),
        initial ? "initial" : later ? "final" : null,
        later ? block.finalQuestion() : block.question(),
        Pictures.instance(version.stimuli(), key.item(step)),
        outputKnown ? new StepView.Trial.Output(key.words(step, key.predicted(step))) : null,
        initial ? null : explanation(version, block, run, outputKnown),
        later ? own(key, step, last) : null,
        step.kind() == Kind.OBSERVE ? List.of() : options(version, key, step),
        confidence(block, step),
        block.minMs(),
        block.limitMs());
  }

  private static StepView.Explanation explanation(
      StudyVersion version, Block.Trials block, Enrolment run, boolean outputKnown) {
    Arm arm = version.definition().arm(run.arm()).orElseThrow();
    if (!block.explanation() || !arm.explains()) {
      return null;
    }
    var key = new Key(version);
    var step = run.step();
    var model = version.definition().stimuli().model();
    var toward = version.definition().stimuli().toward();
    // without a class of the study's own: the output, unless it is asked for and the sign would
    // give it away
    var spokenFor =
        toward != null
            ? toward
            : outputKnown ? key.predicted(step) : version.stimuli().classes().getFirst().id();
    return version
        .stimuli()
        .explanation(step.item(), model, arm.method())
        .map(
            attribution ->
                Pictures.explanation(
                    version.stimuli(),
                    key.item(step),
                    attribution,
                    spokenFor,
                    id -> key.words(step, id)))
        .orElse(null);
  }

  private static List<StepView.Option> options(StudyVersion version, Key key, PlannedStep step) {
    return version.stimuli().classes().stream()
        .map(OutputClass::id)
        .map(id -> new StepView.Option(id, key.words(step, id)))
        .toList();
  }

  private static StepView.Trial.Confidence confidence(Block.Trials block, PlannedStep step) {
    var asked = block.confidence();
    return asked == null || step.kind() == Kind.OBSERVE
        ? null
        : new StepView.Trial.Confidence(
            asked.min(), asked.max(), asked.low(), asked.high(), asked.question());
  }

  private static StepView.Trial.Own own(Key key, PlannedStep step, JsonNode last) {
    if (last == null || !last.path("choice").isString()) {
      return null; // the first stage timed out
    }
    var choice = last.path("choice").asString();
    var confidence = last.path("confidence");
    return new StepView.Trial.Own(
        choice, key.words(step, choice), confidence.isNumber() ? confidence.asInt() : null);
  }

  private static StepView feedback(Key key, PlannedStep step, JsonNode last) {
    var choice = last == null ? null : last.path("choice").asString(null);
    var right = key.right(step);
    return new StepView.Feedback(
        "feedback",
        step.key(),
        Objects.equals(choice, right),
        choice == null ? null : key.words(step, choice),
        key.words(step, right));
  }
}
