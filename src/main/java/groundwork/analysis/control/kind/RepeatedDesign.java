package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Mean;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.LinearDesign;
import groundwork.statistics.groups.RepeatedCells;
import groundwork.statistics.groups.WithinFactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People, the cells of each, and the groups they belong to.
 *
 * @param cells people x combinations of the within factors, the last changing fastest
 * @param levels of each within factor
 * @param between factors and covariates of people; empty where there are none
 */
record RepeatedDesign(
    String measure,
    double[][] cells,
    List<WithinFactor> factors,
    Map<String, List<String>> levels,
    Optional<ModelMatrix> between) {
  private static final int GROUPS = 5;

  /**
   * @throws IllegalArgumentException if no factor varies within people, a group changes within a
   *     person, or nobody has all values
   */
  static RepeatedDesign of(
      Analysis analysis, Table table, Context context, FindingBuilder finding) {
    if (!analysis.texts("items").isEmpty()) {
      var rows = RepeatedRows.of(analysis, table, context, finding);
      return new RepeatedDesign(
          rows.measure(),
          rows.values(),
          List.of(new WithinFactor(rows.factor(), rows.levels().size())),
          Map.of(rows.factor(), rows.levels()),
          Optional.empty());
    }
    var formula = GroupRows.formula(analysis);
    var subject = RepeatedRows.subject(analysis, context, table);
    var extended = table;
    for (var variable : formula.variables().entrySet()) {
      extended = extended.with(variable.getKey(), variable.getValue().evaluate(table));
    }
    var all = List.copyOf(formula.variables().keySet());
    var within = within(analysis, formula, extended, subject);
    var groups = all.stream().filter(name -> !within.contains(name)).toList();
    for (var name : groups) {
      if (varies(extended.column(name), extended, subject)) {
        throw new IllegalArgumentException(
            "%s varies within %s; name it under within".formatted(name, subject));
      }
    }
    for (var name : within) {
      if (!varies(extended.column(name), extended, subject)) {
        throw new IllegalArgumentException(
            "%s varies within no %s; it tells groups apart".formatted(name, subject));
      }
    }
    var response = formula.response().orElseThrow();
    double[] y = RepeatedRows.numbers(response.evaluate(table), response.toString());
    for (var name : all) { // people without a group cannot be placed
      for (int row = 0; row < y.length; row++) {
        y = extended.column(name).missing(row) ? without(y, row) : y;
      }
    }
    var cells = RepeatedCells.of(y, extended, subject, within);
    RepeatedRows.count(finding, cells);
    var levels = new LinkedHashMap<String, List<String>>();
    for (int f = 0; f < within.size(); f++) {
      levels.put(within.get(f), cells.levels().get(f));
    }
    return new RepeatedDesign(
        response.toString(),
        cells.values(),
        cells.factors(),
        levels,
        between(formula, groups, extended, cells, finding));
  }

  private static double[] without(double[] y, int row) {
    double[] other = y.clone();
    other[row] = Double.NaN;
    return other;
  }

  /** Those that are named, else all that vary within someone. */
  private static List<String> within(
      Analysis analysis, Formula formula, Table table, String subject) {
    var named = analysis.texts("within");
    var within = new ArrayList<String>();
    formula
        .variables()
        .forEach(
            (text, expression) -> {
              boolean meant =
                  named.contains(text) || expression.columns().stream().anyMatch(named::contains);
              if (named.isEmpty() ? varies(table.column(text), table, subject) : meant) {
                within.add(text);
              }
            });
    if (within.isEmpty()) {
      throw new IllegalArgumentException(
          "none of %s varies within %s; take the kind anova"
              .formatted(formula.variables().keySet(), subject));
    }
    return within;
  }

  private static boolean varies(Column column, Table table, String subject) {
    var who = table.column(subject).factor();
    var seen = new HashMap<Integer, String>();
    for (int row = 0; row < who.codes().length; row++) {
      var text = column.text(row);
      if (who.codes()[row] >= 0 && text != null) {
        var before = seen.putIfAbsent(who.codes()[row], text);
        if (before != null && !before.equals(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<ModelMatrix> between(
      Formula formula,
      List<String> groups,
      Table table,
      RepeatedCells cells,
      FindingBuilder finding) {
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    var columns = new LinkedHashMap<String, Column>();
    for (var name : groups) {
      columns.put(name, group(name, table.column(name).at(cells.rows()), finding));
    }
    var terms = new ArrayList<String>();
    for (var term : formula.terms()) {
      if (groups.containsAll(term.variables())) {
        terms.add(
            String.join(":", term.variables().stream().map(name -> "`" + name + "`").toList()));
      }
    }
    groups.stream()
        .map(name -> "`" + name + "`")
        .filter(name -> !terms.contains(name))
        .forEach(terms::addFirst);
    return Optional.of(
        ModelMatrix.of(
            Formula.parse("~ " + String.join(" + ", terms)), Table.of(columns), Coding.SUM));
  }

  /**
   * A number of few values tells groups apart; another is a covariate, taken from its mean so that
   * effects within people are those of people in the middle.
   */
  private static Column group(String name, Column column, FindingBuilder finding) {
    if (!(column instanceof Column.Numbers numbers)) {
      return column;
    }
    var factor = column.factor();
    if (factor.levels().size() <= GROUPS) {
      finding.warn(
          "number-as-factor",
          "%s is a number of %d values and was taken for a factor"
              .formatted(name, factor.levels().size()));
      return factor;
    }
    double mean = Mean.of(numbers.values());
    finding.warn("covariate", name + " is a number and was taken, from its mean, as a covariate");
    return new Column.Numbers(Arrays.stream(numbers.values()).map(value -> value - mean).toArray());
  }

  LinearDesign linear() {
    return between.map(LinearDesign::of).orElseGet(() -> LinearDesign.constant(cells.length));
  }

  /** Every cell, of each combination of groups. */
  void describe(FindingBuilder finding, double level) {
    finding.n(cells.length);
    var groups = new LinkedHashMap<Map<String, String>, List<double[]>>();
    for (int person = 0; person < cells.length; person++) {
      int at = person;
      var group = new LinkedHashMap<String, String>();
      between.ifPresent(
          matrix ->
              matrix
                  .variables()
                  .forEach(
                      (name, column) -> {
                        if (column instanceof Column.Factor factor) {
                          group.put(name, factor.text(at));
                        }
                      }));
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(cells[person]);
    }
    groups.forEach(
        (group, people) -> {
          if (!group.isEmpty()) {
            finding.group(String.join(", ", group.values()), people.size());
          }
          for (int cell = 0; cell < cells[0].length; cell++) {
            int at = cell;
            finding.descriptive(
                GroupRows.summary(
                    labels(group, cell),
                    measure,
                    people.stream().mapToDouble(row -> row[at]).toArray(),
                    level));
          }
        });
  }

  private Map<String, String> labels(Map<String, String> group, int cell) {
    var labels = new LinkedHashMap<String, String>();
    int rest = cell;
    for (var factor : factors.reversed()) {
      labels.putFirst(factor.name(), levels.get(factor.name()).get(rest % factor.levels()));
      rest /= factor.levels();
    }
    labels.putAll(group);
    return labels;
  }
}
