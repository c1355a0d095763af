package groundwork.trial.control;

import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.problem.entity.Finding;
import groundwork.study.entity.Confidence;
import groundwork.trial.control.task.Scene;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks and scores what was answered in a trial. Pure. */
final class TrialAnswers {
  private TrialAnswers() {}

  /**
   * @return whether it is right, or null where that is not to say
   */
  static Boolean check(Scene scene, JsonNode answer, boolean timedOut, List<Finding> findings) {
    var kind = scene.step().kind();
    if (kind == Kind.OBSERVE || kind == Kind.FEEDBACK) {
      return Answers.nothing(answer, findings);
    }
    Answers.known(answer, "/answer", Set.of("choice", "confidence"), findings);
    confidence(scene.block().confidence(), answer.path("confidence"), timedOut, findings);
    var choice = answer.path("choice");
    if (timedOut && (choice.isMissingNode() || choice.isNull())) {
      return null; // no answer is not a wrong answer
    }
    Answers.option(choice, "/answer/choice", scene.type().answers(scene), findings);
    var right = scene.type().right(scene);
    return right == null ? null : right.equals(choice.asString(null));
  }

  private static void confidence(
      Confidence asked, JsonNode given, boolean timedOut, List<Finding> findings) {
    boolean missing = given.isMissingNode() || given.isNull();
    if (asked == null) {
      if (!missing) {
        findings.add(
            Finding.inBody("/answer/confidence", "this step does not ask for it", "Leave it out."));
      }
    } else if (!(missing && timedOut)) {
      Answers.whole(given, "/answer/confidence", asked.min(), asked.max(), findings);
    }
  }
}
