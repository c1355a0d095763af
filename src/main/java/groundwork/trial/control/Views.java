package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Block;
import groundwork.study.entity.Ending;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.StepEnvelope;
import groundwork.trial.entity.StepEnvelope.Progress;
import groundwork.trial.entity.StepView;
import java.util.HashMap;
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
    return new StepEnvelope(
        run.saves(), run.saves() - 1, progress, view, version.definition().locale());
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
      case Block.Trials block -> TrialViews.of(version, block, run, last);
      case Block.Questionnaire block -> Questionnaires.view(version, block, step);
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
