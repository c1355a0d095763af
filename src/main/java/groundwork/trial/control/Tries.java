package groundwork.trial.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.SetAnswers;
import groundwork.trial.control.task.CounterfactualEdit;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Asked;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Edits that people try before they answer: they learn whether the model says what is wanted. */
public final class Tries {
  private Tries() {}

  /** How many there may be; empty where the trial asks for no edit. */
  public static Optional<Integer> most(Scene scene) {
    return asked(scene).map(edit -> edit.attempts() - 1);
  }

  private static Optional<Asked.Edit> asked(Scene scene) {
    return scene.asks().stream()
        .filter(Asked.Edit.class::isInstance)
        .map(Asked.Edit.class::cast)
        .findFirst();
  }

  /**
   * @param edit as in an answer
   * @throws Rejected where it does not fit, or the model cannot be asked
   */
  public static boolean succeeds(Scene scene, JsonNode edit, SetAnswers models) {
    var findings = new ArrayList<Finding>();
    EditFits.change(asked(scene).orElseThrow(), edit, "/input", findings);
    if (!findings.isEmpty()) {
      throw new Rejected(
          Fault.INVALID, "The item cannot be changed like that; nothing was counted.", findings);
    }
    return CounterfactualEdit.succeeds(scene.asking(models), edit);
  }
}
