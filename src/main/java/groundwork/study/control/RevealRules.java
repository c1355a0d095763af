package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.study.entity.Advising;
import groundwork.study.entity.Block;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.OptionOrder;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Reveal.Part;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import groundwork.study.entity.Task.Options;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What is shown before and after answers, when, and in which order answers stand. */
final class RevealRules {
  private final Rules rules;
  private final Study study;

  RevealRules(Rules rules, Study study) {
    this.rules = rules;
    this.study = study;
  }

  void check(String place, Block.Trials block) {
    before(place, block);
    order(place, block);
    var said = new HashSet<String>();
    for (var arm : study.arms()) {
      if (block.meets(arm)) {
        for (var condition : study.conditions(arm, block)) {
          var cell = Study.cell(arm.id(), condition.id());
          times(place, block, cell, Study.manipulation(arm, condition, block), said);
        }
      }
    }
  }

  private void before(String place, Block.Trials block) {
    var before = block.reveal().before();
    if (before == null) {
      return;
    }
    var task = block.task();
    var at = place + "/reveal/before";
    for (int i = 0; i < before.size(); i++) {
      if (asked(block).contains(before.get(i))) {
        rules.error(
            at + "/" + i,
            "a %s trial asks for what \"%s\" gives away, so it cannot be seen before the answer"
                .formatted(task.word(), before.get(i).word()),
            "Put it under \"after\", or leave it out.");
      }
    }
    if (task.needsOutput() && !before.contains(Part.OUTPUT)) {
      rules.error(
          at,
          "nobody can answer a %s trial without what the model says".formatted(task.word()),
          "Add output.");
    }
    if (before.contains(Part.SCORE) && !before.contains(Part.OUTPUT)) {
      rules.error(
          at,
          "how sure the model is means nothing without what it says",
          "Add output, or leave score out.");
    }
    if (!before.contains(Part.INSTANCE) && !before.contains(Part.EXPLANATION) && !task.letters()) {
      rules.error(
          at,
          "neither the item nor an explanation of it is shown, so there is nothing to answer about",
          "Add instance or explanation.");
    }
    same(place + "/explanation", block.explanation(), before.contains(Part.EXPLANATION));
    same(place + "/output", block.output(), before.contains(Part.OUTPUT));
  }

  private void same(String place, boolean written, boolean listed) {
    if (written != listed) {
      rules.error(
          place,
          "this and \"reveal.before\" say different things",
          "Leave it out: \"reveal.before\" says it.");
    }
  }

  private static Set<Part> asked(Block.Trials block) {
    var asked = EnumSet.noneOf(Part.class);
    var number = block.asks().number();
    boolean score = number != null && number.against() != null && number.against().score() != null;
    if (block.task().asksForOutput() || score) {
      asked.addAll(Set.of(Part.OUTPUT, Part.SCORE));
    }
    if (block.task().asksForTruth()) {
      asked.add(Part.TRUTH);
    }
    return asked;
  }

  private void order(String place, Block.Trials block) {
    var kind = block.task().options();
    if (block.options() == OptionOrder.FIXED || kind != Options.LETTERS && kind != Options.NONE) {
      return;
    }
    rules.error(
        place + "/options",
        kind == Options.NONE
            ? "in a %s trial there are no options to put in order".formatted(block.task().word())
            : "what stands side by side in a %s trial has its places balanced already"
                .formatted(block.task().word()),
        "Leave \"options\" out.");
  }

  private void times(
      String place, Block.Trials block, String cell, Manipulation holds, Set<String> said) {
    var where = "in \"" + cell + "\" ";
    if (holds.adviceAt() != null && !holds.advises()) {
      if (said.add("adviceAt")) {
        rules.error(
            place,
            where + "no advice is offered, so it is not to say when it is seen",
            "Leave \"adviceAt\" out there, or write \"advice: true\".");
      }
    } else if (holds.adviceAt() == Advising.AFTER_OWN
        && block.task() != Task.DECISION
        && block.task() != Task.JUDGE_ADVISOR
        && said.add("own")) {
      rules.warning(
          place + "/task",
          where
              + "advice comes after an own decision, but trials of %s have none"
                  .formatted(block.task().word()),
          "Use the task decision or judge-advisor.");
    }
    var advice = new Delay("advice", "adviceAt", "adviceDelayMs", holds.adviceDelayMs());
    delay(place, where, advice, holds.adviceAt() == Advising.DELAYED, holds.limitMs(), said);
    var reasons = new Delay("the explanation", "presence", "delayMs", holds.delayMs());
    delay(place, where, reasons, holds.presence() == Presence.DELAYED, holds.limitMs(), said);
  }

  /** What is delayed, the members that say so and by how much. */
  private record Delay(String what, String when, String member, Integer millis) {}

  private void delay(
      String place, String where, Delay delay, boolean delayed, Integer limitMs, Set<String> said) {
    String wrong = null;
    String remedy = null;
    if (delayed && delay.millis() == null) {
      wrong = delay.what() + " is delayed, and it is not said by how much";
      remedy = "Write \"%s: 5000\", for example.".formatted(delay.member());
    } else if (!delayed && delay.millis() != null) {
      wrong = delay.what() + " has a delay, but is not delayed";
      remedy =
          "Write \"%s: delayed\", or leave \"%s\" out.".formatted(delay.when(), delay.member());
    } else if (delayed && limitMs != null && delay.millis() >= limitMs) {
      wrong = "the time is up before " + delay.what() + " is seen";
      remedy = "Shorten \"%s\", or give more time.".formatted(delay.member());
    }
    if (wrong != null && said.add(delay.member())) {
      rules.error(place, where + wrong, remedy);
    }
  }
}
