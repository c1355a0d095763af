package groundwork.assignment.control;

import groundwork.study.entity.Block;
import groundwork.study.entity.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * The blocks of one participant in the order in which they may come: groups in their order, and
 * what a way back leads over again, written out after its branch as often as it may be taken.
 */
final class Course {
  /**
   * @param round how often this block stood before, from 1
   */
  record Stop(Block block, int round) {}

  private final List<Block> flow;
  private final Predicate<Block> meets;
  private final BiFunction<Block.Group, List<Block>, List<Block>> orders;
  private final Map<String, Integer> rounds = new HashMap<>();
  private final List<Stop> stops = new ArrayList<>();

  private Course(
      List<Block> flow,
      Predicate<Block> meets,
      BiFunction<Block.Group, List<Block>, List<Block>> orders) {
    this.flow = flow;
    this.meets = meets;
    this.orders = orders;
  }

  /**
   * @param meets whether this participant's arm meets a block
   * @param orders the blocks of a group as this participant meets them
   */
  static List<Stop> of(
      List<Block> flow,
      Predicate<Block> meets,
      BiFunction<Block.Group, List<Block>, List<Block>> orders) {
    var course = new Course(flow, meets, orders);
    course.walk(0, flow.size());
    return course.stops;
  }

  private void walk(int from, int until) {
    for (int i = from; i < until; i++) {
      var block = flow.get(i);
      visit(block);
      if (block instanceof Block.Branch back && meets.test(back)) {
        again(back, i);
      }
    }
  }

  private void again(Block.Branch back, int index) {
    int to = indexOf(flow, back.to());
    if (to < 0 || to > index || back.atMost() == null) {
      return; // forward: nothing comes twice
    }
    for (int time = 1; time <= back.atMost(); time++) {
      walk(to, index);
      if (time < back.atMost()) {
        visit(back);
      }
    }
  }

  private void visit(Block block) {
    if (!meets.test(block)) {
      return;
    }
    if (block instanceof Block.Group group) {
      var met = group.blocks().stream().filter(meets).toList();
      orders.apply(group, met).forEach(this::visit);
    } else {
      stops.add(new Stop(block, rounds.merge(block.id(), 1, Integer::sum)));
    }
  }

  /** So many of a group: which ones, the order says; fixed ones stay in the order written. */
  static List<Block> sampled(Block.Group group, List<Block> met, List<Block> ordered) {
    if (group.sample() == null || group.sample() >= met.size()) {
      return ordered;
    }
    var sample = ordered.subList(0, group.sample());
    return group.order() == Sequence.FIXED
        ? met.stream().filter(sample::contains).toList()
        : sample;
  }

  /** Where a block stands in the flow; -1 if nowhere, or inside a group. */
  static int indexOf(List<Block> flow, String id) {
    for (int i = 0; i < flow.size(); i++) {
      if (flow.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
