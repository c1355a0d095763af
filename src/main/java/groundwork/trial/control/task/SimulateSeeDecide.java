package groundwork.trial.control.task;

import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.trial.entity.Scored;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Foresee the model; see what it says; then decide (Poursabzi-Sangdeh and others 2021). The first
 * answer is scored against the model, the last against the truth.
 */
final class SimulateSeeDecide implements TaskType {
  @Override
  public List<String> answers(Scene scene) {
    return scene.step().kind() == Kind.SEE ? List.of() : Classes.of(scene);
  }

  @Override
  public String right(Scene scene) {
    return switch (scene.step().kind()) {
      case SIMULATE -> scene.predicted();
      case SEE -> null;
      default -> scene.item().truth();
    };
  }

  @Override
  public Scored score(Scene scene, JsonNode answer) {
    var plain = TaskType.super.score(scene, answer);
    return scene.step().kind() != Kind.DECIDE || !answer.path("choice").isString()
        ? plain
        : new Scored(
            plain.correct(),
            Map.of(
                "deviation",
                answer.path("choice").asString().equals(scene.predicted()) ? 0.0 : 1.0));
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.step().kind() != Kind.SIMULATE;
  }
}
