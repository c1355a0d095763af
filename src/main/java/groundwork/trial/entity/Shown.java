package groundwork.trial.entity;

import java.util.List;

/**
 * An item as participants get it, for researchers who look at it: with truth and prediction beside,
 * which no participant has.
 *
 * @param truth label of what is so
 * @param predicted label of what the model says
 * @param score how sure the model is
 * @param views of each method, or of each arm and condition of a study
 * @param changes its changed forms; empty without
 */
public record Shown(
    String item,
    String model,
    String truth,
    String predicted,
    Double score,
    boolean right,
    boolean practice,
    String difficulty,
    String group,
    StepView.Instance instance,
    List<View> views,
    List<Changed> changes) {
  /**
   * What one method or one arm shows.
   *
   * @param arm id of the arm; null where methods are compared
   * @param condition id of the condition within participants; empty where nothing varies
   * @param presence when the explanation is seen
   * @param fidelity share of weights that stand where the method put them; null for all
   * @param advice whether the model's output is offered
   * @param explanation null where there is none, and {@code note} says why
   */
  public record View(
      String arm,
      String condition,
      String label,
      String method,
      String presence,
      Double fidelity,
      boolean advice,
      StepView.Explanation explanation,
      String note) {}

  /** A changed form, and what the model says of it; null where it was not asked. */
  public record Changed(
      String id, StepView.Instance instance, StepView.Trial.Change change, String predicted) {}
}
