package groundwork.trial.control.task;

import groundwork.study.entity.Asks.Lineup.Of;
import groundwork.trial.entity.StepView.Trial.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * Several items or explanations of which one does not belong to the others: of that item the model
 * says something else, or it has another item's explanation, or its explanation was made by another
 * method.
 */
final class Intrusion implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return Scene.letters(size(scene));
  }

  @Override
  public String right(Scene scene) {
    var intruder =
        by(scene) == Of.METHOD ? scene.block().asks().sideBySide().intruder() : scene.step().item();
    return Scene.letter(scene.step().shown().indexOf(intruder));
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return by(scene) == Of.METHOD; // with items, outputs would tell which one it is
  }

  @Override
  public boolean showsItem(Scene scene) {
    return by(scene) == Of.METHOD;
  }

  @Override
  public boolean explainsItem(Scene scene) {
    return false; // they stand side by side
  }

  @Override
  public Besides besides(Scene scene) {
    if (by(scene) == Of.METHOD) {
      return Contestants.of(scene);
    }
    var shown = scene.step().shown();
    var candidates = new ArrayList<Candidate>();
    for (var id : shown.subList(0, size(scene))) {
      var item = scene.item(id);
      boolean foreign = by(scene) == Of.ITEM && id.equals(scene.step().item());
      candidates.add(
          new Candidate(
              Scene.letter(candidates.size()),
              Pictures.instance(scene.set(), item.content()),
              !scene.explains()
                  ? null
                  : foreign
                      ? scene.foreign(item, scene.item(shown.getLast()))
                      : scene.explanation(item, scene.holds().method(), false)));
    }
    return Besides.candidates(candidates);
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }

  private static Of by(Scene scene) {
    return scene.block().asks().sideBySide().difference();
  }

  /** The last of what is planned is not shown itself where another item's explanation is. */
  private static int size(Scene scene) {
    int planned = scene.step().shown().size();
    return by(scene) == Of.ITEM ? planned - 1 : planned;
  }
}
