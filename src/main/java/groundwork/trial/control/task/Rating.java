package groundwork.trial.control.task;

/** See something and rate it; nothing is right or wrong. What is asked is the block's own. */
final class Rating implements TaskType {
  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.block().output();
  }
}
