package groundwork.assignment.control;

import groundwork.stimulus.entity.Item;
import groundwork.study.entity.Asks.Lineup.Of;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What stands side by side where one does not belong. The intruder takes each place equally often.
 *
 * <ul>
 *   <li>by class: {@code [item, …]}; the trial's item is the one of which the model says something
 *       else
 *   <li>by item: {@code [item, …, other]}; the trial's item is shown with the explanation of the
 *       last one, which is not shown itself
 *   <li>by method: {@code [method, …]}
 * </ul>
 *
 * Items beside the trial's own are ones that this participant is asked about nowhere.
 */
final class Intruders {
  private static final int USUAL = 4;

  private Intruders() {}

  static List<List<String>> of(ChoicePlan plan) {
    return plan.block().asks().sideBySide().difference() == Of.METHOD ? methods(plan) : items(plan);
  }

  private static List<List<String>> methods(ChoicePlan plan) {
    var lineup = plan.block().asks().sideBySide();
    int[] ranks = plan.ranks();
    var shown = new ArrayList<List<String>>();
    for (int i = 0; i < ranks.length; i++) {
      var own =
          plan.block().methods().stream().filter(one -> !one.equals(lineup.intruder())).toList();
      int size = lineup.size() == null ? own.size() + 1 : Math.min(lineup.size(), own.size() + 1);
      var others = Draw.shuffled(own, plan.draw(plan.trials().get(i), "others"));
      shown.add(
          placed(others.subList(0, size - 1), lineup.intruder(), (ranks[i] + plan.turn()) % size));
    }
    return shown;
  }

  private static List<List<String>> items(ChoicePlan plan) {
    var lineup = plan.block().asks().sideBySide();
    int size = lineup.size() == null ? USUAL : lineup.size();
    int[] ranks = plan.ranks();
    var used = new HashSet<String>();
    var shown = new ArrayList<List<String>>();
    for (int i = 0; i < ranks.length; i++) {
      var trial = plan.trials().get(i);
      var predicted = plan.predicted(trial);
      Predicate<Item> same = item -> item.output(plan.model()).predicted().equals(predicted);
      List<String> others;
      List<String> beyond = List.of();
      if (lineup.difference() == Of.CLASS) {
        // of one class that the others share; which one changes from trial to trial
        var classes =
            plan.version().stimuli().classes().stream()
                .map(one -> one.id())
                .filter(id -> !id.equals(predicted))
                .filter(id -> plan.spare(item -> says(plan, item, id)).size() >= size - 1)
                .toList();
        var shared = Draw.shuffled(classes, plan.draw(trial, "shared")).getFirst();
        others = plan.drawn(trial, "others", item -> says(plan, item, shared), used, size - 1);
      } else {
        beyond = plan.drawn(trial, "beyond", same.negate(), used, 1);
        var donor = Set.copyOf(beyond);
        others = plan.drawn(trial, "others", item -> !donor.contains(item.id()), used, size - 1);
      }
      var all = new ArrayList<>(placed(others, trial.item(), (ranks[i] + plan.turn()) % size));
      all.addAll(beyond);
      shown.add(List.copyOf(all));
    }
    return shown;
  }

  private static boolean says(ChoicePlan plan, Item item, String id) {
    return item.output(plan.model()).predicted().equals(id);
  }

  private static List<String> placed(List<String> others, String intruder, int place) {
    var all = new ArrayList<>(others);
    all.add(Math.min(place, all.size()), intruder);
    return Collections.unmodifiableList(all);
  }
}
