package groundwork.trial.control.task;

import groundwork.trial.entity.Asked;
import java.util.List;

/**
 * Several explanations of one output, of which the best and the worst are asked for. There is no
 * key.
 */
final class BestWorst implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return List.of();
  }

  @Override
  public String right(Scene scene) {
    return null;
  }

  @Override
  public List<Asked> asks(Scene scene) {
    return List.of(new Asked.Extremes("extremes", Scene.letters(scene.step().shown().size())));
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
}
