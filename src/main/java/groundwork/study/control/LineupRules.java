package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.Modality;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Asks.Lineup;
import groundwork.study.entity.Block;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.EnumSet;
import java.util.Set;

/** What tasks need in which several things stand side by side. */
final class LineupRules {
  private static final Set<Task> LINEUPS =
      EnumSet.of(
          Task.CHOICE_OF_N, Task.RANKING, Task.BEST_WORST, Task.INTRUSION, Task.ERROR_DETECTION);

  private static final int USUAL = 4;

  private final Rules rules;
  private final Study study;
  private final StimulusSet set;
  private final TaskRules tasks;
  private final AskedItems items;

  LineupRules(Rules rules, Study study, StimulusSet set, TaskRules tasks, AskedItems items) {
    this.rules = rules;
    this.study = study;
    this.set = set;
    this.tasks = tasks;
    this.items = items;
  }

  void check(String place, Block.Trials block) {
    var lineup = block.asks().lineup();
    var task = block.task();
    if (lineup != null) {
      members(place + "/asks/lineup", block, lineup);
    }
    switch (task) {
      case INTRUSION -> {
        switch (block.asks().sideBySide().difference()) {
          case CLASS -> sharedClass(place, block);
          case ITEM -> otherItem(place, block);
          case METHOD -> otherMethod(place, block);
        }
      }
      case ERROR_DETECTION -> list(place, block);
      default -> {}
    }
  }

  private void members(String place, Block.Trials block, Lineup lineup) {
    var task = block.task();
    if (!LINEUPS.contains(task)) {
      rules.error(
          place,
          "in a %s trial nothing is lined up".formatted(task.word()),
          "Remove \"lineup\"; it belongs to choice-of-n, ranking, best-worst, intrusion and"
              + " error-detection.");
      return;
    }
    if (task != Task.INTRUSION && (lineup.of() != null || lineup.intruder() != null)) {
      rules.error(
          place,
          "only an intrusion has an intruder; the task here is " + task.word(),
          "Remove \"of\" and \"intruder\".");
    }
    if (lineup.size() == null) {
      return;
    }
    int methods = block.methods().size();
    if (task.compares() && lineup.size() > methods) {
      rules.error(
          place + "/size",
          "%d explanations cannot stand side by side where %d methods compete"
              .formatted(lineup.size(), methods),
          "Name more methods, or make it smaller.");
    }
    if (lineup.size() < 3 && task != Task.ERROR_DETECTION) {
      rules.error(
          place + "/size",
          "with two side by side a %s trial asks nothing of its own".formatted(task.word()),
          "Show at least three, or use forced-choice or two-alternatives.");
    }
  }

  private int size(Block.Trials block) {
    var size = block.asks().sideBySide().size();
    return size == null ? USUAL : size;
  }

  /** Of each item there must be a class of which enough items are left to stand beside it. */
  private void sharedClass(String place, Block.Trials block) {
    var asked =
        items
            .pool(block)
            .map(item -> item.output(study.stimuli().model()).predicted())
            .distinct()
            .sorted()
            .toList();
    for (var arm : study.arms()) {
      for (var one : asked) {
        boolean enough =
            set.classes().stream()
                .map(OutputClass::id)
                .filter(other -> !other.equals(one))
                .anyMatch(other -> items.left(arm, other) >= size(block) - 1);
        if (block.meets(arm) && !enough) {
          rules.error(
              place + "/items",
              "in the arm \"%s\" no class is left with %d items that nobody is asked about, to stand beside one called \"%s\""
                  .formatted(arm.id(), size(block) - 1, one),
              "Ask about fewer items, or make the lineup smaller.");
          return;
        }
      }
    }
  }

  private void otherItem(String place, Block.Trials block) {
    if (set.modality() == Modality.TEXT) {
      rules.error(
          place + "/asks/lineup/of",
          "weights of one text do not fit the words of another, so no text can carry another's"
              + " explanation",
          "Use a set of pictures or tables, or \"of: class\".");
    }
    for (var arm : study.arms()) {
      if (block.meets(arm)) {
        explained(place, block, arm);
        enough(place, block, arm, size(block));
      }
    }
  }

  private void explained(String place, Block.Trials block, Arm arm) {
    for (var condition : study.conditions(arm, block)) {
      var holds = Study.manipulation(arm, condition, block);
      if (!block.explanation()
          || holds.method() == null
          || holds.method().equals(Method.NONE)
          || holds.presence() == Presence.HIDDEN) {
        rules.error(
            place + "/task",
            "the arm \"" + arm.id() + "\" has no explanations, so none can be another item's",
            "Leave the arm out with \"onlyArms\", or give it a method.");
        return;
      }
    }
  }

  private void otherMethod(String place, Block.Trials block) {
    var lineup = block.asks().sideBySide();
    var at = place + "/asks/lineup/intruder";
    if (lineup.intruder() == null) {
      rules.error(
          place + "/asks/lineup",
          "it is not said whose explanation does not belong",
          "Write \"intruder: placebo\", or another method.");
      return;
    }
    if (lineup.intruder().equals(Method.NONE)) {
      rules.error(
          at, "\"none\" has no explanation to stand among others", "Name a method that explains.");
      return;
    }
    tasks.explains(at, lineup.intruder());
    long own = block.methods().stream().filter(one -> !one.equals(lineup.intruder())).count();
    if (own < 2 || lineup.size() != null && lineup.size() > own + 1) {
      rules.error(
          place + "/methods",
          "%d methods beside the intruder are too few".formatted(own),
          "Name at least %d others."
              .formatted(lineup.size() == null ? 2 : Math.max(2, lineup.size() - 1)));
    }
  }

  private void list(String place, Block.Trials block) {
    var size = block.asks().sideBySide().size();
    if (size == null) {
      return;
    }
    for (var arm : study.arms()) {
      if (block.meets(arm) && !enough(place, block, arm, size - 1)) {
        return;
      }
    }
  }

  private boolean enough(String place, Block.Trials block, Arm arm, int needed) {
    long left =
        set.classes().stream().map(OutputClass::id).mapToLong(id -> items.left(arm, id)).sum();
    if (left < needed) {
      rules.error(
          place + "/items",
          "in the arm \"%s\" %d items are left that nobody is asked about, and %d have to stand beside each"
              .formatted(arm.id(), left, needed),
          "Ask about fewer items, or make the lineup smaller.");
      return false;
    }
    return true;
  }
}
