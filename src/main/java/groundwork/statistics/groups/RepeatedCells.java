package groundwork.statistics.groups;

import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of each person, from a long table.
 *
 * @param values people x combinations of the within factors, the last changing fastest; a cell is
 *     the mean of the person's rows in it
 * @param people labels, in the order of the rows
 * @param rows a row of the table for each person, e.g. for groups
 * @param factors the within factors with the number of their levels
 * @param levels labels of each factor's levels
 * @param incomplete people left out because a cell of theirs has no value, with the labels
 * @param averaged number of cells with more than one value
 * @param missingRows rows without a person, a value or a level
 */
public record RepeatedCells(
    double[][] values,
    List<String> people,
    int[] rows,
    List<WithinFactor> factors,
    List<List<String>> levels,
    List<String> incomplete,
    int averaged,
    int missingRows) {
  /**
   * @param response numbers, e.g. evaluated from a formula; NaN where missing
   * @param table of the same rows
   * @param person column that names people
   * @param within columns of the factors
   * @throws IllegalArgumentException if a column is missing, a factor has fewer than two levels, or
   *     nobody has all cells
   */
  public static RepeatedCells of(
      double[] response, Table table, String person, List<String> within) {
    var who = table.column(person).factor();
    var factors = within.stream().map(name -> used(table.column(name), response)).toList();
    int cells = factors.stream().mapToInt(one -> one.levels().size()).reduce(1, (a, b) -> a * b);
    Map<Integer, double[][]> sums = new HashMap<>();
    Map<Integer, Integer> firstRow = new HashMap<>();
    int missing = 0;
    for (int row = 0; row < response.length; row++) {
      int at = row;
      if (Double.isNaN(response[row])
          || who.missing(row)
          || factors.stream().anyMatch(factor -> factor.missing(at))) {
        missing++;
        continue;
      }
      int cell = 0;
      for (var factor : factors) {
        cell = cell * factor.levels().size() + factor.codes()[row];
      }
      double[][] own = sums.computeIfAbsent(who.codes()[row], key -> new double[2][cells]);
      own[0][cell] += response[row];
      own[1][cell]++;
      firstRow.putIfAbsent(who.codes()[row], row);
    }
    var values = new ArrayList<double[]>();
    var people = new ArrayList<String>();
    var rows = new ArrayList<Integer>();
    var incomplete = new ArrayList<String>();
    int averaged = 0;
    for (int code = 0; code < who.levels().size(); code++) {
      double[][] own = sums.get(code);
      if (own == null || Arrays.stream(own[1]).anyMatch(count -> count == 0)) {
        incomplete.add(who.levels().get(code));
        continue;
      }
      double[] means = new double[cells];
      Arrays.setAll(means, cell -> own[0][cell] / own[1][cell]);
      averaged += (int) Arrays.stream(own[1]).filter(count -> count > 1).count();
      values.add(means);
      people.add(who.levels().get(code));
      rows.add(firstRow.get(code));
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "nobody has a value in all combinations of " + String.join(", ", within));
    }
    var sizes = new ArrayList<WithinFactor>();
    for (int f = 0; f < factors.size(); f++) {
      sizes.add(new WithinFactor(within.get(f), factors.get(f).levels().size()));
    }
    return new RepeatedCells(
        values.toArray(double[][]::new),
        List.copyOf(people),
        rows.stream().mapToInt(Integer::intValue).toArray(),
        List.copyOf(sizes),
        factors.stream().map(Column.Factor::levels).toList(),
        List.copyOf(incomplete),
        averaged,
        missing);
  }

  /** Levels that no value has are no cells. */
  private static Column.Factor used(Column column, double[] response) {
    var factor = column.factor();
    int[] codes = factor.codes().clone();
    for (int row = 0; row < codes.length; row++) {
      codes[row] = Double.isNaN(response[row]) ? -1 : codes[row];
    }
    return new Column.Factor(codes, factor.levels()).used();
  }
}
