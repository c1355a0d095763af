package groundwork.assignment.control;

import groundwork.stimulus.entity.OutputClass;
import groundwork.study.entity.OptionOrder;
import groundwork.study.entity.Task.Options;
import java.util.List;

/** In which order the answers of each trial stand; empty where they stand as they are written. */
final class OptionOrders {
  private OptionOrders() {}

  static List<List<String>> of(ChoicePlan plan) {
    var block = plan.block();
    var options = options(plan);
    return plan.trials().stream()
        .map(
            trial ->
                block.options() == OptionOrder.FIXED || options.isEmpty()
                    ? List.<String>of()
                    : block.options() == OptionOrder.SHUFFLED
                        ? Draw.shuffled(options, plan.draw(trial, "options"))
                        : Draw.shuffled(options, Draw.of(plan.seed(), "options", block.id())))
        .toList();
  }

  private static List<String> options(ChoicePlan plan) {
    var kind = plan.block().task().options();
    return kind == Options.CLASSES
        ? plan.version().stimuli().classes().stream().map(OutputClass::id).toList()
        : kind.fixed();
  }
}
