package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.SetAnswers;
import groundwork.study.entity.Block;
import groundwork.study.entity.Block.Consequence;
import groundwork.study.entity.Block.Questionnaire.Instructed;
import groundwork.study.entity.Question;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Move;
import groundwork.trial.entity.Move.Happened;
import groundwork.trial.entity.Scored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks an answer against the step it is for, scores it, and says where it leads. Pure. */
public final class Answers {
  private Answers() {}

  /**
   * @param run where the participant is; its present step is the one that is answered
   * @throws Rejected with a finding for every member that is missing, unknown or out of range
   */
  public static Move move(StudyVersion version, Enrolment run, JsonNode answer, boolean timedOut) {
    return move(version, run, answer, timedOut, null);
  }

  /**
   * @param asked for what only the set's files know; null where they are not at hand
   */
  static Move move(
      StudyVersion version, Enrolment run, JsonNode answer, boolean timedOut, SetAnswers asked) {
    var step = run.step();
    var key = new Key(version);
    var findings = new ArrayList<Finding>();
    Scored scored =
        switch (key.block(step)) {
          case Block.Trials block ->
              TrialAnswers.check(
                  Scene.of(version, run, step).asking(asked), answer, timedOut, findings);
          case Block other -> Scored.of(correct(version, other, answer, findings));
        };
    if (timedOut && !limited(version, run)) {
      findings.add(
          Finding.inBody("/timedOut", "this step has no time limit", "Send timedOut: false."));
    }
    if (!findings.isEmpty()) {
      throw new Rejected(
          Fault.INVALID, "The answer does not fit the step; nothing was stored.", findings);
    }
    return next(run, answer, scored, key);
  }

  private static Boolean correct(
      StudyVersion version, Block asked, JsonNode answer, List<Finding> findings) {
    return switch (asked) {
      case Block.Instructions block -> nothing(answer, findings);
      case Block.Comprehension block -> questions(block, answer, findings);
      case Block.Questionnaire block -> Questionnaires.check(version, block, answer, findings);
      case Block.FreeText block -> text(block, answer, findings);
      case Block.Screening block -> screening(block, answer, findings);
      case Block.Pause block -> nothing(answer, findings);
      case Block.Attention block -> attention(block, answer, findings);
      case Block.Session block -> nothing(answer, findings);
      case Block.Branch none -> throw unanswerable(none);
      case Block.End none -> throw unanswerable(none);
      case Block.Group none -> throw unanswerable(none);
      case Block.Trials none -> throw unanswerable(none);
    };
  }

  private static IllegalStateException unanswerable(Block block) {
    return new IllegalStateException("nobody is ever shown this block: " + block.id());
  }

  private static boolean limited(StudyVersion version, Enrolment run) {
    var step = run.step();
    return switch (new Key(version).block(step)) {
      case Block.Trials block ->
          step.kind() != Kind.FEEDBACK && limitMs(version, run, block) != null;
      case Block.Pause pause -> pause.maxSeconds() != null;
      default -> false;
    };
  }

  /** The limit of the trial: a factor may set it. */
  private static Integer limitMs(StudyVersion version, Enrolment run, Block.Trials block) {
    var arm = version.definition().arm(run.arm()).orElseThrow();
    return version.definition().conditions(arm, block).stream()
        .filter(condition -> condition.id().equals(run.step().condition()))
        .findFirst()
        .map(condition -> Study.manipulation(arm, condition, block).limitMs())
        .orElse(block.limitMs());
  }

  private static Move next(Enrolment run, JsonNode answer, Scored scored, Key key) {
    var step = run.step();
    var correct = scored.correct();
    int position = run.position() + 1;
    if (key.block(step) instanceof Block.Comprehension check && Boolean.TRUE.equals(correct)) {
      position += check.attempts() - attempt(check, step); // the attempts that are not needed
    }
    var failed = failures(key.block(step), step, answer, correct);
    boolean ends =
        !failed.isEmpty()
            && switch (key.block(step)) {
              case Block.Comprehension check -> check.onFailure() == Consequence.END;
              case Block.Attention check -> check.onFailure() == Consequence.END;
              default -> false;
            };
    if (ends) {
      return new Move.End(position, Scored.of(false), Status.FAILED_CHECK, step.block(), failed);
    }
    return ahead(run, position, scored, failed);
  }

