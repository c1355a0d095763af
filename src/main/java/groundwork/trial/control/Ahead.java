package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Block;
import groundwork.study.entity.Reveal.Part;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.StepEnvelope;
import groundwork.trial.entity.StepView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a browser may fetch while somebody is still at the step before: pictures and the page's own
 * modules, never what a step says. It is looked up with each answer that is saved, so nothing is
 * built for it but figures. Pure.
 */
final class Ahead {
  private Ahead() {}

  /** Of the step that follows in the plan; nothing where it is no trial. */
  static StepEnvelope.Ahead of(StudyVersion version, Enrolment run) {
    int next = run.position() + 1;
    if (run.arm() == null || next >= run.plan().size()) {
      return StepEnvelope.Ahead.NOTHING;
    }
    var step = run.plan().get(next);
    if (step.kind() == Kind.FEEDBACK
        || !(new Key(version).block(step) instanceof Block.Trials block)) {
      return StepEnvelope.Ahead.NOTHING;
    }
    var scene = Scene.of(version, run, step);
    var files = new TreeSet<String>();
    var kinds = new TreeSet<String>();
    if (scene.type().showsItem(scene)
        && block.reveal().shows(Part.INSTANCE, true)
        && scene.instance() instanceof StepView.Instance.Image image) {
      files.add(image.href());
    }
    boolean outputKnown =
        scene.type().tellsOutput(scene) && block.reveal().shows(Part.OUTPUT, true);
    var own = scene.type().explainsItem(scene) ? scene.drawn(outputKnown) : null;
    if (own != null) {
      kinds.add(kind(own));
      // the same item's explanation would say early what is asked before it is shown
      if (step.kind() != Kind.FINAL) {
        files(own.figure(), files);
      }
    }
    if (version.stimuli().hasFigures()) {
      for (var one : scene.type().besides(scene).candidates()) {
        if (one.explanation() instanceof StepView.Explanation.Figure figure) {
          kinds.add(kind(figure));
        }
      }
    }
    var forms =
        step.kind().asksOfItem()
            ? scene.asks().stream().map(Asked::form).distinct().sorted().toList()
            : List.<String>of();
    return new StepEnvelope.Ahead(List.copyOf(files), List.copyOf(kinds), forms);
  }

  private static String kind(StepView.Explanation.Figure one) {
    return one.figure().path("kind").asString("");
  }

  private static void files(JsonNode node, Set<String> files) {
    for (var each : node.findValues("href")) {
      if (each.isString() && each.asString().startsWith("/api/assets/")) {
        files.add(each.asString());
      }
    }
  }
}
