package groundwork.trial.control.task;

import java.util.List;

/** See something and rate it; nothing is right or wrong. What is asked is the block's own. */
final class Rating implements TaskType {
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
