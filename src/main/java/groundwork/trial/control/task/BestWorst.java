package groundwork.trial.control.task;

import groundwork.trial.entity.Asked;
import java.util.List;

/** Of several explanations the best and the worst are asked for. */
final class BestWorst implements Contest {
  @Override
  public List<Asked> asks(Scene scene) {
    return List.of(new Asked.Extremes("extremes", Scene.letters(scene.step().shown().size())));
  }
}
