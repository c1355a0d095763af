package groundwork.cli;

import groundwork.explanation.Answers;
import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.explanation.Seed;
import groundwork.explanation.counterfactual.CounterfactualSearch;
import groundwork.explanation.example.Neighbours;
import groundwork.explanation.example.Prototypes;
import groundwork.explanation.importance.PermutationImportance;
import groundwork.explanation.rule.Anchors;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Names;
import groundwork.metric.scoring.Material;
import groundwork.model.WordPresence;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Items of a material, explained in one way. Each item has a seed of its own, the one that {@code
 * score} explains it with: neither order nor number of threads matter. Thread-safe.
 *
 * @param settings of the way, by name
 * @param called names that items share, once: pictures have one for each place
 * @param shelves examples of each model, made when they are first asked for
 */
record Asking(
    Material material,
    Ways.Way way,
    Map<String, Object> settings,
    long seed,
    Map<String, Shelf> shelves,
    Map<Names, Names> called) {
  /**
   * @throws Rejected if the way has no such setting, or it cannot have that value
   */
  static Asking of(Material material, Ways.Way way, Map<String, Object> settings, long seed) {
    try {
      switch (way.form()) {
        case ATTRIBUTION -> Explainers.of(way.id(), settings);
        case COUNTERFACTUAL -> CounterfactualSearch.of(NamedSettings.unnamed(settings));
        case RULE -> Anchors.of(settings);
        case NEIGHBOURS -> Neighbours.of(settings);
        case PROTOTYPES -> Prototypes.of(settings);
        case IMPORTANCE -> PermutationImportance.of(settings);
      }
    } catch (IllegalArgumentException wrong) {
      throw new Rejected(Fault.INVALID, wrong.getMessage());
    }
    return new Asking(
        material, way, settings, seed, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }

  /** Model by model and item by item; of what is about a whole model, one each. */
  List<Callable<Told>> tasks(List<String> models, List<String> items) {
    var tasks = new ArrayList<Callable<Told>>();
    for (var model : models) {
      if (way.form().isGlobal()) {
        tasks.add(() -> guarded(model, null, () -> whole(model, items)));
      } else {
        items.forEach(item -> tasks.add(() -> guarded(model, item, () -> one(model, item))));
      }
    }
    return tasks;
  }

  private static Told guarded(String model, String item, Supplier<Told> task) {
    try {
      return task.get();
    } catch (RuntimeException bad) {
      return Told.wrong(model, item, bad);
    }
  }

  private Told one(String model, String item) {
    int at = material.items().indexOf(item);
    var of = material.bare(model, at, seed);
    var names = names(model, at);
    double[] p = of.model().probabilities(new double[][] {of.input()})[0];
    int said = Answers.largest(p);
    return new Told(
        model,
        item,
        of,
        said,
        p[said],
        names,
        of.model().classes(),
        found(of, names, model, Seed.of(seed, item, model)),
        null);
  }

  private Names names(String model, int at) {
    var names = material.names(model, at);
    return called.computeIfAbsent(names, itself -> itself);
  }

  private Found found(Case of, Names names, String model, long own) {
    return switch (way.form()) {
      case ATTRIBUTION -> values(of, Explainers.of(way.id(), settings), own);
      case COUNTERFACTUAL -> {
        var named = NamedSettings.numbered(settings, names, of.model().classes());
        yield new Found.Changes(
            CounterfactualSearch.of(named).search(of.model(), of.input(), of.background(), own));
      }
      case RULE ->
          new Found.Anchor(
              Anchors.of(settings).explain(of.model(), of.input(), of.background(), own));
      case NEIGHBOURS -> {
        var shelf = shelf(model, of, names).without(of.input());
        yield new Found.Shown(Neighbours.of(settings).of(of.input(), shelf.examples()), shelf);
      }
      case PROTOTYPES, IMPORTANCE -> throw new IllegalStateException("it is about a whole model");
    };
  }

  private static Found values(Case of, Explainer explainer, long own) {
    var made = explainer.explain(of.model(), of.input(), of.target(), of.background(), own);
    return new Found.Values(
        made,
        of.model() instanceof WordPresence words ? words.perToken(made.values()) : made.values());
  }

  private Shelf shelf(String model, Case any, Names names) {
    return shelves.computeIfAbsent(model, id -> Shelf.of(material, id, any, names, seed));
  }

  private Told whole(String model, List<String> items) {
    var cases = new ArrayList<Case>();
    IllegalArgumentException why = null;
    for (var item : items) {
      try {
        cases.add(material.bare(model, material.items().indexOf(item), seed));
      } catch (IllegalArgumentException bad) {
        why = bad; // the others are enough
      }
    }
    if (cases.isEmpty()) {
      throw why;
    }
    var any = cases.getFirst();
    var names = names(model, material.items().indexOf(any.item()));
    var found =
        way.form() == Ways.Form.PROTOTYPES
            ? prototypes(shelf(model, any, names))
            : importance(cases, names, Seed.of(seed, "", model));
    return new Told(model, null, null, -1, 0, names, any.model().classes(), found, null);
  }

  private Found prototypes(Shelf shelf) {
    return new Found.Shown(Prototypes.of(settings).of(shelf.examples()), shelf);
  }

  /** Over the items whose truth is known. */
  private Found importance(List<Case> cases, Names names, long own) {
    if (names.form() == Names.Form.WORDS) {
      throw new IllegalArgumentException(
          "the words of one text cannot be exchanged for those of another: texts have no"
              + " permutation importance");
    }
    var known = cases.stream().filter(one -> one.truth() >= 0).toList();
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "permutation importance needs the true classes: give data.truth");
    }
    var any = known.getFirst();
    var rows =
        new Background(
            known.stream().map(Case::input).toArray(double[][]::new),
            any.background().category(),
            any.background().shape());
    return new Found.Relied(
        PermutationImportance.of(settings)
            .of(any.model(), rows, known.stream().mapToInt(Case::truth).toArray(), own));
  }
}
