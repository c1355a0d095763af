package groundwork.trial.control.task;

import java.util.List;

/** Decide once, with what the model says where it is offered. */
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
    return scene.advises();
  }
}
