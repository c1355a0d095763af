package groundwork.query.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.query.entity.Answered;
import groundwork.query.entity.Asked;
import groundwork.query.entity.Budget;
import groundwork.query.entity.Question;
import groundwork.query.entity.Reply;
import groundwork.stimulus.control.SetModels;
import groundwork.study.entity.Block;
import groundwork.trial.control.Runs;
import groundwork.trial.control.Runs.Run;
import groundwork.trial.control.Tries;
import groundwork.trial.control.task.Scene;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One question from end to end: is it due, is it allowed, what does the model say, is it kept. */
@ApplicationScoped
public class Queries {
  @Inject Runs runs;
  @Inject QueryLog log;
  @Inject SetModels models;
  @Inject Clock clock;

  /** What is asked about an item that is to be changed. */
  private static final String EDIT = "edit";

  public Reply ask(String slug, String authorization, Question question) {
    var run = runs.known(slug, authorization);
    if (!isAt(run.enrolment(), question) || Runs.ends(run)) {
      run = runs.fresh(slug, authorization);
    }
    for (int tries = 0; tries < 3; tries++) {
      require(run.enrolment(), question);
      var reply = answer(run, question);
      if (reply.isPresent()) {
        return reply.get();
      }
      run = runs.fresh(slug, authorization);
    }
    throw new Rejected(
        Fault.CONFLICT, "This run is being answered in several places at once; try again.");
  }

  private static boolean isAt(Enrolment run, Question question) {
    return run.status() == Status.ACTIVE && run.step().key().equals(question.step());
  }

  private static void require(Enrolment run, Question question) {
    if (run.status() == Status.WITHDRAWN) {
      throw new Rejected(Fault.GONE, "This participant has left the study.");
    }
    if (run.plan().stream().noneMatch(step -> step.key().equals(question.step()))) {
      throw new Rejected(
          Fault.NO_SUCH_STEP, "No step \"%s\" belongs to this run.".formatted(question.step()));
    }
    if (run.status() != Status.ACTIVE) {
      throw new Rejected(Fault.GONE, "This run has ended (" + run.status().word() + ").");
    }
    if (!run.step().key().equals(question.step())) {
      throw new Rejected(
          Fault.OUT_OF_SEQUENCE, "Only the present step can be asked about; ask for it.");
    }
  }

  /** The figure of the present step; empty where it has none. */
  private static Optional<Scene> scene(Run run) {
    var step = run.enrolment().step();
    return step.kind() != Kind.FEEDBACK
            && run.version().definition().block(step.block()).orElse(null) instanceof Block.Trials
        ? Optional.of(Scene.of(run.version(), run.enrolment(), step))
        : Optional.empty();
  }

  private Matter matter(Run run, String figure) {
    return scene(run)
        .flatMap(
            scene ->
                scene
                    .figure()
                    .flatMap(document -> Interactive.find(document, figure))
                    .map(found -> Matter.of(scene, found, models)))
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.CONFLICT,
                    figure.isEmpty()
                        ? "Nothing in this step answers questions."
                        : "Nothing in this step is called \"%s\" and answers questions."
                            .formatted(figure)));
  }

  /** Empty where the run has moved on meanwhile. */
  private Optional<Reply> answer(Run run, Question question) {
    if (question.what().equals(EDIT)) {
      return tried(run, question);
    }
    var matter = matter(run, question.figure());
    var answering = Interactive.of(matter.figure());
    var budget = Budget.of(matter.figure());
    var before = log.asked(run.enrolment(), question.figure());
    if (question.what().equals(Question.HISTORY)) {
      return Optional.of(history(matter, answering, budget, before));
    }
    if (!answering.whats().contains(question.what())) {
      throw new Rejected(
          Fault.INVALID,
          "This figure does not answer \"%s\"; it answers %s."
              .formatted(question.what(), answering.whats()));
    }
    var known = find(before, question);
    if (known.isPresent()) {
      return Optional.of(reply(matter, answering, budget, before, known.get()));
    }
    var same = answering.repeats() ? same(before, question) : Optional.<Asked>empty();
    if (same.isPresent()) {
      return Optional.of(reply(matter, answering, budget, before, same.get()));
    }
    boolean counts = !question.what().equals("undo");
    budget.require(before, counts, clock.instant()); // before the model has work with it
    var answered =
        matter.within(() -> answering.answer(matter, question.what(), question.input(), before));
    return log.store(run.enrolment(), question, answered, budget, counts)
        .map(all -> reply(matter, answering, budget, all, find(all, question).orElseThrow()));
  }

  /** A change that somebody tries before the answer, where the task allows several attempts. */
  private Optional<Reply> tried(Run run, Question question) {
    var scene =
        scene(run)
            .filter(one -> Tries.most(one).isPresent())
            .orElseThrow(
                () -> new Rejected(Fault.CONFLICT, "Nothing is to be changed in this step."));
    var budget = new Budget(Tries.most(scene).orElseThrow(), null);
    var before = log.asked(run.enrolment(), question.figure());
    var known = find(before, question);
    if (known.isPresent()) {
      return Optional.of(reply(budget, before, known.get()));
    }
    budget.require(before, true, clock.instant());
    boolean reached = Tries.succeeds(scene, question.input(), models);
    var answered =
        new Answered(
            question.input(),
            Json.MAPPER.createObjectNode().put("flipped", reached),
            List.of(),
            null,
            List.of(),
            reached);
    return log.store(run.enrolment(), question, answered, budget, true)
        .map(all -> reply(budget, all, find(all, question).orElseThrow()));
  }

  private Reply reply(Budget budget, List<Asked> all, Asked one) {
    return new Reply(
        one.number(), one.answered().output(), budget.left(all, clock.instant()), null);
  }

  private static Optional<Asked> find(List<Asked> all, Question question) {
    var found = all.stream().filter(one -> one.number() == question.number()).findFirst();
    if (found.isPresent() && !Arrays.equals(found.get().hash(), question.hash())) {
      throw new Rejected(
          Fault.ALREADY_ANSWERED,
          "Question %d was asked before, and it was a different one.".formatted(question.number()));
    }
    return found;
  }

  private static Optional<Asked> same(List<Asked> all, Question question) {
    return all.stream().filter(one -> Arrays.equals(one.hash(), question.hash())).findFirst();
  }

  private Reply reply(
      Matter matter, Answering answering, Budget budget, List<Asked> all, Asked one) {
    return new Reply(
        one.number(),
        matter.within(() -> answering.shown(matter, one.answered())),
        budget.left(all, clock.instant()),
        null);
  }

  private Reply history(Matter matter, Answering answering, Budget budget, List<Asked> all) {
    var past =
        all.stream()
            .map(
                one ->
                    new Reply.Past(
                        one.number(),
                        one.what(),
                        one.answered().input(),
                        matter.figure().path("kind").asString("").equals("playground")
                            ? one.answered().output()
                            : answering.shown(matter, one.answered())))
            .toList();
    return new Reply(null, null, budget.left(all, clock.instant()), past);
  }
}
