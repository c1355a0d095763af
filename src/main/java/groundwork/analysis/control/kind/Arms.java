package groundwork.analysis.control.kind;

import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison compares: one sample, or the values of each level of a factor, or of each of
 * some columns.
 *
 * @param measure what was measured, as written
 * @param factor the column of groups; empty for one sample and for columns
 * @param levels in order; a single empty one for one sample
 * @param values of each level, in the order of the rows
 * @param subjects who each value is of; empty lists where nobody is known
 * @param paired whether the same subjects are in all levels
 * @param excluded rows left out, by reason
 */
record Arms(
    String measure,
    Optional<String> factor,
    List<String> levels,
    List<double[]> values,
    List<List<String>> subjects,
    boolean paired,
    Map<String, Integer> excluded) {

  /**
   * @throws IllegalArgumentException if the analysis is no comparison of one factor's levels, or
   *     pairs are asked for and nobody is named who makes them
   */
  static Arms of(Analysis analysis, Table table, Context context, boolean alwaysPaired) {
    var items = analysis.texts("items");
    if (!items.isEmpty()) {
      return columns(items, table);
    }
    var formula = analysis.formula().map(Formula::parse);
    var measure =
        formula
            .flatMap(Formula::response)
            .or(() -> analysis.measure().map(Expression::parse))
            .orElseThrow(() -> new IllegalArgumentException("no measure is named"));
    double[] y = table.with("measured value", measure.evaluate(table)).numbers("measured value");
    var groups = formula.map(one -> List.copyOf(one.variables().values())).orElse(List.of());
    if (groups.size() > 1) {
      throw new IllegalArgumentException(
          "\"%s\" has %d factors; this compares the levels of one"
              .formatted(formula.get(), groups.size()));
    }
    var excluded = new LinkedHashMap<String, Integer>();
    if (groups.isEmpty()) {
      double[] known = Arrays.stream(y).filter(value -> !Double.isNaN(value)).toArray();
      count(excluded, "missing " + measure, y.length - known.length);
      return new Arms(
          measure.toString(),
          Optional.empty(),
          List.of(""),
          List.of(known),
          List.of(List.of()),
          false,
          excluded);
    }
    if (analysis.flag("paired") && wide(formula.get(), table)) {
      return columns(
          List.of(measure.toString(), groups.getFirst().toString()),
          table
              .with(measure.toString(), measure.evaluate(table))
              .with(groups.getFirst().toString(), groups.getFirst().evaluate(table)));
    }
    var factor = groups.getFirst().evaluate(table).factor();
    boolean paired = alwaysPaired || analysis.flag("paired");
    var who = subject(analysis, table, context);
    if (paired && who.isEmpty()) {
      throw new IllegalArgumentException(
          "pairs need to be told by whom: name \"subject\", or the data's participant");
    }
    var used = factor.used();
    var values = new ArrayList<List<Double>>();
    var subjects = new ArrayList<List<String>>();
    used.levels().forEach(level -> values.add(new ArrayList<>()));
    used.levels().forEach(level -> subjects.add(new ArrayList<>()));
    for (int row = 0; row < y.length; row++) {
      int level = used.codes()[row];
      if (level < 0 || Double.isNaN(y[row])) {
        count(excluded, "missing " + (level < 0 ? groups.getFirst() : measure), 1);
        continue;
      }
      values.get(level).add(y[row]);
      if (who.isPresent()) {
        subjects.get(level).add(String.valueOf(who.get().text(row)));
      }
    }
    return new Arms(
            measure.toString(),
            Optional.of(groups.getFirst().toString()),
            used.levels(),
            values.stream().map(Arms::numbers).toList(),
            subjects.stream().map(List::copyOf).toList(),
            paired,
            excluded)
        .withoutEmpty();
  }

  /** Whether a formula of pairs has two columns of numbers, as {@code after ~ before}. */
  static boolean wide(Formula formula, Table table) {
    return formula.variables().size() == 1
        && formula.variables().values().iterator().next().evaluate(table) instanceof Column.Numbers
        && formula.response().map(y -> y.evaluate(table) instanceof Column.Numbers).orElse(false)
        && table.rows() > 2
        && formula.variables().values().iterator().next().evaluate(table).factor().levels().size()
            > 2;
  }

  /** The values of two levels; of pairs those of the subjects in both, subject by subject. */
  Pair pair(int a, int b) {
    if (!paired) {
      return new Pair(levels.get(a), levels.get(b), values.get(a), values.get(b), 0);
    }
    var first = means(a);
    var second = means(b);
    var both = new LinkedHashSet<>(first.keySet());
    both.retainAll(second.keySet());
    var all = new LinkedHashSet<>(first.keySet());
    all.addAll(second.keySet());
    return new Pair(
        levels.get(a),
        levels.get(b),
        both.stream().mapToDouble(first::get).toArray(),
        both.stream().mapToDouble(second::get).toArray(),
        all.size() - both.size());
  }

  /** Whether somebody has several values in one level. */
  boolean repeated() {
    return subjects.stream().anyMatch(all -> all.size() > all.stream().distinct().count());
  }

  int n() {
    return paired
        ? (int) subjects.stream().flatMap(List::stream).distinct().count()
        : values.stream().mapToInt(all -> all.length).sum();
  }

  /**
   * @param x values of the first level
   * @param y of the second; of pairs at the same place
   * @param incomplete subjects in only one of the two, where pairs were asked for
   */
  record Pair(String a, String b, double[] x, double[] y, int incomplete) {
    String name() {
      return a + " - " + b;
    }

    double[] differences() {
      double[] differences = new double[x.length];
      Arrays.setAll(differences, i -> x[i] - y[i]);
      return differences;
    }
  }

  private Map<String, Double> means(int level) {
    var sums = new LinkedHashMap<String, double[]>();
    for (int i = 0; i < values.get(level).length; i++) {
      double[] sum = sums.computeIfAbsent(subjects.get(level).get(i), id -> new double[2]);
      sum[0] += values.get(level)[i];
      sum[1]++;
    }
    var means = new LinkedHashMap<String, Double>();
    sums.forEach((id, sum) -> means.put(id, sum[0] / sum[1]));
    return means;
  }

  private Arms withoutEmpty() {
    if (values.stream().noneMatch(all -> all.length == 0)) {
      return this;
    }
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).length > 0) {
        kept.add(i);
      }
    }
    return new Arms(
        measure,
        factor,
        kept.stream().map(levels::get).toList(),
        kept.stream().map(values::get).toList(),
        kept.stream().map(subjects::get).toList(),
        paired,
        excluded);
  }

  private static Arms columns(List<String> items, Table table) {
    var values = new ArrayList<double[]>();
    var subjects = new ArrayList<List<String>>();
    var excluded = new LinkedHashMap<String, Integer>();
    for (var item : items) {
      double[] column = table.numbers(item);
      var ids = new ArrayList<String>();
      for (int row = 0; row < column.length; row++) {
        if (!Double.isNaN(column[row])) {
          ids.add(Integer.toString(row));
        }
      }
      count(excluded, "missing " + item, column.length - ids.size());
      values.add(Arrays.stream(column).filter(value -> !Double.isNaN(value)).toArray());
      subjects.add(List.copyOf(ids));
    }
    return new Arms(
        String.join(", ", items),
        Optional.empty(),
        items.size() == 1 ? List.of("") : List.copyOf(items),
        values,
        subjects,
        items.size() > 1,
        excluded);
  }

  private static Optional<Column> subject(Analysis analysis, Table table, Context context) {
    return analysis
        .text("subject")
        .or(() -> analysis.texts("unit").stream().filter(table::has).findFirst())
        .or(context::participant)
        .filter(table::has)
        .map(table::column);
  }

  private static void count(Map<String, Integer> excluded, String reason, int n) {
    if (n > 0) {
      excluded.merge(reason, n, Integer::sum);
    }
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
