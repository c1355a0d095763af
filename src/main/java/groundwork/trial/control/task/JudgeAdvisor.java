package groundwork.trial.control.task;

import groundwork.assignment.entity.PlannedStep.Kind;
import java.util.List;

/** Decide alone; then, where there is advice, once more with what the model says and why. */
final class JudgeAdvisor implements TaskType {
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
    return scene.step().kind() == Kind.FINAL;
  }

  @Override
  public boolean explainsItem(Scene scene) {
    return scene.step().kind() == Kind.FINAL;
  }
}
