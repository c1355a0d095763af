package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Block;
import groundwork.study.entity.Question;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Move;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks an answer against the step it is for, scores it, and says where it leads. Pure. */
public final class Answers {
  private Answers() {}

  /**
   * @param run where the participant is; its present step is the one that is answered
   * @throws Rejected with a finding for every member that is missing, unknown or out of range
   */
  public static Move move(StudyVersion version, Enrolment run, JsonNode answer, boolean timedOut) {
    var step = run.step();
    var key = new Key(version);
    var findings = new ArrayList<Finding>();
    Boolean correct =
        switch (key.block(step)) {
          case Block.Instructions block -> nothing(answer, findings);
          case Block.Comprehension block -> questions(block, answer, findings);
          case Block.Trials block ->
              TrialAnswers.check(Scene.of(version, run, step), answer, timedOut, findings);
          case Block.Questionnaire block -> Questionnaires.check(version, block, answer, findings);
          case Block.FreeText block -> text(block, answer, findings);
          case Block.Screening none -> throw unready(none);
          case Block.Pause none -> throw unready(none);
          case Block.Attention none -> throw unready(none);
          case Block.Session none -> throw unready(none);
          case Block.Branch none -> throw unready(none);
          case Block.End none -> throw unready(none);
          case Block.Group none -> throw unready(none);
        };
    if (timedOut && !limited(key.block(step), step)) {
      findings.add(
          Finding.inBody("/timedOut", "this step has no time limit", "Send timedOut: false."));
    }
    if (!findings.isEmpty()) {
      throw new Rejected(
          Fault.INVALID, "The answer does not fit the step; nothing was stored.", findings);
    }
    return next(run, step, correct, key);
  }

  private static IllegalStateException unready(Block block) {
    return new IllegalStateException("validation lets no such block through: " + block.id());
  }

  private static boolean limited(Block block, PlannedStep step) {
    return block instanceof Block.Trials trials
        && trials.limitMs() != null
        && step.kind() != Kind.FEEDBACK;
  }

  private static Move next(Enrolment run, PlannedStep step, Boolean correct, Key key) {
    int position = run.position() + 1;
    if (step.kind() == Kind.COMPREHENSION) {
      var block = (Block.Comprehension) key.block(step);
      if (Boolean.TRUE.equals(correct)) {
        position += block.attempts() - step.attempt(); // the attempts that are not needed
      } else if (step.attempt() == block.attempts()) {
        return new Move.End(position, false, Status.FAILED_CHECK);
      }
    }
    return position == run.plan().size()
        ? new Move.End(position, correct, Status.COMPLETED)
        : new Move.On(position, correct);
  }

  /** Ids of the questions that are answered wrongly. */
  static List<String> wrong(Block.Comprehension block, JsonNode answer) {
    return block.questions().stream()
        .filter(
            asked -> !asked.key().equals(answer.path("answers").path(asked.id()).asString(null)))
        .map(Question::id)
        .toList();
  }

  static Boolean nothing(JsonNode answer, List<Finding> findings) {
    known(answer, "/answer", Set.of(), findings);
    return null;
  }

  private static Boolean questions(
      Block.Comprehension block, JsonNode answer, List<Finding> findings) {
    known(answer, "/answer", Set.of("answers"), findings);
    var answers = answer.path("answers");
    known(
        answers,
        "/answer/answers",
        block.questions().stream().map(Question::id).toList(),
        findings);
    for (var question : block.questions()) {
      option(
          answers.path(question.id()),
          "/answer/answers/" + question.id(),
          question.options().stream().map(Question.Option::id).toList(),
          findings);
    }
    return wrong(block, answer).isEmpty();
  }

  private static Boolean text(Block.FreeText block, JsonNode answer, List<Finding> findings) {
    known(answer, "/answer", Set.of("text"), findings);
    var text = answer.path("text");
    if (!text.isString()) {
      findings.add(Finding.inBody("/answer/text", "a text is expected", "Send a string."));
    } else if (text.asString().length() > block.maxLength()) {
      findings.add(
          Finding.inBody(
              "/answer/text",
              "it has %d characters; at most %d are taken"
                  .formatted(text.asString().length(), block.maxLength()),
              "Shorten it."));
    } else if (!block.optional() && text.asString().isBlank()) {
      findings.add(Finding.inBody("/answer/text", "an answer is required", "Write something."));
    }
    return null;
  }

  static void known(
      JsonNode object, String pointer, Collection<String> members, List<Finding> findings) {
    if (!object.isObject()) {
      findings.add(Finding.inBody(pointer, "an object is expected", "Send an object."));
      return;
    }
    object
        .propertyNames()
        .forEach(
            name -> {
              if (!members.contains(name)) {
                findings.add(
                    Finding.inBody(
                        pointer + "/" + name,
                        "this step does not know that member; it knows " + members,
                        "Leave it out."));
              }
            });
  }

  static void option(JsonNode given, String pointer, List<String> options, List<Finding> findings) {
    if (!given.isString() || !options.contains(given.asString())) {
      findings.add(
          Finding.inBody(
              pointer,
              "one of " + options + " is expected, given is " + shown(given),
              "Choose one of them."));
    }
  }

  static void whole(JsonNode given, String pointer, int low, int high, List<Finding> findings) {
    if (!given.isIntegralNumber()
        || !given.canConvertToInt()
        || given.asInt() < low
        || given.asInt() > high) {
      findings.add(
          Finding.inBody(
              pointer,
              "a whole number from %d to %d is expected, given is %s"
                  .formatted(low, high, shown(given)),
              "Choose one of them."));
    }
  }

  private static String shown(JsonNode given) {
    var text = given.isMissingNode() ? "nothing" : given.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
