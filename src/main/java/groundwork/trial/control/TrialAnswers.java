package groundwork.trial.control;

import groundwork.problem.entity.Finding;
import groundwork.study.entity.Confidence;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Scored;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks and scores what was answered in a trial. Pure. */
final class TrialAnswers {
  private TrialAnswers() {}

  /**
   * @return what it is worth; nothing where that is not to say
   */
  static Scored check(Scene scene, JsonNode answer, boolean timedOut, List<Finding> findings) {
    var kind = scene.step().kind();
    if (!kind.asksOfItem()) {
      Answers.known(answer, "/answer", Set.of("figure"), findings);
      FigureRecords.check(scene, answer.path("figure"), findings);
      return Scored.NOT;
    }
    var options = scene.type().answers(scene);
    var asked = scene.asks();
    Answers.known(answer, "/answer", members(options, asked), findings);
    confidence(scene.block().confidence(), answer.path("confidence"), timedOut, findings);
    if (!options.isEmpty() && !late(answer.path("choice"), timedOut)) {
      Answers.option(answer.path("choice"), "/answer/choice", options, findings);
    }
    for (var one : asked) {
      var given = answer.path(one.name());
      if (!late(given, timedOut)) {
        Fits.check(one, given, timedOut, findings);
      }
    }
    FigureRecords.check(scene, answer.path("figure"), findings);
    return findings.isEmpty() ? scene.type().score(scene, answer) : Scored.NOT;
  }

  /** Whether time ran out before it was answered. */
  private static boolean late(JsonNode given, boolean timedOut) {
    return timedOut && (given.isMissingNode() || given.isNull());
  }

  private static Set<String> members(List<String> options, List<Asked> asked) {
    var names = new LinkedHashSet<String>();
    if (!options.isEmpty()) {
      names.add("choice");
    }
    asked.forEach(one -> names.add(one.name()));
    names.add("confidence");
    names.add("figure");
    return names;
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
