package groundwork.trial.control.task;

import java.util.List;

/** Look at item, output and explanation; nothing is asked. */
final class Observe implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return List.of();
  }

  @Override
  public String right(Scene scene) {
    return null;
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.block().output();
  }
}
