package groundwork.trial.control;

import groundwork.assignment.control.Branches;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Block;
import groundwork.study.entity.Ending;
import groundwork.study.entity.Study;
import groundwork.trial.entity.Move.Happened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a run goes on, by its rules: blocks whose rule does not hold are passed over, branches are
 * taken, early ends found. Plans only lead forward, so this always comes to an end. Pure; nobody is
 * shown any of it.
 */
final class Way {
  private final Study study;
  private final List<PlannedStep> plan;

  Way(Study study, List<PlannedStep> plan) {
    this.study = study;
    this.plan = plan;
  }

  /**
   * @param position of a step that can be shown, or the plan's length
   * @param ending null where it goes on
   */
  record Stop(int position, Ending ending, String reason, List<Happened> happened) {}

  /** Whether a rule decides what comes here, where a block begins. */
  boolean ruled(int position) {
    return position < plan.size()
        && (position == 0 || !plan.get(position - 1).block().equals(plan.get(position).block()))
        && !rules(plan.get(position)).isEmpty();
  }

  Stop from(int start, Facts facts) {
    var happened = new ArrayList<Happened>();
    int position = start;
    while (position < plan.size()) {
      var step = plan.get(position);
      boolean holds = rules(step).stream().allMatch(facts::hold);
      if (step.kind() == Kind.BRANCH) {
        int next = Branches.next(study, plan, position, holds);
        happened.add(
            new Happened(
                Happened.BRANCHED, Map.of("block", step.block(), "holds", holds, "to", next)));
        position = next;
      } else if (step.kind() == Kind.END) {
        if (holds) {
          var end = (Block.End) study.block(step.block()).orElseThrow();
          return new Stop(position, end.outcome(), end.reason(), happened);
        }
        position++;
      } else if (holds) {
        break;
      } else {
        position = behind(position);
      }
    }
    return new Stop(position, null, null, happened);
  }

  /** The first step behind the block that stands here. */
  private int behind(int position) {
    var block = plan.get(position).block();
    int next = position + 1;
    while (next < plan.size() && plan.get(next).block().equals(block)) {
      next++;
    }
    return next;
  }

  /** Rules that must hold for a block: its own and those of the groups around it. */
  private List<String> rules(PlannedStep step) {
    var rules = new ArrayList<String>();
    collect(study.flow(), step.block(), rules);
    return rules;
  }

  private static boolean collect(List<Block> blocks, String id, List<String> rules) {
    for (var block : blocks) {
      boolean here =
          block.id().equals(id)
              || block instanceof Block.Group group && collect(group.blocks(), id, rules);
      if (here) {
        if (block.when() != null) {
          rules.add(block.when());
        }
        return true;
      }
    }
    return false;
  }
}
