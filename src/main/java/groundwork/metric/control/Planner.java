package groundwork.metric.control;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.RunPlan;
import groundwork.metric.entity.RunUnit;
import groundwork.metric.measure.RandomRanking;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Functional;
import groundwork.study.entity.MetricChoice;
import groundwork.study.entity.Study;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a functional study asks for, as units of work. Pure. */
public final class Planner {
  /** Controls that stand in every run, asked for or not. */
  static final List<String> ALWAYS = List.of("random", RandomRanking.ID);

  private static final Set<String> CONTROLS =
      Set.of("placebo", "oracle", "random", RandomRanking.ID);
  private static final int ITEMS_AT_ONCE = 8;

  private Planner() {}

  /**
   * @throws Rejected if a metric is unknown or has parameters that it cannot have: with one finding
   *     for each
   */
  public static RunPlan plan(Study study, StimulusSet set) {
    var functional = study.functional();
    var models =
        functional.models().isEmpty() ? List.of(study.stimuli().model()) : functional.models();
    var methods = new LinkedHashSet<>(functional.methods());
    methods.addAll(ALWAYS);
    return new RunPlan(
        models,
        List.copyOf(methods),
        methods.stream().filter(CONTROLS::contains).toList(),
        metrics(functional),
        items(functional, set, models.getFirst()));
  }

  /**
   * Item by item rather than metric by metric, so that the pace so far says how long the rest will
   * take. A model that a method cannot explain is left out.
   */
  public static List<RunUnit> units(RunPlan plan, StimulusSet set) {
    var units = new ArrayList<RunUnit>();
    for (int from = 0; from < plan.items().size(); from += ITEMS_AT_ONCE) {
      var items = plan.items().subList(from, Math.min(plan.items().size(), from + ITEMS_AT_ONCE));
      for (var model : plan.models()) {
        for (var method : plan.methods()) {
          if (ALWAYS.contains(method) || set.hasExplanations(model, method)) {
            for (var metric : plan.metrics()) {
              units.add(new RunUnit(units.size(), model, method, metric.key(), items));
            }
          }
        }
      }
    }
    return units;
  }

  private static List<RunPlan.Measured> metrics(Functional functional) {
    var measured = new ArrayList<RunPlan.Measured>();
    var findings = new ArrayList<Finding>();
    var keys = new LinkedHashSet<String>();
    for (int i = 0; i < functional.metrics().size(); i++) {
      var choice = functional.metrics().get(i);
      try {
        measured.add(new RunPlan.Measured(key(choice, keys), card(choice)));
      } catch (IllegalArgumentException wrong) {
        findings.add(
            Finding.inBody(
                "/functional/metrics/" + i, wrong.getMessage(), "Correct it in study.yaml."));
      }
    }
    if (!findings.isEmpty()) {
      throw new Rejected(
          Fault.INVALID,
          "The study's metrics cannot be run: " + findings.getFirst().rule(),
          findings);
    }
    return measured;
  }

  private static Card card(MetricChoice choice) {
    return Metrics.of(choice.id(), choice.parameters()).card();
  }

  private static String key(MetricChoice choice, Set<String> taken) {
    var key = choice.id();
    for (int n = 2; !taken.add(key); n++) {
      key = choice.id() + "-" + n;
    }
    return key;
  }

  private static List<String> items(Functional functional, StimulusSet set, String model) {
    var choice = functional.items();
    if (!choice.ids().isEmpty()) {
      return choice.ids();
    }
    if (choice.perCell() != null) {
      return set.cells(model).values().stream()
          .flatMap(cell -> cell.stream().limit(choice.perCell()))
          .map(Item::id)
          .toList();
    }
    return set.items().stream().filter(item -> !item.practice()).map(Item::id).toList();
  }
}
