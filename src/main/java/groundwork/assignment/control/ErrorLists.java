package groundwork.assignment.control;

import groundwork.stimulus.entity.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which items stand in one list, some of them with an error of the model: {@code [item, …]}; empty
 * where the trial's item stands alone. The others are items that this participant is asked about
 * nowhere, about as many right as wrong ones as far as there are enough; how many errors a list has
 * changes, so that nobody can count on it.
 */
final class ErrorLists {
  private ErrorLists() {}

  static List<List<String>> of(ChoicePlan plan) {
    var size = plan.block().asks().sideBySide().size();
    int[] ranks = plan.ranks();
    var used = new HashSet<String>();
    var shown = new ArrayList<List<String>>();
    for (int i = 0; i < ranks.length; i++) {
      if (size == null || size < 2) {
        shown.add(List.of());
        continue;
      }
      var trial = plan.trials().get(i);
      Predicate<Item> right = item -> item.output(plan.model()).predicted().equals(item.truth());
      int errors = (size - 1) / 2 + (ranks[i] + plan.turn()) % 3 - 1;
      var wrong = plan.drawn(trial, "wrong", right.negate(), used, Math.max(0, errors));
      var ids = new ArrayList<>(wrong);
      ids.addAll(plan.drawn(trial, "right", right, used, size - 1 - wrong.size()));
      ids.add(trial.item());
      shown.add(Draw.shuffled(ids, plan.draw(trial, "list")));
    }
    return shown;
  }
}
