package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Modality;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Asks;
import groundwork.study.entity.Block;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.List;

/** What tasks need in which items are marked, or pictures sharpened. */
final class MarkRules {
  private final Rules rules;
  private final Study study;
  private final StimulusSet set;

  MarkRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
  }

  /**
   * @param pool every item that may stand in the block
   */
  void check(String place, Block.Trials block, List<Item> pool) {
    var marks = block.asks().marks();
    boolean taken = block.task() == Task.LOCALISATION || block.task() == Task.EXPLAIN;
    if (marks != null && !taken) {
      rules.error(
          place + "/asks/marks",
          "only localisation and explain let people mark; the task here is " + block.task().word(),
          "Remove \"marks\", or choose one of these tasks.");
    } else if (marks != null) {
      marks(place + "/asks/marks", block, marks, pool);
    }
    if (block.task() == Task.LOCALISATION && (marks == null || marks.reference() == null)) {
      rules.error(
          place + (marks == null ? "" : "/asks/marks"),
          "a localisation is compared with a reference",
          "Write \"asks: {marks: {reference: {method: …}}}\" or \"reference: {truth: true}\"; without"
              + " a reference, the task is explain.");
    }
    if (block.task() == Task.EXPLAIN && marks == null && block.asks().text() == null) {
      rules.error(
          place,
          "nothing is asked: an explanation of people's own is marked, or written",
          "Write \"asks: {marks: {}}\", \"asks: {text: {}}\", or both.");
    }
    deblur(place, block);
  }

  private void marks(String place, Block.Trials block, Asks.Marks marks, List<Item> pool) {
    if (marks.tool() != null && set.modality() != Modality.IMAGE) {
      rules.error(
          place + "/tool",
          "brush and boxes are for pictures; \"" + set.slug() + "\" is a set of another kind",
          "Remove \"tool\": words and features are marked one by one.");
    }
    if (marks.most() != null && marks.most() < marks.least()) {
      rules.error(
          place + "/most",
          "at most %d marks and at least %d cannot both be".formatted(marks.most(), marks.least()),
          "Let \"most\" be as large as \"least\".");
    }
    if (marks.rank() && marks.weights() != null) {
      rules.error(
          place + "/rank",
          "marks are either put in order or weighed",
          "Remove \"rank\" or \"weights\".");
    }
    if (marks.rank() && set.modality() == Modality.IMAGE && marks.tool() != Asks.Marks.Tool.BOXES) {
      rules.error(
          place + "/rank",
          "cells that are painted have no order",
          "Write \"tool: boxes\", or use \"weights\".");
    }
    if (marks.reference() != null) {
      reference(place + "/reference", block, marks.reference(), pool);
    }
  }

  private void reference(
      String place, Block.Trials block, Asks.Reference reference, List<Item> pool) {
    var model = study.stimuli().model();
    if (reference.truth() == (reference.method() != null)) {
      rules.error(
          place,
          "a reference is the truth or the explanation of one method",
          "Write \"truth: true\" or \"method: …\".");
    } else if (reference.truth()) {
      var without = pool.stream().filter(item -> item.mask() == null).toList();
      if (!without.isEmpty()) {
        rules.error(
            place + "/truth",
            "%d items that may come have no mask, for example \"%s\""
                .formatted(without.size(), without.getFirst().id()),
            "Choose items that have one by \"ids\", give them a \"mask\" in the manifest, or compare with a method.");
      }
    } else if (set.method(reference.method()).isEmpty()
        || !set.hasExplanations(model, reference.method())) {
      rules.error(
          place + "/method",
          "the set \"%s\" has no attributions by \"%s\" of %s"
              .formatted(set.slug(), reference.method(), model),
          Rules.known(
              set.manifest().methods().stream()
                  .map(method -> method.id())
                  .filter(method -> set.hasExplanations(model, method))));
    } else {
      shown(place + "/method", block, reference.method());
    }
  }

  /** Whoever sees the reference only copies it. */
  private void shown(String place, Block.Trials block, String method) {
    if (!block.explanation()) {
      return;
    }
    for (var arm : study.arms()) {
      for (var condition : study.conditions(arm, block)) {
        var holds = Study.manipulation(arm, condition, block);
        if (block.meets(arm)
            && method.equals(holds.method())
            && holds.presence() != Presence.HIDDEN) {
          rules.error(
              place,
              "the arm \"%s\" is shown \"%s\", with which its marks would be compared"
                  .formatted(arm.id(), method),
              "Write \"explanation: false\" in this block, or compare with another method.");
          return;
        }
      }
    }
  }

  private void deblur(String place, Block.Trials block) {
    boolean sharpens = block.task() == Task.DEBLUR;
    if (block.asks().deblur() != null && !sharpens) {
      rules.error(
          place + "/asks/deblur",
          "only the task deblur has a picture to sharpen; the task here is " + block.task().word(),
          "Remove \"deblur\".");
    }
    if (!sharpens) {
      return;
    }
    if (set.modality() != Modality.IMAGE) {
      rules.error(
          place + "/task",
          "only pictures are blurred; \"" + set.slug() + "\" is a set of another kind",
          "Use a set of pictures.");
    }
    var wanted = block.asks().deblur();
    if (wanted != null && !wanted.choose()) {
      if (block.asks().text() == null) {
        rules.error(
            place + "/asks/deblur/choose",
            "without classes to choose from, the answer is written",
            "Write \"text: {}\" beside it, or remove \"choose\".");
      }
      if (block.feedback()) {
        rules.error(
            place + "/feedback",
            "an answer in words is not right or wrong, so there is no feedback",
            "Remove \"feedback\".");
      }
    }
    if (block.explanation()) {
      rules.error(
          place + "/explanation",
          "an explanation would show where to look",
          "Remove \"explanation\".");
    }
  }
}
