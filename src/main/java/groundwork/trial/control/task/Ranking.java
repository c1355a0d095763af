package groundwork.trial.control.task;

import groundwork.trial.entity.Asked;
import java.util.List;

/** Several explanations are put in order. */
final class Ranking implements Contest {
  @Override
  public List<Asked> asks(Scene scene) {
    return List.of(new Asked.Ranking("ranking", Scene.letters(scene.step().shown().size())));
  }
}
