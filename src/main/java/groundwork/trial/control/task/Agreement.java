package groundwork.trial.control.task;

import java.util.List;

/** Is the model right? What it says and why is seen, the truth is not. */
final class Agreement implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return YesNo.ANSWERS;
  }

  @Override
  public String right(Scene scene) {
    return YesNo.of(scene.predicted().equals(scene.item().truth()));
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return true;
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }
}
