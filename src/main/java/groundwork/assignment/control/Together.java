package groundwork.assignment.control;

import groundwork.stimulus.entity.Item;
import groundwork.study.control.Traits;
import groundwork.study.entity.Asks.Names;
import java.util.Collections;
import java.util.List;

/**
 * Items that are seen beside the one that is to be named: they share with it what the block says.
 * Those that this participant is asked about nowhere come first.
 */
final class Together {
  private Together() {}

  static List<List<String>> of(ChoicePlan plan) {
    var names = plan.block().asks().names();
    return names == null || names.together() == null
        ? Collections.nCopies(plan.trials().size(), List.of())
        : plan.trials().stream().map(trial -> drawn(plan, trial, names.together())).toList();
  }

  private static List<String> drawn(
      ChoicePlan plan, ChoicePlan.Trial trial, Names.Together together) {
    var set = plan.version().stimuli();
    var traits = new Traits(set, plan.model());
    var own = plan.item(trial);
    var alike =
        set.items().stream()
            .filter(item -> !item.id().equals(own.id()) && !item.practice())
            .filter(
                item -> traits.value(item, together.by()).equals(traits.value(own, together.by())))
            .map(Item::id)
            .toList();
    return Draw.shuffled(alike, plan.draw(trial, "together")).stream()
        .sorted((a, b) -> Boolean.compare(plan.met().contains(a), plan.met().contains(b)))
        .limit(together.count())
        .toList();
  }
}
