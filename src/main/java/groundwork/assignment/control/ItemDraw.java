package groundwork.assignment.control;

import groundwork.study.control.Demands;
import groundwork.study.control.Pools;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Attribute;
import groundwork.study.entity.Block;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.ItemFilter;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.TrialOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which items each block shows one participant, and which of them shares its condition with whom.
 * Pure.
 *
 * <p>Items that are drawn come from one list per cell, in an order that belongs to the version.
 * Each participant of an arm starts further along that list than the one before, one further where
 * each cell gives its share and as many as are taken where the whole pool is sampled; the blocks
 * take what is free from there on. So nobody meets an item twice, and where blocks draw from the
 * same cells, after as many participants as a cell has items every item has stood in every block
 * equally often, in every arm. Where pools overlap without being the same, the smaller ones are
 * served first and that balance is approximate.
 */
final class ItemDraw {
  /** What is drawn from: blocks that say the same draw from the same lists. */
  private record Source(List<Attribute> by, ItemFilter where) {
    static Source of(ItemChoice choice) {
      return new Source(choice.perCell() == null ? List.of() : choice.by(), choice.where());
    }
  }

  private final StudyVersion version;
  private final Pools pools;
  private final int index;
  private final Map<String, Places> byBlock = new HashMap<>();
  private final Map<Source, Integer> steps = new HashMap<>();

  private ItemDraw(StudyVersion version, Arm arm, int index) {
    this.version = version;
    this.index = index;
    pools = new Pools(version.definition(), version.stimuli(), arm);
  }

  /**
   * @param index how many were put into the arm before
   * @return by block id
   */
  static Map<String, Places> of(StudyVersion version, Arm arm, int index) {
    var draw = new ItemDraw(version, arm, index);
    draw.draw();
    return draw.byBlock;
  }

  private void draw() {
    var drawing = new ArrayList<Block.Trials>();
    for (var block : pools.blocks()) {
      if (block.items().drawn()) {
        drawing.add(block);
      } else if (block.items().same() == null) {
        byBlock.put(block.id(), Places.fixed(pools.fixed(block), index));
      }
    }
    share(drawing);
    for (var block : pools.blocks()) {
      if (block.items().same() != null) {
        byBlock.put(block.id(), again(block));
      }
    }
  }

  /** Those of the other block that the filter, if any, lets through. */
  private Places again(Block.Trials block) {
    var before = byBlock.get(block.items().same());
    if (before == null) {
      throw new IllegalStateException(
          "validation lets through only items of earlier blocks: " + block.id());
    }
    return before.where(item -> pools.passes(item, block.items()));
  }

  private void share(List<Block.Trials> blocks) {
    var cells = new LinkedHashMap<Source, Map<List<String>, List<String>>>();
    blocks.forEach(
        block -> cells.computeIfAbsent(Source.of(block.items()), source -> pools.cells(block)));
    var sizes = new HashMap<Source, Integer>();
    cells.forEach(
        (source, lists) -> sizes.put(source, lists.values().stream().mapToInt(List::size).sum()));
    var served = new ArrayList<>(blocks);
    served.sort(Comparator.comparing(block -> sizes.get(Source.of(block.items()))));
    blocks.forEach(block -> steps.merge(Source.of(block.items()), step(block), Math::max));
    var demands = new Demands();
    var taken = new HashMap<String, List<Places.Share>>();
    for (var block : served) {
      var shares = new ArrayList<Places.Share>();
      cells
          .get(Source.of(block.items()))
          .forEach((cell, items) -> shares.add(share(block, cell, items, demands)));
      taken.put(block.id(), shares);
    }
    for (var block : blocks) {
      boolean fixedOrder = block.order().kind() == TrialOrder.Kind.FIXED;
      byBlock.put(block.id(), Places.drawn(taken.get(block.id()), index, fixedOrder));
    }
  }

  private static int step(Block.Trials block) {
    return block.items().perCell() == null ? block.items().count() : 1;
  }

  private static int each(Block.Trials block) {
    return block.items().perCell() == null ? block.items().count() : block.items().perCell();
  }

  /**
   * Where this participant's draw begins in a list. Samples of a pool follow each other, so that
   * few participants already meet most of it, and all of it about equally often. Where such steps
   * would come round to the same places, each time round begins one later: in as many participants
   * as the list has items, each item is the first once.
   */
  private int start(int size, int step) {
    int round = size / BigInteger.valueOf(size).gcd(BigInteger.valueOf(step)).intValue();
    int at = index % size;
    return (int) (((long) at * step + at / round) % size);
  }

  private Places.Share share(
      Block.Trials block, List<String> cell, List<String> items, Demands demands) {
    int each = each(block);
    var words = new ArrayList<Object>();
    words.add(version.hash().hex());
    words.add(version.definition().seed());
    words.add("items");
    words.addAll(cell);
    var order = Draw.shuffled(items, Draw.of(words.toArray()));
    int from = order.isEmpty() ? 0 : start(order.size(), steps.get(Source.of(block.items())));
    var wanted = new ArrayList<>(order.subList(from, order.size()));
    wanted.addAll(order.subList(0, from));
    var got = demands.take(wanted, each);
    if (got.size() < each) {
      throw new IllegalStateException(
          "validation lets no block through that has too few items: " + block.id());
    }
    return new Places.Share(got, order.size());
  }
}
