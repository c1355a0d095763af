package groundwork.analysis.control;

import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether rows that a test takes for independent are, and whether groups answered the same. */
final class IndependenceCheck {
  /** Kinds that take every row for another person, unless told otherwise. */
  private static final Set<String> INDEPENDENT =
      Set.of(
          "t-test",
          "mann-whitney",
          "wilcoxon",
          "permutation",
          "tost",
          "bayes-t",
          "anova",
          "ancova",
          "kruskal-wallis",
          "chi-square",
          "fisher",
          "binomial",
          "ols",
          "logistic",
          "clm");

  private static final Set<String> COUNTS =
      Set.of("chi-square", "fisher", "binomial", "logistic", "mcnemar", "cochran-q");

  /** Those whose rows are people where the measures stand in columns. */
  private static final Set<String> IN_COLUMNS =
      Set.of("mcnemar", "cochran-q", "friedman", "rm-anova");

  /** Those whose standard errors or resamples know clusters. */
  private static final Set<String> CLUSTERED = Set.of("ols", "logistic");

  private IndependenceCheck() {}

  static List<Broken> of(Units units, Table rows, Prepared prepared) {
    var broken = new ArrayList<Broken>();
    var analysis = units.analysis();
    var formula = analysis.formula().map(Formula::parse);
    boolean rowsArePeople =
        INDEPENDENT.contains(analysis.kind())
            || IN_COLUMNS.contains(analysis.kind()) && formula.isEmpty() && analysis.has("items");
    if (rowsArePeople) {
      prepared
          .participant()
          .filter(units.table()::has)
          .filter(person -> !clustered(analysis, units.table(), person))
          .flatMap(person -> repeated(analysis, formula, units.table(), person))
          .ifPresent(broken::add);
    }
    if (INDEPENDENT.contains(analysis.kind()) && formula.isPresent()) {
      prepared
          .item()
          .filter(rows::has)
          .flatMap(item -> otherItems(formula.get(), rows, prepared.kept(), item))
          .ifPresent(broken::add);
    }
    return broken;
  }

  /** Whether all rows of a person are in one cluster, of a kind that knows clusters. */
  private static boolean clustered(Analysis analysis, Table table, String person) {
    return CLUSTERED.contains(analysis.kind())
        && analysis.texts("cluster").stream()
            .filter(table::has)
            .anyMatch(
                cluster -> {
                  var complete = table.complete(List.of(person, cluster));
                  return Grouping.of(complete, List.of(person)).size()
                      == Grouping.of(complete, List.of(person, cluster)).size();
                });
  }

  private static Optional<Broken> repeated(
      Analysis analysis, Optional<Formula> formula, Table table, String person) {
    var needed = new LinkedHashSet<String>();
    needed.add(person);
    formula.ifPresent(one -> needed.addAll(one.columns()));
    needed.addAll(analysis.by());
    needed.removeIf(name -> !table.has(name));
    var complete = table.complete(needed);
    var cell = new LinkedHashSet<>(analysis.by());
    cell.add(person);
    if (unique(complete, cell)) {
      return Optional.empty();
    }
    formula.ifPresent(one -> cell.addAll(one.predictors()));
    analysis.texts("group").forEach(cell::add);
    cell.removeIf(name -> !table.has(name));
    boolean paired =
        analysis.flag("paired")
            || analysis.has("subject")
            || analysis.kind().equals("wilcoxon") && formula.isPresent();
    if (unique(complete, cell) && !COUNTS.contains(analysis.kind())) {
      return paired
          ? Optional.empty()
          : Optional.of(
              Broken.warning(
                  "same-people-in-groups",
                  "/formula",
                  "the same people are in several groups, which this test takes for others",
                  "Add \"paired: true\", or take the kind rm-anova, friedman or lmm."));
    }
    return Optional.of(
        Broken.error(
            "pseudo-replication",
            analysis.has("formula") ? "/formula" : "",
            "an analysis of kind %s takes rows for independent, but %s has several: pseudo-replication"
                .formatted(analysis.kind(), people(complete, person)),
            "Average first by \"unit: %s\", or take the kind %s with (1 | %s)."
                .formatted(person, mixed(analysis.kind()), person)));
  }

  private static String people(Table table, String person) {
    return table.factor(person).used().levels().size() == 1 ? "the one person" : "a " + person;
  }

  private static String mixed(String kind) {
    return COUNTS.contains(kind) ? "glmm" : kind.equals("clm") ? "clmm" : "lmm";
  }

  private static boolean unique(Table table, Set<String> columns) {
    return Grouping.of(table, columns).size() >= table.rows();
  }

  /** Groups that share items in the data, and none in the rows that the filter left. */
  private static Optional<Broken> otherItems(Formula formula, Table rows, Table kept, String item) {
    for (var name : formula.predictors()) {
      if (name.equals(item) || formula.predictors().contains(item)) {
        continue;
      }
      if (disjoint(rows, name, item) && !disjoint(kept, name, item)) {
        return Optional.of(
            Broken.error(
                "different-items",
                "/where",
                "the groups of %s are compared on different items of \"%s\", so that the items differ and not only the groups"
                    .formatted(name, item),
                "Let the filter choose the same %s in every group.".formatted(item)));
      }
    }
    return Optional.empty();
  }

  /** Whether some two levels of a factor have no item in common. */
  private static boolean disjoint(Table table, String factor, String item) {
    var groups = Grouping.of(table.complete(List.of(factor, item)), List.of(factor));
    var complete = table.complete(List.of(factor, item));
    var items = complete.factor(item);
    var sets = new ArrayList<Set<Integer>>();
    for (int[] members : groups.rows()) {
      var set = new HashSet<Integer>();
      for (int row : members) {
        set.add(items.codes()[row]);
      }
      sets.add(set);
    }
    if (sets.size() > 50) {
      return false; // a measure, not groups
    }
    for (int a = 0; a < sets.size(); a++) {
      for (int b = a + 1; b < sets.size(); b++) {
        if (Collections.disjoint(sets.get(a), sets.get(b))) {
          return true;
        }
      }
    }
    return false;
  }
}
