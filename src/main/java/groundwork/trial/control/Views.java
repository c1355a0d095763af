package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Block;
import groundwork.study.entity.Block.Session.Late;
import groundwork.study.entity.Ending;
import groundwork.study.entity.Question;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Origin;
import groundwork.trial.entity.StepEnvelope;
import groundwork.trial.entity.StepEnvelope.Progress;
import groundwork.trial.entity.StepView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Builds what a browser may see. Pure. */
public final class Views {
  private Views() {}

  /**
   * @param last the answer saved last, for the steps that build on it ({@link #needsLast}); else
   *     may be null
   */
  public static StepEnvelope envelope(StudyVersion version, Enrolment run, JsonNode last) {
    return envelope(version, run, last, null);
  }

  /**
   * @param wait at a step that takes its time ({@link Wait#at}); else null
   */
  public static StepEnvelope envelope(
      StudyVersion version, Enrolment run, JsonNode last, Wait wait) {
    return envelope(version, run, last, wait, Origin.UNKNOWN);
  }

  /**
   * @param origin where somebody goes back to whose run has ended
   */
  static StepEnvelope envelope(
      StudyVersion version, Enrolment run, JsonNode last, Wait wait, Origin origin) {
    boolean ended = run.status() != Status.ACTIVE;
    // before the assignment nobody knows how much there will be
    int total = run.arm() == null ? 0 : run.plan().size();
    var progress = new Progress(ended ? total : run.position(), total);
    var view = ended ? ended(version, run, origin) : view(version, run, last, wait);
    return new StepEnvelope(
        run.saves(),
        run.saves() - 1,
        progress,
        view,
        version.definition().locale(),
        false,
        ended ? StepEnvelope.Ahead.NOTHING : Ahead.of(version, run));
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

  private static StepView view(StudyVersion version, Enrolment run, JsonNode last, Wait wait) {
    var step = run.step();
    var key = new Key(version);
    return switch (key.block(step)) {
      case Block.Instructions block ->
          new StepView.Text(step.key(), block.title(), version.html(block.text()), block.minMs());
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
      case Block.Screening block -> screening(version, block, step);
      case Block.Pause block -> pause(version, block, step, wait);
      case Block.Attention block ->
          new StepView.Choice(
              "choice", step.key(), block.title(), block.question(), options(block.options()));
      case Block.Session block -> session(version, block, step, wait);
      case Block.Branch none -> throw unshown(none);
      case Block.End none -> throw unshown(none);
      case Block.Group none -> throw unshown(none);
    };
  }

  private static IllegalStateException unshown(Block block) {
    return new IllegalStateException("nobody is ever shown this block: " + block.id());
  }

  private static List<StepView.Option> options(List<Question.Option> options) {
    return options.stream()
        .map(option -> new StepView.Option(option.id(), option.label()))
        .toList();
  }

  private static StepView screening(StudyVersion version, Block.Screening block, PlannedStep step) {
    return new StepView.Screening(
        "screening",
        step.key(),
        block.title(),
        version.html(block.text()),
        block.questions().stream()
            .map(
                asked ->
                    new StepView.Screening.Question(
                        asked.id(),
                        asked.text(),
                        options(asked.options()),
                        asked.min(),
                        asked.max()))
            .toList());
  }

  private static StepView pause(
      StudyVersion version, Block.Pause block, PlannedStep step, Wait wait) {
    long passed = Math.max(0, Duration.between(wait.since(), wait.now()).toMillis());
    return new StepView.Break(
        "break",
        step.key(),
        block.title(),
        version.html(block.text()),
        Math.max(0, block.minSeconds() * 1000L - passed),
        block.maxSeconds() == null ? null : Math.max(1, block.maxSeconds() * 1000L - passed));
  }

  private static StepView session(
      StudyVersion version, Block.Session block, PlannedStep step, Wait wait) {
    var opens = block.opens(wait.since());
    long left = Math.max(0, Duration.between(wait.now(), opens).toMillis());
    return new StepView.Session(
        "session",
        step.key(),
        block.title(),
        version.html(block.text()),
        opens,
        block.closes(wait.since()),
        block.late() == Late.END,
        wait.held() ? left : 0,
        !wait.held() && left > 0);
  }

  private static StepView comprehension(
      StudyVersion version, Block.Comprehension block, PlannedStep step, JsonNode last) {
    StepView.Comprehension.Retry retry = null;
    int attempt = Answers.attempt(block, step);
    if (attempt > 1 && last != null) {
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
                        question.id(), question.text(), options(question.options())))
            .toList();
    return new StepView.Comprehension(
        "comprehension",
        step.key(),
        block.title(),
        attempt,
        block.attempts(),
        version.html(block.text()),
        retry,
        questions);
  }

  private static StepView ended(StudyVersion version, Enrolment run, Origin origin) {
    var ending = run.status().ending();
    var back = WayBack.of(version.definition(), ending, origin);
    boolean debriefed =
        ending == Ending.COMPLETED
            || ending == Ending.WITHDRAWN
            // whoever met the task is told what it was about, however it ended
            || ending == Ending.TIMED_OUT && run.arm() != null;
    var html =
        version.html("outcome:" + ending.word())
            + (debriefed ? version.html(version.definition().debrief()) : "");
    return new StepView.Ended(
        "ended", ending.word(), back.code(), back.redirect(), back.submit(), html);
  }
}
