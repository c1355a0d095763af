package groundwork.stimulus.control;

import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.SetSurvey;
import groundwork.stimulus.entity.SetSurvey.Balance;
import groundwork.stimulus.entity.SetSurvey.Cell;
import groundwork.stimulus.entity.SetSurvey.Cells;
import groundwork.stimulus.entity.SetSurvey.Coverage;
import groundwork.stimulus.entity.SetSurvey.Part;
import groundwork.stimulus.entity.SetSurvey.Silent;
import groundwork.stimulus.entity.StimulusSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what a set has. Pure. */
public final class Surveying {
  private static final int NAMED = 20; // ids of items without an explanation that are named
  private static final int EASY = 4; // items of a cell that most designs ask for

  private final StimulusSet set;
  private final List<Item> scored;

  private Surveying(StimulusSet set) {
    this.set = set;
    scored = set.items().stream().filter(item -> !item.practice()).toList();
  }

  public static SetSurvey of(StimulusSet set) {
    var survey = new Surveying(set);
    var manifest = set.manifest();
    return new SetSurvey(
        manifest.slug(),
        manifest.title(),
        manifest.description(),
        manifest.version(),
        manifest.modality(),
        set.hash().hex(),
        manifest.licence(),
        manifest.sources(),
        manifest.made(),
        manifest.classes(),
        manifest.features().size(),
        manifest.models(),
        manifest.methods(),
        manifest.items().size(),
        manifest.items().size() - survey.scored.size(),
        survey.counted(Item::difficulty),
        survey.counted(Item::group),
        survey.coverage(),
        manifest.models().stream().map(model -> survey.balance(model.id())).toList(),
        (int)
            manifest.items().stream()
                .filter(item -> item.content() instanceof Content.Image)
                .count(),
        survey.silent(),
        survey.perturbed());
  }

  private Map<String, Integer> counted(Function<Item, String> of) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var item : set.items()) {
      var value = of.apply(item);
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    return counts;
  }

  private List<Coverage> coverage() {
    var all = new ArrayList<Coverage>();
    for (var model : set.manifest().models()) {
      for (var method : set.manifest().methods()) {
        boolean applies = method.shows() && method.explains(model.id());
        var missing =
            set.items().stream()
                .map(Item::id)
                .filter(id -> set.explanation(id, model.id(), method.id()).isEmpty())
                .filter(id -> set.figure(id, model.id(), method.id()).isEmpty())
                .toList();
        all.add(
            new Coverage(
                model.id(),
                method.id(),
                applies,
                set.items().size() - missing.size(),
                set.items().size(),
                applies ? missing.stream().limit(NAMED).toList() : List.of()));
      }
    }
    return all;
  }

  private Balance balance(String model) {
    var parts = new ArrayList<Part>();
    parts(parts, model, "difficulty", Item::difficulty);
    parts(parts, model, "group", Item::group);
    var cells = cells(scored, model);
    return new Balance(
        model, right(scored, model), scored.size(), cells, parts, allows(cells, parts));
  }

  private void parts(List<Part> parts, String model, String name, Function<Item, String> of) {
    var by = new LinkedHashMap<String, List<Item>>();
    for (var item : scored) {
      if (of.apply(item) != null) {
        by.computeIfAbsent(of.apply(item), value -> new ArrayList<>()).add(item);
      }
    }
    by.forEach(
        (value, items) ->
            parts.add(
                new Part(name, value, items.size(), right(items, model), cells(items, model))));
  }

  private static int right(List<Item> items, String model) {
    return (int)
        items.stream()
            .filter(item -> item.outputs().containsKey(model))
            .filter(item -> item.output(model).predicted().equals(item.truth()))
            .count();
  }

  /** Every truth and prediction, those that nothing is in too. */
  private Cells cells(List<Item> items, String model) {
    var counts = new LinkedHashMap<Item.Cell, Integer>();
    for (var truth : set.classes()) {
      for (var predicted : set.classes()) {
        counts.put(new Item.Cell(truth.id(), predicted.id()), 0);
      }
    }
    for (var item : items) {
      if (item.outputs().containsKey(model)) {
        counts.merge(item.cell(model), 1, Integer::sum);
      }
    }
    var all = new ArrayList<Cell>();
    counts.forEach((cell, n) -> all.add(new Cell(cell.truth(), cell.predicted(), n)));
    return new Cells(all, all.stream().min(Comparator.comparingInt(Cell::items)).orElse(null));
  }

  private List<String> allows(Cells cells, List<Part> parts) {
    var said = new ArrayList<String>();
    long empty = cells.all().stream().filter(cell -> cell.items() == 0).count();
    if (empty > 0) {
      int occurring =
          cells.all().stream()
              .filter(cell -> cell.items() > 0)
              .mapToInt(Cell::items)
              .min()
              .orElse(0);
      said.add(
          "%d of %d combinations of truth and prediction have no item: what is drawn per cell comes from the other %d, at most %d from each."
              .formatted(empty, cells.all().size(), cells.all().size() - empty, occurring));
    } else {
      int least = cells.smallest().items();
      said.add(
          "%d from each of %d cells at most: one block of up to %d trials balanced over truth and prediction."
              .formatted(least, cells.all().size(), least * cells.all().size()));
      if (least >= 2) {
        said.add(
            "Two blocks with different items (before and after, learning and test): up to %d per cell in each; three blocks: up to %d."
                .formatted(least / 2, least / 3));
      }
      if (least < EASY) {
        said.add(
            "The smallest cell is \"%s\" taken for \"%s\", with %d: more such items would allow longer blocks."
                .formatted(
                    label(cells.smallest().truth()), label(cells.smallest().predicted()), least));
      }
    }
    parts.stream()
        .filter(part -> part.right() == 0 || part.right() == part.items())
        .forEach(
            part ->
                said.add(
                    "Where %s is \"%s\" the model is %s right: correctness and %s cannot be told apart there."
                        .formatted(
                            part.of(),
                            part.value(),
                            part.right() == 0 ? "never" : "always",
                            part.of())));
    return said;
  }

  private String label(String id) {
    return set.outputClass(id).map(one -> one.label()).orElse(id);
  }

  private List<Silent> silent() {
    var silent = new ArrayList<Silent>();
    for (var item : set.items()) {
      if (item.content() instanceof Content.Image image && ItemQuery.silent(item)) {
        silent.add(new Silent(item.id(), image.file(), image.alt() == null ? "" : image.alt()));
      }
    }
    return silent;
  }

  private Map<Integer, Integer> perturbed() {
    var counts = new TreeMap<Integer, Integer>();
    for (var item : set.items()) {
      if (!item.perturbations().isEmpty()) {
        counts.merge(item.perturbations().size(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
