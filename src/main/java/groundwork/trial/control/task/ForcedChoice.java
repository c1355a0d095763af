package groundwork.trial.control.task;

import java.util.List;

/** Two explanations of one output, or more: which is the best one? There is no key. */
final class ForcedChoice implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return Scene.letters(scene.step().shown().size());
  }

  @Override
  public String right(Scene scene) {
    return null;
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return true;
  }

  @Override
  public boolean explainsItem(Scene scene) {
    return false; // they stand side by side
  }

  @Override
  public Besides besides(Scene scene) {
    return Contestants.of(scene);
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }
}
