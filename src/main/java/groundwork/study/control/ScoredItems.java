package groundwork.study.control;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.ItemChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Which items a study without people scores. Pure. */
public final class ScoredItems {
  private ScoredItems() {}

  /** Those named; else those that pass, or the first so many of them in each cell. */
  public static List<String> of(ItemChoice choice, StimulusSet set, String model) {
    if (!choice.ids().isEmpty()) {
      return choice.ids();
    }
    var traits = new Traits(set, model);
    var cells = new LinkedHashMap<List<String>, List<String>>();
    for (var item : set.items()) {
      if (!item.practice() && traits.passes(item, choice.where())) {
        cells
            .computeIfAbsent(cell(item, choice, traits), values -> new ArrayList<>())
            .add(item.id());
      }
    }
    long each = choice.perCell() == null ? Long.MAX_VALUE : choice.perCell();
    return cells.values().stream().flatMap(cell -> cell.stream().limit(each)).toList();
  }

  private static List<String> cell(Item item, ItemChoice choice, Traits traits) {
    return choice.perCell() == null
        ? List.of()
        : choice.by().stream().map(by -> traits.value(item, by).orElse("")).toList();
  }
}
