package groundwork.trial.control.task;

import java.util.List;

/** What does the model say? Nothing tells. */
final class ForwardSimulation implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return Classes.of(scene);
  }

  @Override
  public String right(Scene scene) {
    return scene.predicted();
  }
}
