package groundwork.trial.entity;

import java.util.List;

/**
 * A task with a form of explanation, as the gallery shows it.
 *
 * @param task its word
 * @param form {@code bars}, {@code tokens}, {@code heatmap}, or the kind of a figure
 * @param set the stimulus set that it is shown on
 * @param method whose explanation it is
 * @param example whether the explanation is the documentation's example instead of one of the set's
 *     own
 * @param why why the two do not go together, by the rules of studies; null where they do
 * @param steps what a participant meets, in order; empty in lists
 */
public record Exhibit(
    String task,
    String form,
    String set,
    String method,
    boolean example,
    String why,
    List<StepView> steps) {
  public Exhibit {
    steps = List.copyOf(steps);
  }
}
