package groundwork.trial.control.task;

import groundwork.stimulus.entity.OutputClass;
import java.util.List;

/** Answers that are what a model can say. */
final class Classes {
  private Classes() {}

  static List<String> of(Scene scene) {
    return scene.set().classes().stream().map(OutputClass::id).toList();
  }
}
