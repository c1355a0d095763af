package groundwork.study.control;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Block;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.function.ToIntFunction;

/** How many items somebody meets in a block of trials. Pure. */
public final class TrialCount {
  private TrialCount() {}

  /** Of a study that reads. */
  public static int of(Study study, Block.Trials block, StimulusSet set) {
    return of(
        block,
        set,
        study.stimuli().model(),
        id ->
            study.block(id).orElse(null) instanceof Block.Trials first
                    && first.items().same() == null
                ? of(study, first, set)
                : 0);
  }

  /**
   * Of a block of a study that may not read yet.
   *
   * @param model whose outputs tell items apart; 0 items are drawn by cell where the set has none
   *     such
   * @param earlier how many there are in the block whose items come again
   */
  static int of(Block.Trials block, StimulusSet set, String model, ToIntFunction<String> earlier) {
    var items = block.items();
    if (items.same() != null) {
      return earlier.applyAsInt(items.same());
    }
    if (items.count() != null) {
      return items.count();
    }
    if (!items.ids().isEmpty()) {
      return items.ids().size();
    }
    return set.model(model).isEmpty() ? 0 : ofPool(items, set, new Traits(set, model));
  }

  private static int ofPool(ItemChoice items, StimulusSet set, Traits traits) {
    var pool =
        set.items().stream()
            .filter(item -> !item.practice() && traits.passes(item, items.where()))
            .toList();
    return items.perCell() == null
        ? pool.size()
        : items.perCell()
            * (int) pool.stream().map(item -> cell(item, items, traits)).distinct().count();
  }

  private static List<String> cell(Item item, ItemChoice items, Traits traits) {
    return items.by().stream().map(attribute -> traits.value(item, attribute).orElse("")).toList();
  }
}
