package groundwork.trial.control.task;

import groundwork.trial.entity.StepView.Trial.Candidate;
import java.util.ArrayList;

/** Explanations of one output by several methods, side by side. Whose they are is never told. */
final class Contestants {
  private Contestants() {}

  static Besides of(Scene scene) {
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
}
