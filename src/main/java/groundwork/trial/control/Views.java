package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.stimulus.entity.OutputClass;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Ending;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.StepEnvelope;
import groundwork.trial.entity.StepEnvelope.Progress;
import groundwork.trial.entity.StepView;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Builds what a browser may see. Pure. */
public final class Views {
  private Views() {}

  /**
   * @param last the answer saved last, for the steps that build on it ({@link #needsLast}); else
   *     may be null
   */
  public static StepEnvelope envelope(StudyVersion version, Enrolment run, JsonNode last) {
    int total = run.plan().size();
    boolean ended = run.status() != Status.ACTIVE;
    var progress = new Progress(ended ? total : run.position(), total);
    var view = ended ? ended(version, run) : view(version, run, last);
    return new StepEnvelope(run.saves(), run.saves() - 1, progress, view);
  }

  /** Whether the present step shows something of the answer before it. */
  public static boolean needsLast(Enrolment run) {
    if (run.status() != Status.ACTIVE) {
      return false;
    }
    var step = run.step();
    return step.kind() == Kind.FINAL
        || step.kind() == Kind.FEEDBACK
        || step.kind() == Kind.COMPREHENSION && step.attempt() > 1;
  }

  private static StepView view(StudyVersion version, Enrolment run, JsonNode last) {
    var step = run.step();
    var key = new Key(version);
    return switch (key.block(step)) {
      case Block.Instructions block ->
          new StepView.Text(step.key(), block.title(), version.html(block.text()));
      case Block.Comprehension block -> comprehension(version, block, step, last);
      case Block.Trials block ->
          step.kind() == Kind.FEEDBACK
              ? feedback(key, step, last)
              : trial(version, block, run, last);
      case Block.Questionnaire block -> questionnaire(version, block, step);
      case Block.FreeText block ->
          new StepView.FreeText(
              "free-text",
              step.key(),
              block.title(),
              block.question(),
              block.optional(),
              block.maxLength());
      case Block.Screening none -> throw unready(none);
      case Block.Pause none -> throw unready(none);
      case Block.Attention none -> throw unready(none);
      case Block.Session none -> throw unready(none);
      case Block.Branch none -> throw unready(none);
      case Block.End none -> throw unready(none);
      case Block.Group none -> throw unready(none);
    };
  }

  private static IllegalStateException unready(Block block) {
    return new IllegalStateException("validation lets no such block through: " + block.id());
  }

  private static StepView comprehension(
      StudyVersion version, Block.Comprehension block, PlannedStep step, JsonNode last) {
    StepView.Comprehension.Retry retry = null;
    if (step.attempt() > 1 && last != null) {
      var wrong = Answers.wrong(block, last);
      var hints = new HashMap<String, String>();
      block.questions().stream()
          .filter(question -> wrong.contains(question.id()) && question.hint() != null)
          .forEach(question -> hints.put(question.id(), question.hint()));
      retry = new StepView.Comprehension.Retry(wrong, hints);
    }
    var questions =
        block.questions().stream()
            .map(
                question ->
                    new StepView.Comprehension.Question(
                        question.id(),
                        question.text(),
                        question.options().stream()
                            .map(option -> new StepView.Option(option.id(), option.label()))
                            .toList()))
            .toList();
    return new StepView.Comprehension(
        "comprehension",
        step.key(),
        block.title(),
        step.attempt(),
        block.attempts(),
        version.html(block.text()),
        retry,
        questions);
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

  private static StepView questionnaire(
      StudyVersion version, Block.Questionnaire block, PlannedStep step) {
    var instrument = version.instruments().get(block.instrument());
    return new StepView.Questionnaire(
        "questionnaire",
        step.key(),
        block.title(),
        instrument.intro(),
        instrument.reference() == null ? null : instrument.reference().citation(),
        instrument.items().stream()
            .map(item -> new StepView.Questionnaire.Statement(item.id(), item.text()))
            .toList(),
        new StepView.Questionnaire.Scale(
            instrument.scale().options().stream()
                .map(one -> new StepView.Questionnaire.Point(one.value(), one.label()))
                .toList()));
  }

  private static StepView ended(StudyVersion version, Enrolment run) {
    var ending = run.status().ending();
    var outcome = version.definition().outcome(ending);
    boolean debriefed = ending == Ending.COMPLETED || ending == Ending.WITHDRAWN;
    var html =
        version.html("outcome:" + ending.word())
            + (debriefed ? version.html(version.definition().debrief()) : "");
    return new StepView.Ended("ended", ending.word(), outcome.code(), outcome.redirect(), html);
  }
}
