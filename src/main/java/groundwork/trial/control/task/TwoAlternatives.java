package groundwork.trial.control.task;

import groundwork.trial.entity.StepView.Trial.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * Some items show a class that is not named: of which one of two others does the model say the
 * same?
 */
final class TwoAlternatives implements TaskType {
  private static final int ALTERNATIVES = 2;

  @Override
  public List<String> answers(Scene scene) {
    return Scene.letters(ALTERNATIVES);
  }

  @Override
  public String right(Scene scene) {
    return Scene.letter(scene.step().shown().indexOf(scene.step().item()));
  }

  @Override
  public boolean showsItem(Scene scene) {
    return false; // it is one of the two
  }

  @Override
  public boolean explainsItem(Scene scene) {
    return false;
  }

  @Override
  public Besides besides(Scene scene) {
    var shown = scene.step().shown();
    var candidates = new ArrayList<Candidate>();
    for (var id : shown.subList(0, ALTERNATIVES)) {
      candidates.add(
          new Candidate(
              Scene.letter(candidates.size()),
              Pictures.instance(scene.set(), scene.item(id).content()),
              null));
    }
    var references = new ArrayList<Candidate>();
    for (var id : shown.subList(ALTERNATIVES, shown.size())) {
      var item = scene.item(id);
      references.add(
          new Candidate(
              String.valueOf(references.size() + 1),
              Pictures.instance(scene.set(), item.content()),
              scene.explains() ? scene.explanation(item, scene.holds().method(), false) : null));
    }
    return new Besides(candidates, references, null, null);
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }
}
