package groundwork.response.control;

import groundwork.assignment.control.Endings;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.query.control.QueryMeasures;
import groundwork.response.entity.Recording;
import groundwork.response.entity.Submission;
import groundwork.trial.control.Answers;
import groundwork.trial.control.Lease;
import groundwork.trial.control.Passages;
import groundwork.trial.control.Runs;
import groundwork.trial.control.Runs.Run;
import groundwork.trial.control.Ways;
import groundwork.trial.entity.Move;
import groundwork.trial.entity.StepEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * One save from end to end: what is remembered of the run is tried first; when the database
 * disagrees (another tab, another node, a repeat), the run is read again and the answer judged
 * against what really stands there.
 */
@ApplicationScoped
public class Saving {
  @Inject Runs runs;
  @Inject ResponseLog log;
  @Inject Endings endings;
  @Inject Ways ways;
  @Inject Passages passages;
  @Inject QueryMeasures measures;

  /** What became of the answer, and where the participant is now. */
  public record Saved(Recording recording, StepEnvelope envelope) {}

  public Saved save(String slug, String authorization, Submission submission) {
    var run = runs.known(slug, authorization);
    if (!due(run.enrolment(), submission) || Runs.ends(run)) {
      run = runs.fresh(slug, authorization);
    }
    for (int tries = 0; tries < 3; tries++) {
      requireOwnStep(run.enrolment(), submission);
      if (!due(run.enrolment(), submission)) {
        return new Saved(log.judge(run.enrolment(), submission), runs.envelope(run));
      }
      var saved = store(run, submission);
      if (saved != null) {
        return saved;
      }
      endings.reclaim(run.enrolment(), Lease.of(run)); // in case the slot had lapsed
      run = runs.fresh(slug, authorization);
    }
    throw new Rejected(
        Fault.CONFLICT, "This run is being answered in several places at once; try again.");
  }

  /** Null when the run had moved on meanwhile. */
  private Saved store(Run run, Submission submission) {
    var enrolment = run.enrolment();
    var turn = ways.turn(run, submission.answer(), submission.timedOut());
    var kept = Answers.kept(run.version(), enrolment, submission.answer());
    var figure = QueryMeasures.shown(run);
    Passages.Step step =
        (position, scored, lease) ->
            log.store(
                enrolment,
                submission,
                kept,
                position,
                figure
                    .map(shown -> measures.with(scored, run, shown, submission.answer()))
                    .orElse(scored),
                lease);
    var there =
        turn.move() instanceof Move.On on && on.happened().isEmpty() && figure.isEmpty()
            ? straight(run, on, step)
            : passed(run, turn, step);
    if (there == null) {
      return null;
    }
    var later = run.with(there.moved(there.position(), enrolment.saves() + 1, there.status()));
    runs.remember(later);
    return new Saved(
        new Recording.Stored(later.enrolment()), runs.envelope(later, submission.answer()));
  }

  /** The common way: one statement, no transaction around it. */
  private static Enrolment straight(Run run, Move.On on, Passages.Step step) {
    var enrolment = run.enrolment();
    var lease = Lease.of(run.version(), enrolment.plan(), on.position());
    return step.store(on.position(), on.scored(), lease)
        ? enrolment.moved(on.position(), enrolment.saves(), Status.ACTIVE)
        : null;
  }

  private Enrolment passed(Run run, Ways.Turn turn, Passages.Step step) {
    try {
      return passages.pass(run, turn, step);
    } catch (RuntimeException thrown) {
      if (Passages.isOvertaken(thrown)) {
        return null;
      }
      throw thrown;
    }
  }

  private static boolean due(Enrolment enrolment, Submission submission) {
    return enrolment.status() == Status.ACTIVE && submission.seq() == enrolment.saves();
  }

  /**
   * An answer to a step that is not in this participant's plan, or not the one that is due under
   * this number.
   */
  private static void requireOwnStep(Enrolment enrolment, Submission submission) {
    if (enrolment.status() == Status.WITHDRAWN) {
      throw new Rejected(Fault.GONE, "This participant has left the study.");
    }
    if (enrolment.plan().stream().noneMatch(step -> step.key().equals(submission.step()))) {
      throw new Rejected(
          Fault.NO_SUCH_STEP, "No step \"%s\" belongs to this run.".formatted(submission.step()));
    }
    if (due(enrolment, submission) && !enrolment.step().key().equals(submission.step())) {
      throw new Rejected(
          Fault.OUT_OF_SEQUENCE,
          "Answer %d is due for another step; ask for the present one."
              .formatted(submission.seq()));
    }
  }
}
