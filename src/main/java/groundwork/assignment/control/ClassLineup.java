package groundwork.assignment.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Which classes' explanations stand side by side: {@code [class, …]}. The one that the model says
 * takes each place equally often; the order of the others is drawn.
 */
final class ClassLineup {
  private ClassLineup() {}

  static List<List<String>> of(ChoicePlan plan) {
    int[] ranks = plan.ranks();
    var shown = new ArrayList<List<String>>();
    for (int i = 0; i < ranks.length; i++) {
      var trial = plan.trials().get(i);
      var classes =
          plan.version().stimuli().explained(trial.item(), plan.model(), trial.holds().method());
      var predicted = plan.predicted(trial);
      var order =
          new ArrayList<>(
              Draw.shuffled(
                  classes.stream().filter(id -> !id.equals(predicted)).toList(),
                  plan.draw(trial, "lineup")));
      order.add((ranks[i] + plan.turn()) % (order.size() + 1), predicted);
      shown.add(List.copyOf(order));
    }
    return shown;
  }
}
