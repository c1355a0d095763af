package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.StepEnvelope;
import groundwork.trial.entity.StepView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a browser may fetch while somebody is still at the step before: pictures and the page's own
 * modules, never what a step says. Pure.
 */
final class Ahead {
  private Ahead() {}

  /** Of the step that follows in the plan; nothing where it is no trial. */
  static StepEnvelope.Ahead of(StudyVersion version, Enrolment run) {
    int next = run.position() + 1;
    if (run.arm() == null || next >= run.plan().size()) {
      return StepEnvelope.Ahead.NOTHING;
    }
    var there = run.moved(next, run.saves() + 1, run.status());
    var step = there.step();
    if (step.kind() == Kind.FEEDBACK
        || !(new Key(version).block(step) instanceof Block.Trials block)
        || !(TrialViews.of(version, block, there, null) instanceof StepView.Trial trial)) {
      return StepEnvelope.Ahead.NOTHING;
    }
    var files = new TreeSet<String>();
    var figures = new TreeSet<String>();
    if (trial.instance() instanceof StepView.Instance.Image image) {
      files.add(image.href());
    }
    explained(trial.explanation(), figures);
    trial.candidates().forEach(one -> explained(one.explanation(), figures));
    // the same item's explanation would say early what is asked before it is shown
    if (step.kind() != Kind.FINAL
        && trial.explanation() instanceof StepView.Explanation.Figure one) {
      files(one.figure(), files);
    }
    var forms = trial.asked().stream().map(Asked::form).distinct().sorted().toList();
    return new StepEnvelope.Ahead(List.copyOf(files), List.copyOf(figures), forms);
  }

  private static void explained(StepView.Explanation explanation, Set<String> kinds) {
    if (explanation instanceof StepView.Explanation.Figure one) {
      kinds.add(one.figure().path("kind").asString(""));
    }
  }

  private static void files(JsonNode node, Set<String> files) {
    for (var each : node.findValues("href")) {
      if (each.isString() && each.asString().startsWith("/api/assets/")) {
        files.add(each.asString());
      }
    }
  }
}
