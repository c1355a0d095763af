package groundwork.trial.control.task;

import java.util.List;

/** Which of two explanations, or of more, is the best one? */
final class ForcedChoice implements Contest {
  @Override
  public List<String> answers(Scene scene) {
    return Scene.letters(scene.step().shown().size());
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }
}
