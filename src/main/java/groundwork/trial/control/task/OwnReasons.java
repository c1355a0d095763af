package groundwork.trial.control.task;

import groundwork.study.entity.Asks;
import groundwork.trial.entity.Asked;
import java.util.List;

/**
 * Mark, weigh or write why the model says what it says, or why the truth is what it is. What people
 * give here can become a method of the set.
 */
final class OwnReasons implements TaskType {
  /** Where something is marked, it is the item itself. */
  @Override
  public boolean showsItem(Scene scene) {
    return scene.block().asks().marks() == null;
  }

  /** Reasons for what the model says need it; reasons for the truth would be led by it. */
  @Override
  public boolean tellsOutput(Scene scene) {
    var marks = scene.block().asks().marks();
    return marks == null ? scene.block().output() : marks.about() == Asks.Marks.About.MODEL;
  }

  @Override
  public List<Asked> asks(Scene scene) {
    var marks = scene.block().asks().marks();
    return marks == null ? List.of() : List.of(Marking.asked(scene, marks));
  }
}
