package groundwork.metric.control;

import groundwork.metric.entity.RunPlan;
import groundwork.metric.entity.RunUnit;
import groundwork.metric.entity.RunWanted;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.measure.RandomRanking;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.ScoredItems;
import groundwork.study.entity.MetricChoice;
import groundwork.study.entity.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a functional study, or somebody, asks of a set, as units of work. Pure. */
public final class Planner {
  /** Controls that stand in every run, asked for or not. */
  static final List<String> ALWAYS = List.of("random", RandomRanking.ID);

  static final Set<String> CONTROLS = Set.of("placebo", "oracle", "random", RandomRanking.ID);

  /** A piece of a run and how far into the items it begins, from 0 to 1. */
  private record Placed(RunUnit unit, double at) {}

  private Planner() {}

  /**
   * @throws Rejected if a metric is unknown or has parameters that it cannot have: with one finding
   *     for each
   */
  public static RunPlan plan(Study study, StimulusSet set) {
    var choice = study.functional().items();
    var model = study.stimuli().model();
    boolean every = choice.all() && choice.where() == null;
    var items = every ? List.<String>of() : ScoredItems.of(choice, set, model);
    return plan(RunWanted.of(study.functional(), model, items), set, "/functional", "study.yaml");
  }

  /**
   * @throws Rejected if the set has no such model, method or item, or a metric is unknown or cannot
   *     have its parameters: with one finding for each
   */
  public static RunPlan plan(RunWanted wanted, StimulusSet set) {
    return plan(wanted, set, "", "what you sent");
  }

  private static RunPlan plan(RunWanted wanted, StimulusSet set, String place, String document) {
    var findings = new ArrayList<Finding>();
    var remedy = "Correct it in " + document + ".";
    var models =
        known(
            wanted.models(),
            set.manifest().models().stream().map(ModelCard::id).toList(),
            place + "/models",
            "model",
            findings);
    var asked =
        known(
            wanted.methods().stream().filter(id -> !ALWAYS.contains(id)).toList(),
            set.manifest().methods().stream().filter(Method::shows).map(Method::id).toList(),
            place + "/methods",
            "method with explanations",
            findings);
    var metrics = metrics(wanted.metrics(), place + "/metrics", remedy, findings);
    var all = set.items().stream().map(Item::id).toList();
    var items =
        wanted.items().ids().isEmpty()
            ? List.<String>of()
            : known(wanted.items().ids(), all, place + "/items/ids", "item", findings);
    if (!findings.isEmpty()) {
      throw new Rejected(
          Fault.INVALID, "This cannot be run: " + findings.getFirst().rule(), findings);
    }
    var methods = new LinkedHashSet<>(asked);
    methods.addAll(ALWAYS);
    return new RunPlan(
        models,
        List.copyOf(methods),
        methods.stream().filter(CONTROLS::contains).toList(),
        metrics,
        items.isEmpty() ? items(wanted.items(), set, models.getFirst()) : items);
  }

  private static List<String> known(
      List<String> wanted, List<String> known, String place, String what, List<Finding> findings) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!known.contains(wanted.get(i))) {
        findings.add(
            Finding.inBody(
                place + "/" + i,
                "the set has no %s \"%s\"".formatted(what, wanted.get(i)),
                "Name one of the set" + (known.size() < 30 ? ": " + known + "." : ".")));
      }
    }
    return wanted.isEmpty() ? known : List.copyOf(new LinkedHashSet<>(wanted));
  }

  /**
   * Items go forward in all metrics and methods together, so that what is done says how long the
   * rest will take. What looks at a whole set comes last, in one piece. A model that a method
   * cannot explain is left out.
   */
  public static List<RunUnit> units(RunPlan plan, StimulusSet set) {
    var placed = new ArrayList<Placed>();
    for (var model : plan.models()) {
      for (var method : plan.methods()) {
        if (ALWAYS.contains(method) || set.hasExplanations(model, method)) {
          plan.metrics().forEach(metric -> cut(plan, model, method, metric, placed));
        }
      }
    }
    placed.sort(Comparator.comparingDouble(Placed::at)); // stable
    var units = new ArrayList<RunUnit>();
    placed.forEach(one -> units.add(one.unit().numbered(units.size())));
    return units;
  }

  private static void cut(
      RunPlan plan, String model, String method, RunPlan.Measured metric, List<Placed> placed) {
    int all = plan.items().size();
    boolean whole = Metrics.of(metric.card().id(), metric.card().parameters()) instanceof SetMetric;
    int size = whole ? all : Cost.items(metric.card(), all);
    double cost = Cost.ofItem(metric.card());
    for (int from = 0; from < all; from += size) {
      var items = plan.items().subList(from, Math.min(all, from + size));
      placed.add(
          new Placed(
              new RunUnit(0, model, method, metric.key(), items, cost),
              whole ? 1 : (double) from / all));
    }
  }

  private static List<RunPlan.Measured> metrics(
      List<MetricChoice> choices, String place, String remedy, List<Finding> findings) {
    var measured = new ArrayList<RunPlan.Measured>();
    var keys = new LinkedHashSet<String>();
    for (int i = 0; i < choices.size(); i++) {
      var choice = choices.get(i);
      try {
        var card = Metrics.of(choice.id(), choice.parameters()).card();
        if (measured.stream().anyMatch(one -> one.card().equals(card))) {
          throw new IllegalArgumentException(
              "the metric \"%s\" is there twice with the same settings".formatted(choice.id()));
        }
        measured.add(new RunPlan.Measured(key(choice, keys), card));
      } catch (IllegalArgumentException wrong) {
        findings.add(Finding.inBody(place + "/" + i, wrong.getMessage(), remedy));
      }
    }
    return measured;
  }

  private static String key(MetricChoice choice, Set<String> taken) {
    var key = choice.id();
    for (int n = 2; !taken.add(key); n++) {
      key = choice.id() + "-" + n;
    }
    return key;
  }

  private static List<String> items(RunWanted.Items choice, StimulusSet set, String model) {
    if (choice.perCell() != null) {
      return set.cells(model).values().stream()
          .flatMap(cell -> cell.stream().limit(choice.perCell()))
          .map(Item::id)
          .toList();
    }
    return set.items().stream()
        .filter(item -> !item.practice())
        .limit(choice.first() == null ? Long.MAX_VALUE : choice.first())
        .map(Item::id)
        .toList();
  }
}
