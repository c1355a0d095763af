package groundwork.analysis.control;

import groundwork.analysis.entity.Analysed;
import groundwork.analysis.entity.Finding;
import groundwork.plan.entity.Analysis;
import groundwork.plan.entity.Plan;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The raw data behind the descriptives of findings: each person's own mean (without people, each
 * row) in each group, for charts. Nobody is named.
 */
final class OwnValues {
  /** More marks than these say nothing more. */
  private static final int MOST = 4000;

  /**
   * @param values members of the group, and "value"
   */
  record Measured(String measure, List<Map<String, Object>> values) {}

  private record Mean(Map<String, Object> group, double[] sumAndCount) {
    void add(double value) {
      sumAndCount[0] += value;
      sumAndCount[1]++;
    }

    Map<String, Object> row() {
      var row = new LinkedHashMap<>(group);
      row.put("value", sumAndCount[0] / sumAndCount[1]);
      return row;
    }
  }

  private OwnValues() {}

  /** By id of the analysis; only where a measure can be found in the table. */
  static Map<String, List<Measured>> of(Plan plan, TidyTable table, Analysed analysed) {
    var prepared = Prepared.of(plan, table.table());
    var all = new LinkedHashMap<String, List<Measured>>();
    for (var finding : analysed.analyses()) {
      var measured = new ArrayList<Measured>();
      for (var measure : measures(finding)) {
        try {
          var values =
              values(plan.analysis(finding.id()).orElseThrow(), finding, measure, prepared);
          if (values.size() > 1 && values.size() <= MOST) {
            measured.add(new Measured(measure, values));
          }
        } catch (IllegalArgumentException unknown) {
          // a measure that the kind made itself: the chart has the groups only
        }
      }
      if (!measured.isEmpty()) {
        all.put(finding.id(), measured);
      }
    }
    return all;
  }

  private static Set<String> measures(Finding finding) {
    var measures = new LinkedHashSet<String>();
    finding.descriptives().stream()
        .filter(one -> one.values().containsKey("mean") || one.values().containsKey("estimate"))
        .map(Finding.Descriptive::measure)
        .filter(Objects::nonNull)
        .forEach(measures::add);
    return measures;
  }

  private static List<Map<String, Object>> values(
      Analysis analysis, Finding finding, String measure, Prepared prepared) {
    var rows = prepared.kept();
    if (analysis.where().isPresent()) {
      rows = rows.where(Expression.parse(analysis.where().get()).holds(rows));
    }
    var factors = new LinkedHashSet<String>();
    finding.descriptives().forEach(one -> factors.addAll(one.group().keySet()));
    var column = numbers(Expression.parse(measure).evaluate(rows));
    var person = prepared.participant().map(rows::column).orElse(null);
    var means = new LinkedHashMap<List<String>, Mean>();
    for (int row = 0; row < rows.rows(); row++) {
      if (Double.isNaN(column[row])) {
        continue;
      }
      var group = group(factors, rows, row);
      var key = new ArrayList<>(group.values().stream().map(String::valueOf).toList());
      key.add(person == null ? String.valueOf(row) : person.text(row));
      means.computeIfAbsent(key, one -> new Mean(group, new double[2])).add(column[row]);
      if (means.size() > MOST) {
        return List.of();
      }
    }
    return means.values().stream().map(Mean::row).toList();
  }

  private static Map<String, Object> group(Set<String> factors, Table rows, int row) {
    var group = new LinkedHashMap<String, Object>();
    factors.forEach(factor -> group.put(factor, rows.column(factor).text(row)));
    return group;
  }

  private static double[] numbers(Column column) {
    if (column instanceof Column.Numbers numbers) {
      return numbers.values();
    }
    var factor = column.factor();
    if (!factor.logical()) {
      throw new IllegalArgumentException("measure: no numbers");
    }
    double[] values = new double[factor.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = factor.missing(row) ? Double.NaN : factor.codes()[row];
    }
    return values;
  }
}
