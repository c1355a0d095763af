package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Attribute;
import groundwork.study.entity.Block;
import groundwork.study.entity.Condition;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.ItemFilter;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Study;
import groundwork.study.entity.TrialOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.simple.RandomSource;

/** For one arm: there are enough items, and they can be crossed and ordered as is asked. */
final class SupplyRules {
  private final Rules rules;
  private final Study study;
  private final StimulusSet set;
  private final Arm arm;
  private final Pools pools;
  private final Map<String, List<String>> shown = new HashMap<>();

  SupplyRules(Rules rules, Study study, StimulusSet set, Arm arm) {
    this.rules = rules;
    this.study = study;
    this.set = set;
    this.arm = arm;
    pools = new Pools(study, set, arm);
  }

  void check() {
    if (!enough()) {
      return;
    }
    for (var placed : Placed.of(study)) {
      if (placed.block() instanceof Block.Trials block && block.meets(arm)) {
        crossing(placed.pointer(), block);
        order(placed.pointer() + "/order", block);
      }
    }
  }

  /** Shares the items out as an assignment does: without putting anything back. */
  private boolean enough() {
    var demands = new Demands();
    var drawing = new ArrayList<Placed>();
    for (var placed : Placed.of(study)) {
      if (placed.block() instanceof Block.Trials block && block.meets(arm)) {
        if (block.items().drawn()) {
          drawing.add(placed);
        } else if (block.items().same() == null) {
          shown.put(block.id(), pools.fixed(block));
        }
      }
    }
    drawing.sort(
        Comparator.comparing(
            placed ->
                pools.cells((Block.Trials) placed.block()).values().stream()
                    .mapToInt(List::size)
                    .sum()));
    for (var placed : drawing) {
      if (!served(placed, demands, drawing)) {
        return false;
      }
    }
    overlap(drawing);
    again();
    return true;
  }

  private boolean served(Placed placed, Demands demands, List<Placed> drawing) {
    var block = (Block.Trials) placed.block();
    var choice = block.items();
    var got = new ArrayList<List<String>>();
    var cells = new LinkedHashMap<>(pools.cells(block));
    expected(choice).forEach(cell -> cells.putIfAbsent(cell, List.of()));
    for (var cell : cells.entrySet()) {
      int each = choice.perCell() == null ? choice.count() : choice.perCell();
      var taken = demands.take(cell.getValue(), each);
      if (taken.size() < each) {
        tooFew(placed, cell.getKey(), cell.getValue().size(), drawing);
        return false;
      }
      got.add(taken);
    }
    shown.put(block.id(), got.stream().flatMap(List::stream).toList());
    return true;
  }

  private void tooFew(Placed placed, List<String> cell, int there, List<Placed> drawing) {
    var choice = ((Block.Trials) placed.block()).items();
    int asked = 0;
    for (var other : drawing) {
      var items = ((Block.Trials) other.block()).items();
      asked += items.perCell() != null ? items.perCell() : items.count();
      if (other == placed) {
        break;
      }
    }
    if (choice.perCell() == null) {
      rules.error(
          placed.pointer() + "/items/count",
          "up to here, arm \"%s\" asks for more items than the %d there are to draw from"
              .formatted(arm.id(), there),
          "Lower count, widen \"where\", or use a larger set: nobody may meet an item twice.");
      return;
    }
    var words = new ArrayList<String>();
    for (int i = 0; i < cell.size(); i++) {
      words.add(
          switch (choice.by().get(i)) {
            case TRUTH -> "truly \"" + cell.get(i) + "\"";
            case PREDICTED -> "predicted \"" + cell.get(i) + "\"";
            case CORRECT -> cell.get(i).equals("true") ? "predicted rightly" : "predicted wrongly";
            default -> "of " + choice.by().get(i).word() + " \"" + cell.get(i) + "\"";
          });
    }
    rules.error(
        placed.pointer() + "/items/perCell",
        "up to here, arm \"%s\" asks for %d items of each cell, but only %d are %s"
            .formatted(arm.id(), asked, there, String.join(" and ", words)),
        "Lower perCell in one of the blocks, or use a larger set: nobody may meet an item twice.");
  }

  /** Cells of truth and prediction that should have items although the set has none. */
  private List<List<String>> expected(ItemChoice choice) {
    if (choice.perCell() == null
        || !Set.of(Attribute.TRUTH, Attribute.PREDICTED, Attribute.CORRECT)
            .containsAll(choice.by())) {
      return List.of();
    }
    var filter = choice.where() == null ? ItemFilter.NONE : choice.where();
    var cells = new LinkedHashSet<List<String>>();
    for (var truth : among(filter.truth())) {
      for (var predicted : among(filter.predicted())) {
        boolean correct = truth.equals(predicted);
        if (filter.correct() == null || filter.correct() == correct) {
          cells.add(
              choice.by().stream()
                  .map(
                      by ->
                          switch (by) {
                            case TRUTH -> truth;
                            case PREDICTED -> predicted;
                            default -> String.valueOf(correct);
                          })
                  .toList());
        }
      }
    }
    return List.copyOf(cells);
  }

  private List<String> among(List<String> chosen) {
    return chosen.isEmpty() ? set.classes().stream().map(OutputClass::id).toList() : chosen;
  }

