package groundwork.study.control;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.util.stream.Stream;

/** Which items blocks may ask about, and how many are left that nobody is asked about. */
final class AskedItems {
  private final Study study;
  private final StimulusSet set;
  private final String model;
  private final Traits traits;

  AskedItems(Study study, StimulusSet set) {
    this.study = study;
    this.set = set;
    this.model = study.stimuli().model();
    this.traits = new Traits(set, model);
  }

  /** Every item that may stand in a block. */
  Stream<Item> pool(Block.Trials block) {
    var items = block.items();
    if (items.same() != null) {
      return study
          .trials()
          .filter(other -> other.id().equals(items.same()) && other.items().same() == null)
          .flatMap(this::pool);
    }
    return items.ids().isEmpty()
        ? set.items().stream()
            .filter(item -> !item.practice() && traits.passes(item, items.where()))
        : items.ids().stream().flatMap(id -> set.item(id).stream());
  }

  /** How many items of which the model says that an arm asks about, at most. */
  long asked(Arm arm, String predicted) {
    return study
        .trials()
        .filter(block -> block.meets(arm))
        .mapToLong(block -> asked(block, predicted))
        .sum();
  }

  /** How many items of which the model says that are surely left, that nobody is asked about. */
  long left(Arm arm, String predicted) {
    long there =
        set.items().stream()
            .filter(item -> item.output(model).predicted().equals(predicted))
            .count();
    return Math.max(0, there - asked(arm, predicted));
  }

  /** In one block. */
  private long asked(Block.Trials block, String predicted) {
    var items = block.items();
    long all = pool(block).filter(item -> item.output(model).predicted().equals(predicted)).count();
    if (items.same() != null) {
      return 0;
    }
    if (items.perCell() != null) {
      long cells =
          pool(block)
              .filter(item -> item.output(model).predicted().equals(predicted))
              .map(
                  item -> items.by().stream().map(by -> traits.value(item, by).orElse("")).toList())
              .distinct()
              .count();
      return Math.min(all, items.perCell() * cells);
    }
    return items.count() == null ? all : Math.min(all, items.count());
  }
}
