package groundwork.trial.control.task;

import groundwork.trial.entity.StepView.Trial.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * One explanation a class: which belongs to what the model says? Neither output nor classes are
 * named.
 */
final class Distinction implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return Scene.letters(scene.step().shown().size());
  }

  @Override
  public String right(Scene scene) {
    return Scene.letter(scene.step().shown().indexOf(scene.predicted()));
  }

  @Override
  public boolean explainsItem(Scene scene) {
    return false; // they stand side by side
  }

  @Override
  public Besides besides(Scene scene) {
    var candidates = new ArrayList<Candidate>();
    for (var target : scene.step().shown()) {
      candidates.add(new Candidate(Scene.letter(candidates.size()), null, scene.unnamed(target)));
    }
    return Besides.candidates(candidates);
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }
}
