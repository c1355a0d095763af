package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Study;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nobody meets an item twice, nothing practised is scored, and there are enough of each cell. */
final class ItemRules {
  private final Rules rules;
  private final Study study;
  private final StimulusSet set;

  ItemRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
  }

  void check() {
    var taken = new HashSet<String>();
    for (var placed : Placed.of(study)) {
      if (placed.block() instanceof Block.Trials block) {
        named(placed.pointer() + "/items", block, taken);
      }
    }
    if (study.functional() != null) {
      exist("/functional/items/ids", study.functional().items());
    }
    study.arms().forEach(arm -> enough(arm, taken));
  }

  private void exist(String list, ItemChoice items) {
    for (int j = 0; j < items.ids().size(); j++) {
      if (set.item(items.ids().get(j)).isEmpty()) {
        rules.error(
            list + "/" + j,
            "the set \"" + set.slug() + "\" has no item \"" + items.ids().get(j) + "\"",
            "Look up the item's id in the set's manifest.");
      }
    }
  }

  private void named(String place, Block.Trials block, Set<String> taken) {
    exist(place + "/ids", block.items());
    boolean practising = block.phase() == Phase.PRACTICE;
    if (practising && block.items().ids().isEmpty()) {
      rules.error(
          place,
          "practice items are named, so that they stay out of the main pool",
          "Write \"items: {ids: [...]}\" with items that the set marks \"practice\".");
    }
    for (int j = 0; j < block.items().ids().size(); j++) {
      var id = block.items().ids().get(j);
      var pointer = place + "/ids/" + j;
      var item = set.item(id);
      if (item.isPresent() && item.get().practice() && !practising) {
        rules.error(
            pointer,
            "the item \"" + id + "\" is for practice and is never scored",
            "Choose an item that is not marked \"practice\".");
      } else if (item.isPresent() && !item.get().practice() && practising) {
        rules.error(
            pointer,
            "the item \"" + id + "\" is in the main pool, so it cannot be practised with",
            "Choose an item that the set marks \"practice\".");
      }
      if (!taken.add(id)) {
        rules.error(
            pointer,
            "the item \"" + id + "\" stands in two blocks; nobody may meet an item twice",
            "Use another item in one of them.");
      }
    }
  }

  /** All blocks of a run draw from the same cells, without putting anything back. */
  private void enough(Arm arm, Set<String> named) {
    var left = left(named);
    int asked = 0;
    for (var placed : Placed.of(study)) {
      if (!(placed.block() instanceof Block.Trials block)
          || block.items().perCell() == null
          || !block.meets(arm)) {
        continue;
      }
      asked += block.items().perCell();
      var scarcest = left.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
      if (asked > scarcest.getValue()) {
        var cell = scarcest.getKey();
        rules.error(
            placed.pointer() + "/items/perCell",
            "up to here, arm \"%s\" asks for %d items of each cell, but only %d are truly \"%s\" and predicted \"%s\""
                .formatted(arm.id(), asked, scarcest.getValue(), cell.truth(), cell.predicted()),
            "Lower perCell in one of the blocks, or use a larger set: nobody may meet an item twice.");
        return;
      }
    }
  }

  private Map<Item.Cell, Long> left(Set<String> named) {
    var cells = set.cells(study.stimuli().model());
    var left = new HashMap<Item.Cell, Long>();
    for (var truth : set.classes()) {
      for (var predicted : set.classes()) {
        var cell = new Item.Cell(truth.id(), predicted.id());
        var items = cells.getOrDefault(cell, List.of());
        left.put(cell, items.stream().filter(item -> !named.contains(item.id())).count());
      }
    }
    return left;
  }
}
