package groundwork.trial.control.task;

import java.util.List;

/** Item, output and why; then a change is named: does what the model says change? */
final class CounterfactualVerify implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return YesNo.ANSWERS;
  }

  @Override
  public String right(Scene scene) {
    return YesNo.of(!scene.predictedThen().equals(scene.predicted()));
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return true;
  }

  @Override
  public Besides besides(Scene scene) {
    return Besides.changed(null, Pictures.change(scene.set(), scene.item(), scene.perturbation()));
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }
}
