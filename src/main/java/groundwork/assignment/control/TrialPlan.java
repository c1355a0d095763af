package groundwork.assignment.control;

import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.control.Arrangement;
import groundwork.study.control.Traits;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Attribute;
import groundwork.study.entity.Block;
import groundwork.study.entity.Condition;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Within;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The trials of one participant: items, their conditions, and their order. Pure. */
final class TrialPlan {
  /**
   * One item under one condition.
   *
   * @param kinds of its steps
   * @param shown what its task chooses between
   * @param options in which order answers stand that can be chosen; empty for their own
   */
  record Trial(
      String item,
      Condition condition,
      List<Kind> kinds,
      List<String> shown,
      List<String> options) {}

  /** One item under one condition, before the order is known. */
  private record Crossed(String item, Condition condition) {}

  private final StudyVersion version;
  private final Arm arm;
  private final int armOrdinal;
  private final String seed;
  private final Traits traits;
  private final Map<String, Places> items;
  private final Set<String> met = new HashSet<>();

  TrialPlan(StudyVersion version, Arm arm, int armOrdinal, String seed) {
    this.version = version;
    this.arm = arm;
    this.armOrdinal = armOrdinal;
    this.seed = seed;
    traits = new Traits(version.stimuli(), version.definition().stimuli().model());
    items = ItemDraw.of(version, arm, armOrdinal);
    items.values().forEach(places -> met.addAll(places.items()));
  }

  /**
   * @param round how often the block came before, from 1: the same trials, in another order
   */
  List<Trial> of(Block.Trials block, int round) {
    var order = order(block, round);
    var holds = order.stream().map(one -> Study.manipulation(arm, one.condition(), block)).toList();
    var choices = choices(block, order, holds);
    var shown = TaskSteps.shown(choices);
    var options = OptionOrders.of(choices);
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < order.size(); i++) {
      var one = order.get(i);
      var kinds = TaskSteps.of(block, holds.get(i));
      trials.add(new Trial(one.item(), one.condition(), kinds, shown.get(i), options.get(i)));
    }
    return trials;
  }

  private ChoicePlan choices(Block.Trials block, List<Crossed> order, List<Manipulation> holds) {
    var trials = new ArrayList<ChoicePlan.Trial>();
    for (int i = 0; i < order.size(); i++) {
      trials.add(new ChoicePlan.Trial(order.get(i).item(), holds.get(i)));
    }
    return new ChoicePlan(version, block, trials, met, armOrdinal, seed);
  }

  private List<Crossed> order(Block.Trials block, int round) {
    var conditions = version.definition().conditions(arm, block);
    var crossed = crossed(items.get(block.id()), conditions);
    var order = new ArrayList<Crossed>();
    if (block.within() == null || block.within().by() == Within.By.TRIAL) {
      order.addAll(ordered(block, List.of(), crossed, words(block, round)));
      return order;
    }
    for (var part :
        Sequences.ordered(
            block.within().order(), conditions, block.id(), version, armOrdinal, seed)) {
      var trials = crossed.stream().filter(trial -> trial.condition().equals(part)).toList();
      var words = words(block, round);
      words.add(part.id());
      order.addAll(ordered(block, order, trials, words));
    }
    return order;
  }

  private static List<Crossed> crossed(Places places, List<Condition> conditions) {
    var which = places.conditions(conditions.size());
    var trials = new ArrayList<Crossed>();
    for (var item : places.items()) {
      trials.add(new Crossed(item, conditions.get(which.get(trials.size()))));
    }
    return trials;
  }

  private List<Object> words(Block.Trials block, int round) {
    var words = new ArrayList<Object>(List.of(seed, "order", block.id()));
    if (round > 1) {
      words.add(round);
    }
    return words;
  }

  private List<Crossed> ordered(
      Block.Trials block, List<Crossed> before, List<Crossed> trials, List<Object> words) {
    var random = Draw.of(words.toArray());
    return switch (block.order().kind()) {
      case FIXED -> trials;
      case SHUFFLED -> Draw.shuffled(trials, random);
      case CONSTRAINED ->
          new Arrangement<Crossed, Attribute>(
                  block.order().noMoreThan(), block.order().of(), this::value)
              .of(before, trials, random)
              .order();
    };
  }

  private String value(Crossed trial, Attribute attribute) {
    return attribute == Attribute.CONDITION
        ? trial.condition().id()
        : traits.value(version.stimuli().item(trial.item()).orElseThrow(), attribute).orElse("");
  }
}
