package groundwork.assignment.control;

import groundwork.assignment.entity.PlannedStep;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a branch in a plan leads. Pure. */
public final class Branches {
  private Branches() {}

  /**
   * @param position of a step of kind {@code BRANCH}
   * @param holds what its rule says now
   * @return index of the step that comes next; the plan's length where none does
   */
  public static int next(Study study, List<PlannedStep> plan, int position, boolean holds) {
    var branch = (Block.Branch) study.block(plan.get(position).block()).orElseThrow();
    int from = Course.indexOf(study.flow(), branch.id());
    int to = Course.indexOf(study.flow(), branch.to());
    boolean back = to <= from;
    if (back == holds) {
      return position + 1; // what comes again is written out behind the branch
    }
    return back
        ? firstOutside(ids(study.flow().subList(to, from + 1)), plan, position)
        : firstOf(ids(study.flow().subList(to, study.flow().size())), plan, position);
  }

  private static Set<String> ids(List<Block> blocks) {
    return blocks.stream().flatMap(Block::leaves).map(Block::id).collect(Collectors.toSet());
  }

  private static int firstOutside(Set<String> blocks, List<PlannedStep> plan, int position) {
    int next = position + 1;
    while (next < plan.size() && blocks.contains(plan.get(next).block())) {
      next++;
    }
    return next;
  }

  /** The first of the target or, where this arm does not meet it, of what follows it. */
  private static int firstOf(Set<String> blocks, List<PlannedStep> plan, int position) {
    int next = position + 1;
    while (next < plan.size() && !blocks.contains(plan.get(next).block())) {
      next++;
    }
    return next;
  }
}
