package groundwork.trial.control.task;

import groundwork.trial.entity.Asked;
import java.util.List;

/** Say in words of one's own what there is to see; coded later. */
final class Describe implements TaskType {
  @Override
  public List<Asked> asks(Scene scene) {
    return scene.block().asks().text() == null
        ? List.of(new Asked.Text("text", null, false, 2000))
        : List.of();
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.block().output();
  }
}
