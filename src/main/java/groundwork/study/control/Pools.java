package groundwork.study.control;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.Study;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which items each block of a study may show to somebody in one arm. Pure. */
public final class Pools {
  private final Study study;
  private final StimulusSet set;
  private final Traits traits;
  private final Set<String> shownToAll = new HashSet<>();
  private final Arm arm;

  public Pools(Study study, StimulusSet set, Arm arm) {
    this.study = study;
    this.set = set;
    this.arm = arm;
    traits = new Traits(set, study.stimuli().model());
    blocks().forEach(block -> shownToAll.addAll(block.items().ids()));
    for (var block : blocks()) {
      if (block.items().all()) {
        shownToAll.addAll(fixed(block));
      }
    }
  }

  public Traits traits() {
    return traits;
  }

  /** The blocks of trials that this arm meets, in the order of the flow. */
  public List<Block.Trials> blocks() {
    return study.trials().filter(block -> block.meets(arm)).toList();
  }

  /** Items of a block that shows everybody the same ones: those named, or all there are. */
  public List<String> fixed(Block.Trials block) {
    if (!block.items().all()) {
      return block.items().ids();
    }
    var named = new HashSet<String>();
    blocks().forEach(other -> named.addAll(other.items().ids()));
    return pool(block.items()).stream()
        .map(Item::id)
        .filter(item -> !named.contains(item))
        .toList();
  }

  /**
   * What a block that draws may draw from, by cell; one cell without values where it does not tell
   * items apart. What some block of this arm shows everybody is not among it.
   */
  public Map<List<String>, List<String>> cells(Block.Trials block) {
    var choice = block.items();
    var cells = new LinkedHashMap<List<String>, List<String>>();
    for (var item : pool(choice)) {
      var cell = cells.computeIfAbsent(cell(item, choice), values -> new ArrayList<>());
      if (!shownToAll.contains(item.id())) {
        cell.add(item.id());
      }
    }
    return cells;
  }

  private List<String> cell(Item item, ItemChoice choice) {
    return choice.perCell() == null
        ? List.of()
        : choice.by().stream().map(attribute -> traits.value(item, attribute).orElse("")).toList();
  }

  private List<Item> pool(ItemChoice choice) {
    return set.items().stream()
        .filter(item -> !item.practice())
        .filter(item -> passes(item, choice))
        .toList();
  }

  /** Whether the filter of a choice lets an item through. */
  public boolean passes(String item, ItemChoice choice) {
    return set.item(item).filter(found -> passes(found, choice)).isPresent();
  }

  private boolean passes(Item item, ItemChoice choice) {
    return traits.passes(item, choice.where());
  }
}
