package groundwork.assignment.control;

import groundwork.assignment.ExampleStudy;
import groundwork.study.entity.Arm;
import groundwork.study.entity.AssignmentPolicy;
import groundwork.study.entity.Attribute;
import groundwork.study.entity.Block;
import groundwork.study.entity.Factor;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.Sequence;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import groundwork.study.entity.TrialOrder;
import groundwork.study.entity.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A sound design, drawn: arms, within factors with a forbidden cell now and then, blocks that draw
 * from the same cells, sometimes in a group. The same number gives the same design.
 *
 * @param cells how many items each cell has
 */
record GeneratedDesign(StudyVersion version, int[] cells) {
  private static final List<Sequence> SEQUENCES = List.of(Sequence.values());

  static GeneratedDesign number(int number) {
    var random = Draw.of("design", number);
    var factors = factors(random);
    int blocks = 1 + random.nextInt(3);
    int perCell = 1 + random.nextInt(4);
    int[] cells = new int[4];
    for (int cell = 0; cell < 4; cell++) {
      cells[cell] = blocks * perCell + random.nextInt(6);
    }
    List<Block> flow = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      flow.add(trials("block" + block, perCell, factors, random));
    }
    if (random.nextBoolean()) {
      flow = List.of(group(flow, random));
    }
    var arms = new ArrayList<Arm>();
    for (int arm = 0; arm < 1 + random.nextInt(3); arm++) {
      arms.add(new Arm("arm" + arm, null, null, "none", true));
    }
    List<Map<String, String>> forbidden =
        factors.size() == 2 && random.nextInt(3) == 0
            ? List.of(Map.of("f0", "l0", "f1", "l0"))
            : List.of();
    return new GeneratedDesign(
        ExampleStudy.version(cells, factors, forbidden, arms, AssignmentPolicy.DEFAULT, flow),
        cells);
  }

  private static Block group(List<Block> blocks, UniformRandomProvider random) {
    return new Block.Group(
        "group", null, null, null, SEQUENCES.get(random.nextInt(4)), null, blocks);
  }

  private static List<Factor> factors(UniformRandomProvider random) {
    var factors = new ArrayList<Factor>();
    int count = random.nextInt(3);
    for (int factor = 0; factor < count; factor++) {
      var levels = new ArrayList<Factor.Level>();
      for (int level = 0; level < 2 + random.nextInt(2); level++) {
        levels.add(
            new Factor.Level(
                "l" + level, null, null, null, null, null, null, 1000 + level, null, null, null));
      }
      factors.add(new Factor("f" + factor, null, Factor.Vary.WITHIN, levels));
    }
    return factors;
  }

  private static Block trials(
      String id, int perCell, List<Factor> factors, UniformRandomProvider random) {
    var within =
        factors.isEmpty()
            ? null
            : new Within(
                factors.stream().map(Factor::id).toList(),
                random.nextBoolean() ? Within.By.TRIAL : Within.By.BLOCK,
                SEQUENCES.get(random.nextInt(4)));
    var order =
        switch (random.nextInt(3)) {
          case 0 -> TrialOrder.FIXED;
          case 1 -> TrialOrder.SHUFFLED;
          default ->
              new TrialOrder(
                  TrialOrder.Kind.CONSTRAINED,
                  2 + random.nextInt(2),
                  List.of(Attribute.TRUTH, Attribute.CORRECT).subList(0, 1 + random.nextInt(2)));
        };
    return trials(id, new ItemChoice(null, perCell), within, order);
  }

  static Block.Trials trials(String id, ItemChoice items, Within within, TrialOrder order) {
    return new Block.Trials(
        id,
        null,
        null,
        null,
        null,
        Task.DECISION,
        items,
        null,
        null,
        null,
        "What?",
        null,
        null,
        null,
        within,
        order,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
