package groundwork.plan.control;

import groundwork.plan.entity.Analysis;
import groundwork.plan.entity.Plan;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which columns of the data a plan speaks of, and where. */
public final class UsedColumns {
  /** Keys of an analysis that name a column, or several. */
  static final List<String> COLUMN_KEYS =
      List.of(
          "by",
          "unit",
          "within",
          "items",
          "reversed",
          "controls",
          "cluster",
          "subject",
          "group",
          "rater",
          "value",
          "time",
          "event",
          "signal",
          "said",
          "truth",
          "advice",
          "initial",
          "final",
          "response",
          "confidence",
          "winner",
          "loser",
          "phase",
          "specs");

  /** Words that stand for rows as they are where a unit is named. */
  static final Set<String> ROWS = Set.of("trial", "row");

  private final Set<String> derived = new HashSet<>();
  private final Map<String, Set<String>> used = new LinkedHashMap<>();

  private UsedColumns() {}

  /** JSON pointer to names of columns; those that the plan derives by then are left out. */
  public static Map<String, Set<String>> of(JsonNode root, Plan plan) {
    var columns = new UsedColumns();
    for (int i = 0; i < plan.derive().size(); i++) {
      var one = plan.derive().get(i);
      var place = "/derive/" + i;
      columns.add(place + "/value", one.value().columns());
      columns.add(place + "/per", one.per());
      one.where().ifPresent(where -> columns.add(place + "/where", where.columns()));
      columns.derived.add(one.name());
    }
    plan.data().participant().ifPresent(name -> columns.add("/data/participant", List.of(name)));
    plan.data().item().ifPresent(name -> columns.add("/data/item", List.of(name)));
    plan.data().reason().ifPresent(name -> columns.add("/data/reason", List.of(name)));
    plan.data().exclude().ifPresent(one -> columns.add("/data/exclude", one.columns()));
    columns.add("/data/types", root.at("/data/types").propertyNames());
    for (int i = 0; i < plan.exclusions().size(); i++) {
      var one = plan.exclusions().get(i);
      columns.add("/exclusions/" + i + "/rule", one.rule().columns());
      columns.add("/exclusions/" + i + "/per", one.per());
    }
    for (int i = 0; i < plan.analyses().size(); i++) {
      columns.analysis("/analyses/" + i, plan.analyses().get(i));
    }
    return columns.used;
  }

  private void analysis(String place, Analysis analysis) {
    analysis
        .formula()
        .filter(formula -> !analysis.kind().equals("power"))
        .ifPresent(formula -> add(place + "/formula", Formula.parse(formula).columns()));
    for (var key : List.of("where", "tie")) {
      analysis
          .text(key)
          .ifPresent(text -> add(place + "/" + key, Expression.parse(text).columns()));
    }
    for (var measure : analysis.texts("measure")) {
      add(place + "/measure", Expression.parse(measure).columns());
    }
    for (var key : COLUMN_KEYS) {
      boolean list = analysis.tree().path(key).isArray();
      var names = analysis.texts(key);
      for (int i = 0; i < names.size(); i++) {
        boolean rows = key.equals("unit") && ROWS.contains(names.get(i));
        boolean term = key.equals("specs") && names.get(i).contains("(");
        if (!rows && !term) {
          add(place + "/" + key + (list ? "/" + i : ""), List.of(names.get(i)));
        }
      }
    }
    analysis.reference().keySet().stream()
        .filter(name -> !name.contains("("))
        .forEach(name -> add(place + "/reference", List.of(name)));
  }

  private void add(String pointer, Iterable<String> names) {
    for (var name : names) {
      if (!derived.contains(name)) {
        used.computeIfAbsent(pointer, place -> new LinkedHashSet<>()).add(name);
      }
    }
  }
}
