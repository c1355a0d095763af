package groundwork.trial.control.task;

import groundwork.trial.entity.StepView.Trial.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * Two explanations of one output: which is the better one? There is no key. Whose they are is never
 * told.
 */
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
    return false; // the two stand side by side
  }

  @Override
  public Besides besides(Scene scene) {
    var candidates = new ArrayList<Candidate>();
    for (var method : scene.step().shown()) {
      candidates.add(
          new Candidate(
              Scene.letter(candidates.size()),
              null,
              scene.explanation(scene.item(), method, true)));
    }
    return Besides.candidates(candidates);
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }
}
