package groundwork.assignment.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Condition;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.TrialOrder;
import groundwork.study.entity.Within;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What must hold for every design, tried on thousands. */
class DesignsTest {
  private static final int DESIGNS = 2000;

  private static List<PlannedStep> plan(StudyVersion version, Arm arm, int armOrdinal) {
    var seed = Planner.seed(version, EnrolmentKind.REAL, armOrdinal);
    return Planner.plan(
        version, arm, UUID.nameUUIDFromBytes(new byte[] {(byte) armOrdinal}), armOrdinal, seed);
  }

  private static List<PlannedStep> in(List<PlannedStep> plan, Block.Trials block) {
    return plan.stream().filter(step -> step.block().equals(block.id())).toList();
  }

  @Test
  void nobody_meets_an_item_twice_and_conditions_come_equally_often() {
    for (int number = 0; number < DESIGNS; number++) {
      var version = GeneratedDesign.number(number).version();
      var study = version.definition();
      var arm = study.arms().getLast();
      for (int participant = 0; participant < 2; participant++) {
        var plan = plan(version, arm, participant * 7);
        assertThat(plan.stream().map(PlannedStep::item)).doesNotHaveDuplicates();
        for (var block : study.trials().toList()) {
          var steps = in(plan, block);
          assertThat(steps).hasSize(4 * block.items().perCell());
          var conditions = study.conditions(arm, block).stream().map(Condition::id).toList();
          var met = new HashMap<String, Integer>();
          steps.forEach(step -> met.merge(step.condition(), 1, Integer::sum));
          assertThat(conditions).containsAll(met.keySet());
          int most = met.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
          int least =
              met.size() < conditions.size()
                  ? 0
                  : met.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
          assertThat(most - least)
              .as("design %d, %s", number, block.id())
              .isLessThanOrEqualTo(steps.size() % conditions.size() == 0 ? 0 : 1);
        }
      }
    }
  }

  @Test
  void parts_of_a_block_have_one_condition_each() {
    for (int number = 0; number < DESIGNS; number++) {
      var version = GeneratedDesign.number(number).version();
      var arm = version.definition().arms().getFirst();
      var plan = plan(version, arm, number % 13);
      for (var block : version.definition().trials().toList()) {
        if (block.within() != null && block.within().by() == Within.By.BLOCK) {
          var parts = new ArrayList<String>();
          for (var step : in(plan, block)) {
            if (parts.isEmpty() || !parts.getLast().equals(step.condition())) {
              parts.add(step.condition());
            }
          }
          assertThat(parts).doesNotHaveDuplicates();
        }
      }
    }
  }

  @Test
  void constrained_orders_hold_wherever_they_can() {
    int tried = 0;
    for (int number = 0; number < DESIGNS; number++) {
      var version = GeneratedDesign.number(number).version();
      var plan = plan(version, version.definition().arms().getFirst(), number % 5);
      for (var block : version.definition().trials().toList()) {
        if (block.order().kind() != TrialOrder.Kind.CONSTRAINED || block.within() != null) {
          continue; // equal shares of truth can always be laid out; single parts need not have them
        }
        tried++;
        int row = 0;
        String last = null;
        for (var step : in(plan, block)) {
          var truth = version.stimuli().item(step.item()).orElseThrow().truth();
          row = truth.equals(last) ? row + 1 : 1;
          last = truth;
          assertThat(row).isLessThanOrEqualTo(block.order().noMoreThan());
        }
      }
    }
    assertThat(tried).isGreaterThan(300);
  }

  /** Position in the list, condition: everything that an item can meet. */
  private record Met(String block, String item, String condition) {}

  @Test
  void after_a_full_cycle_every_item_has_met_every_block_and_condition_equally_often() {
    int tried = 0;
    for (int number = 0; number < 600; number++) {
      var design = GeneratedDesign.number(number);
      var study = design.version().definition();
      var arm = study.arms().getFirst();
      int conditions =
          study.trials().mapToInt(block -> study.conditions(arm, block).size()).max().orElseThrow();
      long cycle = cycle(design.cells(), conditions);
      if (cycle > 100) {
        continue;
      }
      tried++;
      var met = new HashMap<Met, Integer>();
      for (int participant = 0; participant < cycle; participant++) {
        plan(design.version(), arm, participant)
            .forEach(
                step ->
                    met.merge(
                        new Met(step.block(), step.item(), step.condition()), 1, Integer::sum));
      }
      for (var block : study.trials().toList()) {
        for (var item : design.version().stimuli().items()) {
          int size = size(design, item.truth(), item.output("model").predicted());
          for (var condition : study.conditions(arm, block)) {
            double expected =
                cycle
                    * block.items().perCell()
                    / (double) size
                    / study.conditions(arm, block).size();
            assertThat(met.getOrDefault(new Met(block.id(), item.id(), condition.id()), 0))
                .as("design %d, %s, %s, %s", number, block.id(), item.id(), condition.id())
                .isEqualTo((int) Math.round(expected))
                .isEqualTo((int) expected);
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(40);
  }

  /** Common multiple of what each cell needs: its size, and all turns of the conditions. */
  private static long cycle(int[] cells, int conditions) {
    long cycle = conditions;
    for (int prime = 2; prime <= conditions; prime++) {
      for (int cell : cells) {
        long power = 1;
        while (conditions % prime == 0 && cell % (power * prime) == 0) {
          power *= prime;
        }
        cycle = multiple(cycle, power * conditions);
      }
    }
    for (int cell : cells) {
      cycle = multiple(cycle, (long) cell * conditions);
    }
    return cycle;
  }

  private static long multiple(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }

  private static int size(GeneratedDesign design, String truth, String predicted) {
    var classes = List.of("positive", "negative");
    return design.cells()[2 * classes.indexOf(truth) + classes.indexOf(predicted)];
  }

  @Test
  void no_prefix_of_participants_uses_an_item_much_more_often_than_another() {
    for (int number = 0; number < 150; number++) {
      var design = GeneratedDesign.number(number);
      var study = design.version().definition();
      Map<String, Integer> uses = new HashMap<>();
      design.version().stimuli().items().forEach(item -> uses.put(item.id(), 0));
      for (int participant = 0; participant < 20; participant++) {
        plan(design.version(), study.arms().getFirst(), participant)
            .forEach(step -> uses.merge(step.item(), 1, Integer::sum));
        for (var cell : design.version().stimuli().cells("model").values()) {
          var counts = cell.stream().mapToInt(item -> uses.get(item.id())).summaryStatistics();
          long perPerson = study.trials().mapToInt(block -> block.items().perCell()).sum();
          assertThat((long) counts.getMax() - counts.getMin()).isLessThanOrEqualTo(perPerson);
        }
      }
    }
  }

  @Test
  void the_same_designs_give_the_same_plans_for_ever() {
    var all = new StringBuilder();
    for (int number = 0; number < 300; number++) {
      var version = GeneratedDesign.number(number).version();
      for (var arm : version.definition().arms()) {
        all.append(Json.write(plan(version, arm, number % 17)));
      }
    }
    // written down when this was made: a change here changes every study that is running
    assertThat(ContentHash.of(all.toString()).hex())
        .isEqualTo("3c395ab8718e1768eaaed34c1c9c841dd7ec64e753af297589388cbe3065b5ab");
  }
}
