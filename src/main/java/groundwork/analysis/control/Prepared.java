package groundwork.analysis.control;

import groundwork.plan.entity.Plan;
import groundwork.plan.entity.Plan.Derived;
import groundwork.plan.entity.Plan.Exclusion;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table with derived columns and exclusions.
 *
 * @param all every row, with what is derived from all of them
 * @param kept the rows that remain, with what is derived from them
 * @param reasons why each row of {@code all} is left out; null where it is not
 * @param participant the column that names people
 * @param item the column that names items
 */
public record Prepared(
    Table all, Table kept, String[] reasons, Optional<String> participant, Optional<String> item) {

  /**
   * @throws IllegalArgumentException if a rule or derived column cannot be computed
   */
  public static Prepared of(Plan plan, Table table) {
    var typed = typed(plan, table);
    var all = derived(plan.derive(), typed);
    var reasons = new String[all.rows()];
    setAside(plan.data(), all, reasons);
    plan.exclusions().forEach(rule -> exclude(rule, all, reasons));
    var keep = new boolean[reasons.length];
    for (int row = 0; row < keep.length; row++) {
      keep[row] = reasons[row] == null;
    }
    var kept =
        all.where(keep).rows() == all.rows() ? all : derived(plan.derive(), typed.where(keep));
    return new Prepared(
        all,
        kept,
        reasons,
        named(plan.data().participant(), "participant", table),
        named(plan.data().item(), "item", table));
  }

  private static Optional<String> named(Optional<String> given, String usual, Table table) {
    return given.isPresent() ? given : Optional.of(usual).filter(table::has);
  }

  private static Table typed(Plan plan, Table table) {
    var typed = table;
    for (var name : plan.data().factors()) {
      typed = typed.with(name, typed.factor(name));
    }
    for (var name : plan.data().numbers()) {
      typed = typed.with(name, typed.numbers(name));
    }
    return typed;
  }

  private static Table derived(List<Derived> derive, Table table) {
    var more = table;
    for (var one : derive) {
      var groups = Grouping.of(more, one.per());
      var column = one.value().evaluate(more, groups.codes(), groups.size());
      if (one.where().isPresent()) {
        column = onlyWhere(column, one.where().get().holds(more, groups.codes(), groups.size()));
      }
      more = more.with(one.name(), column);
    }
    return more;
  }

  private static Column onlyWhere(Column column, boolean[] holds) {
    if (column instanceof Column.Numbers numbers) {
      double[] values = numbers.values().clone();
      Arrays.setAll(values, row -> holds[row] ? values[row] : Double.NaN);
      return new Column.Numbers(values);
    }
    var factor = column.factor();
    int[] codes = factor.codes().clone();
    Arrays.setAll(codes, row -> holds[row] ? codes[row] : -1);
    return new Column.Factor(codes, factor.levels());
  }

  /** Rows that the data themselves set aside; a column of texts says why. */
  private static void setAside(Plan.Roles roles, Table all, String[] reasons) {
    if (roles.exclude().isEmpty()) {
      return;
    }
    var rule = roles.exclude().get();
    var why = roles.reason().or(() -> reasonColumn(rule, all)).map(all::column);
    var holds = rule.holds(all);
    for (int row = 0; row < holds.length; row++) {
      if (holds[row]) {
        var text = why.isPresent() ? why.get().text(row) : null;
        reasons[row] = text == null ? rule.toString() : text;
      }
    }
  }

  /** The one column of the rule if it holds texts, else exclusion_reason. */
  private static Optional<String> reasonColumn(Expression rule, Table all) {
    if (rule.columns().size() == 1) {
      var name = rule.columns().iterator().next();
      if (all.column(name) instanceof Column.Factor factor && !factor.logical()) {
        return Optional.of(name);
      }
    }
    return Optional.of("exclusion_reason").filter(all::has);
  }

  private static void exclude(Exclusion exclusion, Table all, String[] reasons) {
    var groups = Grouping.of(all, exclusion.per());
    var holds = exclusion.rule().holds(all, groups.codes(), groups.size());
    var whole = new boolean[groups.size()];
    for (int row = 0; row < holds.length; row++) {
      whole[groups.codes()[row]] |= holds[row];
    }
    for (int row = 0; row < holds.length; row++) {
      boolean out = exclusion.per().isEmpty() ? holds[row] : whole[groups.codes()[row]];
      if (out && reasons[row] == null) {
        reasons[row] = exclusion.id();
      }
    }
  }

  public boolean anyExcluded() {
    return Arrays.stream(reasons).anyMatch(reason -> reason != null);
  }

  /** Rows left out, by reason, in order of first appearance. */
  public Map<String, Integer> excludedRows() {
    return excludedRows(everywhere(reasons.length));
  }

  /** The same among the rows for which it holds. */
  Map<String, Integer> excludedRows(boolean[] holds) {
    var counts = new LinkedHashMap<String, Integer>();
    for (int row = 0; row < reasons.length; row++) {
      if (reasons[row] != null && holds[row]) {
        counts.merge(reasons[row], 1, Integer::sum);
      }
    }
    return counts;
  }

  /** People of whom nothing remains, by the reason of their first row. */
  public Map<String, Integer> excludedParticipants() {
    var counts = new LinkedHashMap<String, Integer>();
    if (participant.isEmpty()) {
      return counts;
    }
    var people = all.column(participant.get());
    var left = new LinkedHashSet<String>();
    var why = new LinkedHashMap<String, String>();
    for (int row = 0; row < reasons.length; row++) {
      if (reasons[row] == null) {
        left.add(people.text(row));
      } else {
        why.putIfAbsent(people.text(row), reasons[row]);
      }
    }
    why.forEach(
        (person, reason) -> {
          if (person != null && !left.contains(person)) {
            counts.merge(reason, 1, Integer::sum);
          }
        });
    return counts;
  }

  /** How many people a table has; empty where nobody is named. */
  public Optional<Integer> participants(Table table) {
    return participant.map(
        name ->
            (int)
                java.util.stream.IntStream.of(table.factor(name).codes())
                    .filter(code -> code >= 0)
                    .distinct()
                    .count());
  }

  private static boolean[] everywhere(int rows) {
    var holds = new boolean[rows];
    Arrays.fill(holds, true);
    return holds;
  }
}