  /** Different pools that share items cannot both be used evenly. */
  private void overlap(List<Placed> drawing) {
    for (int i = 0; i < drawing.size(); i++) {
      for (int j = 0; j < i; j++) {
        var one = (Block.Trials) drawing.get(i).block();
        var other = (Block.Trials) drawing.get(j).block();
        var pool = items(one);
        if (!pool.equals(items(other)) && items(other).stream().anyMatch(pool::contains)) {
          rules.warning(
              drawing.get(i).pointer() + "/items",
              "\"%s\" and \"%s\" draw from pools that overlap without being the same: items are used evenly only by and large"
                  .formatted(one.id(), other.id()),
              "Give both the same \"where\", or such that no item fits both.");
          return;
        }
      }
    }
  }

  private Set<String> items(Block.Trials block) {
    var items = new LinkedHashSet<String>();
    pools.cells(block).values().forEach(items::addAll);
    return items;
  }

  private void again() {
    for (var block : pools.blocks()) {
      var before = shown.get(block.items().same());
      if (before != null) {
        var items = before.stream().filter(item -> pools.passes(item, block.items())).toList();
        shown.put(block.id(), items);
      }
    }
  }

  private void crossing(String place, Block.Trials block) {
    if (block.within() == null || block.phase() == Phase.PRACTICE) {
      return;
    }
    int conditions = study.conditions(arm, block).size();
    var items = shown.get(block.id());
    if (items == null || conditions < 2 || filtered(block.items())) {
      return;
    }
    int trials = items.size();
    var member =
        place
            + "/items"
            + (block.items().perCell() != null
                ? "/perCell"
                : block.items().count() != null ? "/count" : "");
    if (trials < conditions) {
      rules.error(
          member,
          "%d items are too few for %d conditions in arm \"%s\": nobody may meet an item twice"
              .formatted(trials, conditions, arm.id()),
          "Show at least " + conditions + " items, or vary fewer factors here.");
    } else if (trials % conditions != 0) {
      int lower = trials / conditions * conditions;
      rules.error(
          member,
          "%d trials cannot be shared out evenly over %d conditions in arm \"%s\""
              .formatted(trials, conditions, arm.id()),
          nearest(block, trials, conditions, lower));
    } else if (block.items().perCell() != null && block.items().perCell() % conditions != 0) {
      rules.warning(
          member,
          "%d items of each cell are not a multiple of %d conditions: cells meet conditions equally often over participants only, not for each of them"
              .formatted(block.items().perCell(), conditions),
          "Write perCell: %d.".formatted(above(block.items().perCell(), conditions)));
    }
  }

  /**
   * Items of an earlier block that a filter thins out: how many is known only when they are drawn.
   */
  private static boolean filtered(ItemChoice choice) {
    return choice.same() != null && choice.where() != null;
  }

  private static int above(int number, int factor) {
    return (number + factor - 1) / factor * factor;
  }

  private static String nearest(Block.Trials block, int trials, int conditions, int lower) {
    if (block.items().perCell() == null) {
      return "Show %d or %d items.".formatted(lower, lower + conditions);
    }
    int cells = trials / block.items().perCell();
    int down = block.items().perCell();
    while (down > 0 && down * cells % conditions != 0) {
      down--;
    }
    int up = block.items().perCell();
    while (up * cells % conditions != 0) {
      up++;
    }
    return down == 0
        ? "Write perCell: %d.".formatted(up)
        : "Write perCell: %d or %d.".formatted(down, up);
  }

  private void order(String place, Block.Trials block) {
    var items = shown.get(block.id());
    if (block.order().kind() != TrialOrder.Kind.CONSTRAINED || items == null || items.isEmpty()) {
      return;
    }
    for (var attribute : block.order().of()) {
      if (attribute == Attribute.CONDITION && block.within() == null) {
        rules.error(
            place,
            "no condition varies in the block \"" + block.id() + "\"",
            "Remove condition from \"of\", or add \"within\".");
        return;
      }
    }
    var conditions = study.conditions(arm, block);
    if (conditions.isEmpty()) {
      return;
    }
    var trials = new ArrayList<Trial>();
    for (var item : items) {
      trials.add(
          new Trial(
              set.item(item).orElseThrow(), conditions.get(trials.size() % conditions.size())));
    }
    var found =
        new Arrangement<Trial, Attribute>(
                block.order().noMoreThan(), block.order().of(), this::value)
            .of(List.of(), trials, RandomSource.XO_SHI_RO_256_PP.create(study.seed()));
    if (found.violations() == 0) {
      return;
    }
    var rule =
        "the %d trials%s cannot be put in an order with no more than %d alike in %s in a row"
            .formatted(
                trials.size(),
                block.items().drawn() ? ", as they may be drawn," : "",
                block.order().noMoreThan(),
                String.join(" or ", block.order().of().stream().map(Attribute::word).toList()));
    var remedy = "Raise noMoreThan, or choose items that are more evenly mixed.";
    if (block.items().drawn()) {
      rules.warning(place, rule, remedy);
    } else {
      rules.error(place, rule, remedy);
    }
  }

  private record Trial(Item item, Condition condition) {}

  private String value(Trial trial, Attribute attribute) {
    return attribute == Attribute.CONDITION
        ? trial.condition().id()
        : pools.traits().value(trial.item(), attribute).orElse("");
  }
}
