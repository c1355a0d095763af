package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.control.Telltale;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Block;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which explanations a block may show: none that give away what it asks for, none that ask a model
 * where nobody answers, none that come later where all stand side by side.
 */
final class ShownRules {
  private final Rules rules;
  private final Study study;
  private final StimulusSet set;

  ShownRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
  }

  /**
   * @param pool the items that the block may ask about
   */
  void check(String place, Block.Trials block, List<Item> pool) {
    var task = block.task();
    if (task.ofExplanations()) {
      together(place, block);
    }
    for (var method : methods(block)) {
      var figures = set.figures(study.stimuli().model(), method);
      if (figures.isEmpty()) {
        continue;
      }
      if (task.ofExplanations() && figures.get().asks()) {
        rules.error(
            place + "/task",
            "explanations by \"%s\" ask a model, and where explanations stand side by side in a %s trial nobody answers them"
                .formatted(method, task.word()),
            "Compare methods that only show, or let people try \"%s\" in a block of observing before."
                .formatted(method));
      }
      if (task.asksForOutput()) {
        tells(place, block, method, pool);
      }
    }
  }

  private void tells(String place, Block.Trials block, String method, List<Item> pool) {
    var model = study.stimuli().model();
    var found = Telltale.of(set, model, set.figures(model, method).orElseThrow(), pool);
    if (found.isEmpty()) {
      return;
    }
    var file =
        set.manifest().figures().stream()
            .filter(one -> one.method().equals(method) && one.model().equals(model))
            .map(one -> one.file() + found.get().pointer())
            .findFirst()
            .orElse(method);
    rules.error(
        place + "/task",
        "a %s trial asks what the model says, and explanations by \"%s\" give it away: %s %s"
            .formatted(block.task().word(), method, file, found.get().why()),
        found.get().said()
            ? "Show another method here, or write \"explanation: false\"."
            : "Take it out, show another method, or write \"explanation: false\"; if it speaks of"
                + " something else, write \"tells\": [] in the figure.");
  }

  private Set<String> methods(Block.Trials block) {
    var all = new LinkedHashSet<>(block.methods());
    if (block.explanation() && !block.task().compares()) {
      for (var arm : study.arms()) {
        if (block.meets(arm)) {
          study.conditions(arm, block).stream()
              .map(condition -> Study.manipulation(arm, condition, block))
              .filter(one -> one.method() != null && one.presence() != Presence.HIDDEN)
              .forEach(one -> all.add(one.method()));
        }
      }
    }
    all.remove(Method.NONE);
    return all;
  }

  /** A level of presence that does not act would be taken for one that does. */
  private void together(String place, Block.Trials block) {
    for (var arm : study.arms()) {
      if (!block.meets(arm)) {
        continue;
      }
      for (var condition : study.conditions(arm, block)) {
        var presence = Study.manipulation(arm, condition, block).presence();
        if (presence == Presence.ON_DEMAND || presence == Presence.DELAYED) {
          rules.error(
              place + "/task",
              "in \"%s\" explanations are %s, but in a %s trial they stand side by side from the start"
                  .formatted(
                      Study.cell(arm.id(), condition.id()), presence.word(), block.task().word()),
              "Leave \"presence\" and \"delayMs\" out there, or use a task about one explanation.");
          return;
        }
      }
    }
  }
}
