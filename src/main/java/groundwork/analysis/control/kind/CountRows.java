package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Proportion;
import groundwork.statistics.counts.ChiSquare;
import groundwork.statistics.counts.Crosstab;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Two columns counted against each other: {@code answer ~ group} has the groups as rows, as has
 * {@code ~ group + answer}.
 *
 * @param row name of the factor whose levels are the rows
 * @param column name of the factor whose levels are the columns
 * @param used rows of the data that have both
 */
record CountRows(
    String row,
    List<String> rowLevels,
    String column,
    List<String> columnLevels,
    Crosstab table,
    int[] used) {

  /**
   * @throws IllegalArgumentException if the formula does not name two columns, or one has a single
   *     level
   */
  static CountRows of(Analysis analysis, Table data, FindingBuilder finding) {
    var formula = Formula.parse(analysis.formula().orElseThrow());
    var expressions = new ArrayList<Expression>(formula.variables().values());
    formula.response().ifPresent(expressions::addLast);
    if (expressions.size() != 2 || !formula.random().isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" must name two columns, as in answer ~ group".formatted(formula));
    }
    var columns = expressions.stream().map(one -> one.evaluate(data).factor()).toList();
    int[] used =
        IntStream.range(0, data.rows())
            .filter(row -> columns.stream().noneMatch(column -> column.missing(row)))
            .toArray();
    for (int row = 0; row < data.rows(); row++) {
      for (int one = 0; one < 2; one++) {
        if (columns.get(one).missing(row)) {
          finding.excluded("missing " + expressions.get(one), 1);
          break;
        }
      }
    }
    var rows = level(columns.get(0), used, expressions.get(0));
    var answers = level(columns.get(1), used, expressions.get(1));
    return new CountRows(
        expressions.get(0).toString(),
        rows.levels(),
        expressions.get(1).toString(),
        answers.levels(),
        Crosstab.count(
            rows.codes(), rows.levels().size(), answers.codes(), answers.levels().size()),
        used);
  }

  private static Column.Factor level(Column.Factor factor, int[] used, Expression name) {
    var some = factor.at(used).used();
    if (some.levels().size() < 2) {
      throw new IllegalArgumentException(
          "%s has one level only: %s".formatted(name, some.levels()));
    }
    return some;
  }

  boolean twoByTwo() {
    return table.rows() == 2 && table.columns() == 2;
  }

  String effect() {
    return row + ":" + column;
  }

  /** Counts, shares within each row, expected counts, residuals. */
  void describe(FindingBuilder finding, double level) {
    finding.n(table.n());
    var test = ChiSquare.independence(table);
    int[] sums = table.rowSums();
    for (int i = 0; i < table.rows(); i++) {
      finding.group(rowLevels.get(i), sums[i]);
      for (int j = 0; j < table.columns(); j++) {
        int count = table.counts()[i][j];
        finding.descriptive(
            Descriptive.of(
                    new TreeMap<>(Map.of(row, rowLevels.get(i), column, columnLevels.get(j))),
                    "count")
                .and("n", sums[i])
                .and("count", count)
                .and("estimate", (double) count / sums[i])
                .within(Proportion.wilson(count, sums[i], level).interval())
                .and("expected", test.expected()[i][j])
                .and("residual", test.standardised()[i][j]));
      }
    }
  }
}
