package groundwork.assignment.control;

import groundwork.stimulus.entity.Perturbation;
import java.util.List;

/**
 * Which change of its item a trial asks about: {@code [perturbation]}. How many of them change the
 * output is up to the items that a block draws ({@code by: [flips]}).
 */
final class Changes {
  private Changes() {}

  static List<List<String>> of(ChoicePlan plan) {
    return plan.trials().stream()
        .map(
            trial ->
                plan.item(trial).perturbation(plan.model()).map(Perturbation::id).stream().toList())
        .toList();
  }
}
