package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.study.entity.Block;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.Instrument.Format;
import java.util.HashSet;
import java.util.List;

/** What must hold between a questionnaire and the scale that it asks. */
final class QuestionnaireRules {
  private final Rules rules;
  private final String place;
  private final Block.Questionnaire block;
  private final Instrument scale;
  private final List<String> items;

  private QuestionnaireRules(
      Rules rules, String place, Block.Questionnaire block, Instrument scale) {
    this.rules = rules;
    this.place = place;
    this.block = block;
    this.scale = scale;
    items = scale.items().stream().map(Instrument.Item::id).toList();
  }

  static void check(Rules rules, String place, Block.Questionnaire block) {
    var scale = Instruments.byId(block.instrument());
    if (scale.isEmpty()) {
      rules.error(
          place + "/instrument",
          "there is no instrument \"" + block.instrument() + "\"",
          Rules.known(Instruments.IDS.stream()));
      return;
    }
    var these = new QuestionnaireRules(rules, place, block, scale.get());
    these.stems();
    these.instructed();
    if (block.instrument().equals("explanation-goodness")) {
      rules.warning(
          place + "/instrument",
          "this checklist is for researchers, who judge an explanation beforehand",
          "Ask participants with explanation-satisfaction; or keep it, if they are experts.");
    }
  }

  private void stems() {
    for (var stem : block.stems().keySet().stream().sorted().toList()) {
      if (!items.contains(stem)) {
        rules.error(
            place + "/stems/" + stem,
            "the scale \"" + scale.id() + "\" has no item \"" + stem + "\"",
            "Its items: " + String.join(", ", items) + ".");
      } else if (block.stems().get(stem).isBlank()) {
        rules.error(
            place + "/stems/" + stem,
            "this item has no words",
            "Write what is asked, or leave it out.");
      } else if (scale.isShipped()) {
        rules.warning(
            place + "/stems/" + stem,
            "these words replace the published ones of " + scale.title(),
            "Say so when you report the scale; or leave them out.");
      }
    }
    var missing =
        scale.worded(block.stems()).items().stream()
            .filter(item -> !item.isWorded())
            .map(Instrument.Item::id)
            .toList();
    if (scale.scale().kind() == Format.CHOICES && block.stems().size() < 2) {
      rules.error(
          place + "/stems",
          "the reasons of \"%s\" are not shipped, and %d of at least 2 are given"
              .formatted(scale.title(), block.stems().size()),
          "Under \"stems\", write them by item, as many as there are: %s. %s"
              .formatted(String.join(", ", items), source()));
    } else if (scale.scale().kind() != Format.CHOICES && !missing.isEmpty()) {
      rules.error(
          place + "/stems",
          "the wording of \"%s\" is %s; %d of %d items have no words: %s"
              .formatted(
                  scale.title(),
                  scale.wording(),
                  missing.size(),
                  items.size(),
                  String.join(", ", missing)),
          "Under \"stems\", write the words of each item, with its owner's permission. "
              + source());
    }
  }

  private String source() {
    var reference = scale.reference();
    return "Source: "
        + reference.citation()
        + (reference.doi() == null ? "" : " https://doi.org/" + reference.doi());
  }

  /** Items that say what to answer; they must look like the scale's own. */
  private void instructed() {
    var seen = new HashSet<>(items);
    for (int i = 0; i < block.instructed().size(); i++) {
      var one = block.instructed().get(i);
      var here = place + "/instructed/" + i;
      if (!seen.add(one.id())) {
        rules.error(here + "/id", "the id \"" + one.id() + "\" is taken", "Choose another id.");
      }
      if (one.after() != null && !items.contains(one.after())) {
        rules.error(
            here + "/after",
            "the scale \"" + scale.id() + "\" has no item \"" + one.after() + "\"",
            "Its items: " + String.join(", ", items) + ".");
      }
      if (!scale.scale().values().contains(one.value())) {
        rules.error(
            here + "/value",
            "%d is no answer of this scale".formatted(one.value()),
            "Ask for one of " + scale.scale().values() + ".");
      }
    }
  }
}
