package groundwork.assignment.control;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Item;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Condition;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.TrialOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The plan of one participant: which items, in which order, with which steps around them. Pure.
 *
 * <p>Items that a block draws "per cell" come from one list per truth x prediction cell, in an
 * order that belongs to the version. Each participant of an arm starts one further along that list
 * than the one before, and the blocks take consecutive stretches: so nobody meets an item twice,
 * and after as many participants as a cell has items every item has stood in every block equally
 * often, in every arm.
 */
public final class Planner {
  private Planner() {}

  /** Everything random about an assignment follows from this text, which stands in the ledger. */
  public static String seed(StudyVersion version, EnrolmentKind kind, int ordinal) {
    return "%s/%d/%s/%d"
        .formatted(version.hash().hex(), version.definition().seed(), kind.word(), ordinal);
  }

  /**
   * @param enrolment makes the step keys unguessable for others
   * @param armOrdinal how many were put into this arm before
   * @param seed from {@link #seed}
   */
  public static List<PlannedStep> plan(
      StudyVersion version, Arm arm, UUID enrolment, int armOrdinal, String seed) {
    var study = version.definition();
    var items = itemsByBlock(version, arm, armOrdinal, seed);
    var steps = new ArrayList<PlannedStep>();
    for (var block : study.blocks().toList()) {
      if (block.meets(arm)) {
        if (block instanceof Block.Trials trials) {
          addTrials(steps, version, trials, arm, items, enrolment, armOrdinal, seed);
        } else {
          addSteps(steps, block, enrolment);
        }
      }
    }
    return List.copyOf(steps);
  }

  private static void addTrials(
      List<PlannedStep> steps,
      StudyVersion version,
      Block.Trials block,
      Arm arm,
      Map<String, List<String>> items,
      UUID enrolment,
      int armOrdinal,
      String seed) {
    var holds = Study.manipulation(arm, Condition.ONLY, block);
    var trials =
        items.get(block.id()).stream().map(item -> new ChoicePlan.Trial(item, holds)).toList();
    var met = items.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    var shown = TaskSteps.shown(new ChoicePlan(version, block, trials, met, armOrdinal, seed));
    for (int i = 0; i < trials.size(); i++) {
      for (var kind : TaskSteps.of(block, holds)) {
        var key = ContentHash.of(enrolment + "/" + steps.size()).hex().substring(0, 16);
        steps.add(
            new PlannedStep(key, block.id(), kind, trials.get(i).item(), 1, "", shown.get(i)));
      }
    }
  }

  private static void addSteps(List<PlannedStep> steps, Block block, UUID enrolment) {
    switch (block) {
      case Block.Instructions instructions ->
          add(steps, block, Kind.INSTRUCTIONS, null, 1, enrolment);
      case Block.Comprehension check -> {
        for (int attempt = 1; attempt <= check.attempts(); attempt++) {
          add(steps, block, Kind.COMPREHENSION, null, attempt, enrolment);
        }
      }
      case Block.Trials trials -> throw new IllegalArgumentException(trials.id());
      case Block.Questionnaire scale -> add(steps, block, Kind.QUESTIONNAIRE, null, 1, enrolment);
      case Block.FreeText question -> add(steps, block, Kind.FREE_TEXT, null, 1, enrolment);
      case Block.Screening none -> throw unready(none);
      case Block.Pause none -> throw unready(none);
      case Block.Attention none -> throw unready(none);
      case Block.Session none -> throw unready(none);
      case Block.Branch none -> throw unready(none);
      case Block.End none -> throw unready(none);
      case Block.Group none -> throw unready(none);
    }
  }

  private static IllegalStateException unready(Block block) {
    return new IllegalStateException("validation lets no such block through: " + block.id());
  }

  private static void add(
      List<PlannedStep> steps, Block block, Kind kind, String item, int attempt, UUID enrolment) {
    var key = ContentHash.of(enrolment + "/" + steps.size()).hex().substring(0, 16);
    steps.add(new PlannedStep(key, block.id(), kind, item, attempt));
  }

  private static Map<String, List<String>> itemsByBlock(
      StudyVersion version, Arm arm, int armOrdinal, String seed) {
    var study = version.definition();
    var cells = version.stimuli().cells(study.stimuli().model());
    var taken = new HashMap<Item.Cell, Integer>();
    var named = named(study, arm);
    var byBlock = new HashMap<String, List<String>>();
    study
        .trials()
        .filter(block -> block.meets(arm))
        .forEach(
            block -> {
              var chosen =
                  block.items().perCell() == null
                      ? named(version, block)
                      : drawn(version, block, cells, named, taken, armOrdinal);
              byBlock.put(
                  block.id(),
                  block.order().kind() == TrialOrder.Kind.FIXED
                      ? chosen
                      : Draw.shuffled(chosen, Draw.of(seed, "order", block.id())));
            });
    return byBlock;
  }

  /** Items that some block of this arm shows by name: no block draws them as well. */
  private static Set<String> named(Study study, Arm arm) {
    return study
        .trials()
        .filter(block -> block.meets(arm))
        .flatMap(block -> block.items().ids().stream())
        .collect(Collectors.toSet());
  }

  private static List<String> named(StudyVersion version, Block.Trials block) {
    return block.items().all()
        ? version.stimuli().items().stream().filter(item -> !item.practice()).map(Item::id).toList()
        : block.items().ids();
  }

  private static List<String> drawn(
      StudyVersion version,
      Block.Trials block,
      Map<Item.Cell, List<Item>> cells,
      Set<String> named,
      Map<Item.Cell, Integer> taken,
      int armOrdinal) {
    var chosen = new ArrayList<String>();
    int each = block.items().perCell();
    Study study = version.definition();
    cells.forEach(
        (cell, items) -> {
          var order =
              Draw.shuffled(
                  items.stream().filter(item -> !named.contains(item.id())).toList(),
                  Draw.of(
                      version.hash().hex(), study.seed(), "items", cell.truth(), cell.predicted()));
          int from = armOrdinal + taken.getOrDefault(cell, 0);
          for (int i = 0; i < each; i++) {
            chosen.add(order.get((from + i) % order.size()).id());
          }
          taken.merge(cell, each, Integer::sum);
        });
    return chosen;
  }
}
