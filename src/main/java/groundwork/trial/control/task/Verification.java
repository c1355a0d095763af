package groundwork.trial.control.task;

import groundwork.trial.entity.StepView;
import java.util.List;

/** An output is suggested: is it what the model says? */
final class Verification implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return YesNo.ANSWERS;
  }

  @Override
  public String right(Scene scene) {
    return YesNo.of(suggested(scene).equals(scene.predicted()));
  }

  @Override
  public Besides besides(Scene scene) {
    return new Besides(
        List.of(), List.of(), null, new StepView.Trial.Output(scene.words(suggested(scene)), null));
  }

  private static String suggested(Scene scene) {
    return scene.step().shown().getFirst();
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }
}
