package groundwork.trial.control.task;

import java.util.List;

/** Item, output and why; then the item with one thing changed: what does the model say now? */
final class CounterfactualPredict implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return Classes.of(scene);
  }

  @Override
  public String right(Scene scene) {
    return scene.predictedThen();
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return true;
  }

  @Override
  public Besides besides(Scene scene) {
    return Besides.changed(
        Pictures.instance(scene.set(), scene.perturbation().content()),
        Pictures.change(scene.set(), scene.item(), scene.perturbation()));
  }
}
