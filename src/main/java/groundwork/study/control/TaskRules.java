package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Asks.Lineup.Of;
import groundwork.study.entity.Block;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/** What a task needs of its block, of the arms that meet it and of the stimulus set. */
final class TaskRules {
  /** So many items that nobody is asked about show a class, in a task of two alternatives. */
  private static final int REFERENCES = 3;

  private static final List<String> FIRST_LETTERS =
      "abcdefghijklmnopqrst".chars().mapToObj(Character::toString).toList();

  private final Rules rules;
  private final Study study;
  private final StimulusSet set;
  private final String model;
  private final AskedItems items;

  TaskRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
    this.model = study.stimuli().model();
    this.items = new AskedItems(study, set);
  }

  void check() {
    var asks = new AskRules(rules, study, set);
    for (var placed : Placed.of(study)) {
      if (placed.block() instanceof Block.Trials block) {
        var place = placed.pointer();
        asked(place, block);
        labels(place + "/labels", block);
        methods(place, block);
        asks.check(place, block);
        if (block.task().perturbs()) {
          perturbations(place, block);
        }
        new RevealRules(rules, study).check(place, block);
        new LineupRules(rules, study, set, this, items).check(place, block);
        if (block.task() == Task.DISTINCTION) {
          distinction(place, block);
        }
        if (block.task() == Task.TWO_ALTERNATIVES) {
          twoAlternatives(place, block);
        }
        new MarkRules(rules, study, set).check(place, block, items.pool(block).toList());
        new EditRules(rules, study, set).check(place, block, items.pool(block).toList());
        new PageRules(rules, study, set).check(place, block);
        new ShownRules(rules, study, set).check(place, block, items.pool(block).toList());
      }
    }
    levels();
  }

  /** Methods of levels that vary within participants; those of arms are checked with the arms. */
  private void levels() {
    for (int i = 0; i < study.factors().size(); i++) {
      var levels = study.factors().get(i).levels();
      for (int j = 0; j < levels.size(); j++) {
        var method = levels.get(j).method();
        if (method != null && !method.equals(Method.NONE)) {
          explains("/factors/" + i + "/levels/" + j + "/method", method);
        }
      }
    }
  }

  private void asked(String place, Block.Trials block) {
    var task = block.task();
    if (block.feedback() && !task.hasFeedback()) {
      rules.error(
          place + "/feedback",
          "no answer to the task " + task.word() + " is right or wrong, so there is no feedback",
          "Remove \"feedback\".");
    }
    if (task.asksForOutput() && block.output()) {
      rules.error(
          place + "/output",
          "a " + task.word() + " trial asks for the model's output, so it cannot show it",
          "Remove \"output\", or choose another task.");
    }
  }

  private void labels(String place, Block.Trials block) {
    var known = new LinkedHashSet<>(set.classes().stream().map(OutputClass::id).toList());
    known.addAll(block.task().options().fixed());
    if (block.task().letters()) {
      known.addAll(FIRST_LETTERS);
    }
    for (var id : block.labels().keySet()) {
      if (!known.contains(id)) {
        rules.error(
            place + "/" + id,
            "the set \"" + set.slug() + "\" has no class \"" + id + "\"",
            Rules.known(known.stream()));
      }
    }
  }

  private void methods(String place, Block.Trials block) {
    var methods = block.methods();
    boolean intrusion =
        block.task() == Task.INTRUSION && block.asks().sideBySide().difference() == Of.METHOD;
    if (!block.task().compares() && !intrusion) {
      if (!methods.isEmpty()) {
        rules.error(
            place + "/methods",
            "only forced-choice, choice-of-n, ranking, best-worst and an intrusion of a method let"
                + " methods compete; the task here is "
                + block.task().word(),
            "Remove \"methods\": the arm says whose explanation is shown.");
      }
      return;
    }
    int least = block.task() == Task.FORCED_CHOICE || intrusion ? 2 : 3;
    if (new HashSet<>(methods).size() < least) {
      rules.error(
          methods.isEmpty() ? place : place + "/methods",
          "a %s is between at least %s different methods"
              .formatted(block.task().word().replace('-', ' '), least == 2 ? "two" : "three"),
          "Write \"methods: [...]\" with %s or more of %s."
              .formatted(least == 2 ? "two" : "three", explaining()));
      return;
    }
    for (int i = 0; i < methods.size(); i++) {
      if (methods.get(i).equals(Method.NONE)) {
        rules.error(
            place + "/methods/" + i,
            "\"none\" has no explanation to choose",
            "Name methods that explain: " + explaining() + ".");
      } else {
        explains(place + "/methods/" + i, methods.get(i));
      }
      if (methods.indexOf(methods.get(i)) < i) {
        rules.error(
            place + "/methods/" + i,
            "the method \"" + methods.get(i) + "\" is named twice",
            "Name each method once.");
      }
    }
  }

  void explains(String place, String method) {
    if (set.method(method).isEmpty()) {
      rules.error(
          place,
          "the set \"" + set.slug() + "\" has no method \"" + method + "\"",
          Rules.known(set.manifest().methods().stream().map(Method::id)));
    } else if (!set.canShow(model, method)) {
      rules.error(
          place,
          "the set \"%s\" has no explanations by \"%s\" of %s".formatted(set.slug(), method, model),
          "Choose one of " + explaining() + ", or another model.");
    }
  }

  private List<String> explaining() {
    return set.manifest().methods().stream()
        .map(Method::id)
        .filter(method -> set.canShow(model, method))
        .toList();
  }

  private void perturbations(String place, Block.Trials block) {
    var without = items.pool(block).filter(item -> item.perturbation(model).isEmpty()).toList();
    if (!without.isEmpty()) {
      rules.error(
          place + "/items",
          "a %s trial asks about a change of the item, and %d items of the set \"%s\" have none with an output of \"%s\", for example \"%s\""
              .formatted(
                  block.task().word(), without.size(), set.slug(), model, without.getFirst().id()),
          "Give each item \"perturbations\" in the set's manifest, or use a set that has them.");
    }
  }

  private void distinction(String place, Block.Trials block) {
    if (set.classes().size() < 3) {
      rules.error(
          place + "/task",
          "with two classes, the explanation of one is that of the other turned round, so there is nothing to tell apart",
          "Use a set with three or more classes, or the task verification.");
      return;
    }
    for (var arm : study.arms()) {
      if (!block.meets(arm)) {
        continue;
      }
      for (var condition : study.conditions(arm, block)) {
        var holds = Study.manipulation(arm, condition, block);
        if (holds.method() == null
            || holds.method().equals(Method.NONE)
            || holds.presence() == Presence.HIDDEN) {
          rules.error(
              place + "/task",
              "the arm \"" + arm.id() + "\" has no explanations to tell apart",
              "Leave the arm out with \"onlyArms\", or give it a method.");
        } else if (items
            .pool(block)
            .anyMatch(item -> set.explained(item.id(), model, holds.method()).size() < 2)) {
          rules.error(
              place + "/task",
              "the set \"%s\" has no explanations of other classes by \"%s\" of %s"
                  .formatted(set.slug(), holds.method(), model),
              several().isEmpty()
                  ? "Store explanations of the likeliest classes in the set (\"arrays\" with a \"rank\")."
                  : "Methods that explain several classes: " + String.join(", ", several()) + ".");
        }
      }
    }
  }

  private List<String> several() {
    return explaining().stream()
        .filter(
            method ->
                set.items().stream()
                    .allMatch(item -> set.explained(item.id(), model, method).size() > 1))
        .toList();
  }

  /** Each class that is asked about needs items to show it that nobody is asked about. */
  private void twoAlternatives(String place, Block.Trials block) {
    var classes =
        items.pool(block).map(item -> item.output(model).predicted()).distinct().sorted().toList();
    for (var one : classes) {
      for (var arm : study.arms()) {
        long there =
            set.items().stream().filter(item -> item.output(model).predicted().equals(one)).count();
        long asked = items.asked(arm, one);
        if (block.meets(arm) && there - asked < REFERENCES) {
          rules.error(
              place + "/items",
              "of %d items that %s calls \"%s\", up to %d are asked about in the arm \"%s\"; %d more must be left to show the class"
                  .formatted(there, model, one, asked, arm.id(), REFERENCES),
              "Ask about fewer items, or leave out the items of rare classes by naming \"ids\".");
          return;
        }
      }
    }
  }
}
