package groundwork.trial.control.task;

/** Look at item, output and explanation; nothing is asked. */
final class Observe implements TaskType {
  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.block().output();
  }
}
