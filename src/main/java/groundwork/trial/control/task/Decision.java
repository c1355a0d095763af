package groundwork.trial.control.task;

import groundwork.assignment.entity.PlannedStep.Kind;
import java.util.List;

/**
 * Decide with what the model says where it is offered: once, or first alone and then once more with
 * the advice and why.
 */
final class Decision implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return Classes.of(scene);
  }

  @Override
  public String right(Scene scene) {
    return scene.item().truth();
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.advises() && scene.step().kind() != Kind.INITIAL;
  }

  @Override
  public boolean explainsItem(Scene scene) {
    return scene.step().kind() != Kind.INITIAL;
  }
}