  /** To a step that is shown whatever was answered, or to the end of the plan. */
  static Move ahead(Enrolment run, int position, Scored scored, List<Happened> happened) {
    if (position < run.plan().size()) {
      return new Move.On(position, scored, happened);
    }
    return run.arm() == null
        ? new Move.Assign(position, scored, happened)
        : new Move.End(position, scored, Status.COMPLETED, null, happened);
  }

  private static List<Happened> failures(
      Block block, PlannedStep step, JsonNode answer, Boolean correct) {
    return switch (block) {
      case Block.Comprehension check ->
          correct || attempt(check, step) < check.attempts()
              ? List.of()
              : List.of(new Happened(Happened.FAILED_CHECK, Map.of("block", check.id())));
      case Block.Attention check ->
          correct
              ? List.of()
              : List.of(new Happened(Happened.FAILED_ATTENTION, Map.of("block", check.id())));
      case Block.Questionnaire asked ->
          asked.instructed().stream()
              .filter(one -> !followed(one, answer.path("items")))
              .map(
                  one ->
                      new Happened(
                          Happened.FAILED_ATTENTION, Map.of("block", asked.id(), "item", one.id())))
              .toList();
      default -> List.of();
    };
  }

  private static boolean followed(Instructed item, JsonNode items) {
    return items.path(item.id()).asInt(item.value() - 1) == item.value();
  }

  /**
   * What is stored of an answer: instructed items, which look like any other on the page, stand
   * apart from the scale.
   */
  public static JsonNode kept(StudyVersion version, Enrolment run, JsonNode answer) {
    if (!(new Key(version).block(run.step()) instanceof Block.Questionnaire asked)
        || asked.instructed().isEmpty()) {
      return answer;
    }
    var kept = (ObjectNode) answer.deepCopy();
    var items = (ObjectNode) kept.path("items");
    var apart = kept.putObject("instructed");
    asked.instructed().forEach(one -> apart.set(one.id(), items.remove(one.id())));
    return kept;
  }

  private static Boolean screening(Block.Screening block, JsonNode answer, List<Finding> findings) {
    known(answer, "/answer", Set.of("answers"), findings);
    var answers = answer.path("answers");
    known(
        answers,
        "/answer/answers",
        block.questions().stream().map(Block.Screening.Asked::id).toList(),
        findings);
    for (var asked : block.questions()) {
      var given = answers.path(asked.id());
      var pointer = "/answer/answers/" + asked.id();
      if (asked.options().isEmpty()) {
        whole(given, pointer, asked.min(), asked.max(), findings);
      } else {
        option(
            given, pointer, asked.options().stream().map(Question.Option::id).toList(), findings);
      }
    }
    return null;
  }

  private static Boolean attention(Block.Attention block, JsonNode answer, List<Finding> findings) {
    known(answer, "/answer", Set.of("choice"), findings);
    option(
        answer.path("choice"),
        "/answer/choice",
        block.options().stream().map(Question.Option::id).toList(),
        findings);
    return block.key().equals(answer.path("choice").asString(null));
  }

  /** Which attempt in this round: a branch may lead to a check again. */
  static int attempt(Block.Comprehension check, PlannedStep step) {
    return (step.attempt() - 1) % check.attempts() + 1;
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
    text(answer.path("text"), "/answer/text", block.optional(), block.maxLength(), findings);
    return null;
  }

  static void text(
      JsonNode text, String pointer, boolean optional, int maxLength, List<Finding> findings) {
    if (!text.isString()) {
      findings.add(Finding.inBody(pointer, "a text is expected", "Send a string."));
    } else if (text.asString().length() > maxLength) {
      findings.add(
          Finding.inBody(
              pointer,
              "it has %d characters; at most %d are taken"
                  .formatted(text.asString().length(), maxLength),
              "Shorten it."));
    } else if (!optional && text.asString().isBlank()) {
      findings.add(Finding.inBody(pointer, "an answer is required", "Write something."));
    }
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

  static String shown(JsonNode given) {
    var text = given.isMissingNode() ? "nothing" : given.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
