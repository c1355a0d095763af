package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.document.entity.Document;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Modality;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Asks;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.List;

/** What a task needs in which items are changed until the model says something else. */
final class EditRules {
  private final Rules rules;
  private final Study study;
  private final StimulusSet set;

  EditRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
  }

  /**
   * @param pool every item that may stand in the block
   */
  void check(String place, Block.Trials block, List<Item> pool) {
    var edit = block.asks().edit();
    if (block.task() != Task.COUNTERFACTUAL_EDIT) {
      if (edit != null) {
        rules.error(
            place + "/asks/edit",
            "only counterfactual-edit lets people change items; the task here is "
                + block.task().word(),
            "Remove \"edit\".");
      }
      return;
    }
    if (set.modality() == Modality.IMAGE) {
      rules.error(
          place + "/task",
          "pictures have no fields or words to change",
          "Use a set of tables or texts.");
    } else if (edit != null) {
      wanted(place + "/asks/edit/wanted", edit, pool);
      features(place + "/asks/edit", edit);
    }
  }

  private void wanted(String place, Asks.Edit edit, List<Item> pool) {
    if (edit.wanted() == null) {
      return;
    }
    if (set.outputClass(edit.wanted()).isEmpty()) {
      rules.error(
          place,
          "the set \"" + set.slug() + "\" has no class \"" + edit.wanted() + "\"",
          Rules.known(set.classes().stream().map(OutputClass::id)));
      return;
    }
    long there =
        pool.stream()
            .filter(item -> item.output(study.stimuli().model()).predicted().equals(edit.wanted()))
            .count();
    if (there > 0) {
      rules.error(
          place,
          "the model says \"%s\" already of %d items that may come".formatted(edit.wanted(), there),
          "Choose items by \"where: {predicted: […]}\", or leave \"wanted\" out: then anything else counts.");
    }
  }

  private void features(String place, Asks.Edit edit) {
    boolean table = set.modality() == Modality.TABULAR;
    var known = set.features().stream().map(Feature::id).toList();
    for (int i = 0; i < edit.immutable().size(); i++) {
      known(place + "/immutable/" + i, edit.immutable().get(i), known);
    }
    edit.costs().keySet().forEach(id -> known(place + "/costs" + Document.step(id), id, known));
    edit.ranges()
        .forEach(
            (id, range) -> {
              var at = place + "/ranges" + Document.step(id);
              if (known(at, id, known)) {
                if (set.features().get(known.indexOf(id)).isCategory()) {
                  rules.error(at, "a category has no range", "Remove it.");
                } else if (range.min() != null
                    && range.max() != null
                    && range.min() >= range.max()) {
                  rules.error(at, "\"min\" is not below \"max\"", "Let the range hold something.");
                }
              }
            });
    if (table && known.stream().allMatch(edit.immutable()::contains)) {
      rules.error(
          place + "/immutable", "nothing is left to be changed", "Leave some features out.");
    }
  }

  private boolean known(String place, String id, List<String> known) {
    if (!known.contains(id)) {
      rules.error(
          place,
          "the set \"" + set.slug() + "\" has no feature \"" + id + "\"",
          Rules.known(known.stream()));
      return false;
    }
    return true;
  }
}
