package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Attribute;
import groundwork.study.entity.Block;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Reveal.Part;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Nobody meets an item twice, nothing practised is scored, and there are enough of each cell. */
final class ItemRules {
  private final Rules rules;
  private final Study study;
  private final StimulusSet set;
  private final Traits traits;

  ItemRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
    traits = new Traits(set, study.stimuli().model());
  }

  void check() {
    var taken = new HashMap<String, List<Block.Trials>>();
    var earlier = new ArrayList<Block.Trials>();
    for (var placed : Placed.of(study)) {
      if (placed.block() instanceof Block.Trials block) {
        named(placed.pointer() + "/items", block, taken);
        filter(placed.pointer() + "/items", block.items());
        attributes(placed.pointer(), block);
        same(placed.pointer(), block, earlier);
        earlier.add(block);
      }
    }
    if (study.functional() != null) {
      exist("/functional/items/ids", study.functional().items());
      filter("/functional/items", study.functional().items());
      scored("/functional/items", study.functional().items());
    }
    supply();
  }

  /** Nobody takes part, so nothing is drawn for anybody and nothing came before. */
  private void scored(String place, ItemChoice items) {
    if (items.count() != null || items.same() != null) {
      rules.error(
          place + (items.count() != null ? "/count" : "/same"),
          "items are drawn, or met again, by participants, and this study has none",
          "Write \"items: all\", ids, perCell or where.");
    } else if (!rules.refused() && ScoredItems.of(items, set, study.stimuli().model()).isEmpty()) {
      rules.error(place, "no item of the set is left to score", "Widen \"where\".");
    }
  }

  /** Said of the first arm that has trouble: mostly the others have the same. */
  private void supply() {
    if (rules.refused()) {
      return; // what is drawn hangs on everything else being right
    }
    int before = rules.findings().size();
    for (var arm : study.arms()) {
      new SupplyRules(rules, study, set, arm).check();
      if (rules.findings().size() > before) {
        return;
      }
    }
  }

  private void exist(String list, ItemChoice items) {
    for (int j = 0; j < items.ids().size(); j++) {
      if (set.item(items.ids().get(j)).isEmpty()) {
        rules.error(
            list + "/" + j,
            "the set \"" + set.slug() + "\" has no item \"" + items.ids().get(j) + "\"",
            "Look up the item's id in the set's manifest.");
      }
    }
  }

  private void named(String place, Block.Trials block, Map<String, List<Block.Trials>> taken) {
    exist(place + "/ids", block.items());
    boolean practising = block.phase() == Phase.PRACTICE;
    if (practising && block.items().ids().isEmpty() && block.items().same() == null) {
      rules.error(
          place,
          "practice items are named, so that they stay out of the main pool",
          "Write \"items: {ids: [...]}\" with items that the set marks \"practice\".");
    }
    for (int j = 0; j < block.items().ids().size(); j++) {
      var id = block.items().ids().get(j);
      var pointer = place + "/ids/" + j;
      var item = set.item(id);
      if (item.isPresent() && item.get().practice() && !practising) {
        rules.error(
            pointer,
            "the item \"" + id + "\" is for practice and is never scored",
            "Choose an item that is not marked \"practice\".");
      } else if (item.isPresent() && !item.get().practice() && practising) {
        rules.error(
            pointer,
            "the item \"" + id + "\" is in the main pool, so it cannot be practised with",
            "Choose an item that the set marks \"practice\".");
      }
      var others = taken.computeIfAbsent(id, named -> new ArrayList<>());
      if (others.stream().anyMatch(other -> meetsBoth(other, block))) {
        rules.error(
            pointer,
            "the item \"" + id + "\" stands in two blocks; nobody may meet an item twice",
            "Use another item in one of them.");
      }
      others.add(block);
    }
  }

  private boolean meetsBoth(Block.Trials one, Block.Trials other) {
    return study.arms().stream().anyMatch(arm -> one.meets(arm) && other.meets(arm));
  }

  private void filter(String place, ItemChoice items) {
    var where = items.where();
    if (where == null) {
      return;
    }
    if (!items.ids().isEmpty()) {
      rules.error(
          place + "/where",
          "named items are shown as they are named, whatever \"where\" says",
          "Remove \"where\", or draw items with perCell or count.");
    }
    var classes = set.classes().stream().map(OutputClass::id).toList();
    known(place + "/where/truth", where.truth(), classes, "class");
    known(place + "/where/predicted", where.predicted(), classes, "class");
    known(
        place + "/where/difficulty",
        where.difficulty(),
        values(Attribute.DIFFICULTY),
        "difficulty");
    known(place + "/where/group", where.group(), values(Attribute.GROUP), "group");
  }

  private void known(String list, List<String> given, List<String> known, String what) {
    for (int j = 0; j < given.size(); j++) {
      if (!known.contains(given.get(j))) {
        rules.error(
            list + "/" + j,
            "the set \"%s\" has no %s \"%s\"".formatted(set.slug(), what, given.get(j)),
            Rules.known(known.stream()));
      }
    }
  }

  private List<String> values(Attribute attribute) {
    return scored().flatMap(item -> traits.value(item, attribute).stream()).distinct().toList();
  }

  private Stream<Item> scored() {
    return set.items().stream().filter(item -> !item.practice());
  }

  /** What items are told apart by must be known of every item. */
  private void attributes(String place, Block.Trials block) {
    if (block.items().perCell() != null) {
      for (int j = 0; j < block.items().by().size(); j++) {
        said(place + "/items/by/" + j, block.items().by().get(j));
      }
    }
    for (int j = 0; j < block.order().of().size(); j++) {
      if (block.order().of().get(j) != Attribute.CONDITION) {
        said(place + "/order/of/" + j, block.order().of().get(j));
      }
    }
  }

  private void said(String place, Attribute attribute) {
    long unknown = scored().filter(item -> traits.value(item, attribute).isEmpty()).count();
    if (unknown > 0) {
      rules.error(
          place,
          "the set \"%s\" does not say of %d items what their %s is"
              .formatted(set.slug(), unknown, attribute.word()),
          attribute == Attribute.FLIPS
              ? "Use a set whose items have perturbations."
              : "Add it to the set's items, or tell items apart by something else.");
    }
  }

  /** Items come again only after they came, and not after their answer was given away. */
  private void same(String place, Block.Trials block, List<Block.Trials> earlier) {
    var id = block.items().same();
    if (id == null) {
      return;
    }
    var source = earlier.stream().filter(one -> one.id().equals(id)).findFirst();
    if (source.isEmpty()) {
      rules.error(
          place + "/items/same",
          study.block(id).isEmpty()
              ? "there is no block \"" + id + "\""
              : "\"" + id + "\" is no block of trials that comes before this one",
          earlier.isEmpty()
              ? "Put the block whose items come again before this one."
              : Rules.known(earlier.stream().map(Block.Trials::id)));
      return;
    }
    for (var arm : study.arms()) {
      if (block.meets(arm) && !source.get().meets(arm)) {
        rules.error(
            place + "/items/same",
            "arm \""
                + arm.id()
                + "\" does not meet \""
                + id
                + "\", so it has no items to meet again",
            "Let the arm meet both blocks, or neither.");
      }
    }
    if (reveals(source.get()) && asksForModel(block.task())) {
      rules.error(
          place + "/items/same",
          "\""
              + id
              + "\" shows what the model says of these items, and \""
              + block.id()
              + "\" asks for it: that tests memory",
          "Test on other items than those explained (perCell or count), or hide output and feedback"
              + " in \""
              + id
              + "\".");
    }
  }

  private static boolean reveals(Block.Trials block) {
    var after = block.reveal().after();
    return block.output()
        || after.contains(Part.OUTPUT)
        || after.contains(Part.SCORE)
        || block.feedback()
        || block.task() == Task.AGREEMENT
        || block.task() == Task.ERROR_DETECTION
        || block.task() == Task.SIMULATE_SEE_DECIDE;
  }

  private static boolean asksForModel(Task task) {
    return task.asksForOutput() || task == Task.VERIFICATION;
  }
}
