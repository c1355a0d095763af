package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that a regression takes, and its columns.
 *
 * @param matrix of full rank, treatment coding
 * @param kept the table's complete rows
 */
record ModelRows(Formula formula, ModelMatrix matrix, Table kept) {

  /** Says in the finding what was left out, and which coefficients there are not. */
  static ModelRows of(Analysis analysis, Table table, FindingBuilder finding) {
    var formula =
        Formula.parse(
            analysis
                .formula()
                .orElseThrow(() -> new IllegalArgumentException("there is no formula")));
    var matrix = ModelMatrix.of(formula, table, Coding.TREATMENT).fullRank();
    Missing.count(finding, formula, table, matrix.rows());
    if (!matrix.dropped().isEmpty()) {
      finding.warn(
          "rank-deficient",
          "These columns are combinations of others and were left out: "
              + String.join(", ", matrix.dropped()));
    }
    finding.formula(formula.toString()).n(matrix.n());
    return new ModelRows(formula, matrix, table.at(matrix.rows()));
  }

  /** The same rows with factors coded to sum to zero. */
  ModelMatrix sum(Table table) {
    return ModelMatrix.of(formula, table, Coding.SUM).fullRank();
  }

  /** The response's text. */
  String response() {
    return formula.response().map(Object::toString).orElse("");
  }

  /**
   * The response as 0 and 1.
   *
   * @param success the level that counts as 1, or empty
   */
  double[] binary(Analysis analysis) {
    var success = analysis.text("success");
    var column = matrix.response().getFirst();
    double[] y;
    if (success.isPresent()) {
      var factor = column.factor();
      int at = factor.levels().indexOf(success.get());
      if (at < 0) {
        throw new IllegalArgumentException(
            "success is \"%s\"; %s has %s".formatted(success.get(), response(), factor.levels()));
      }
      y = Arrays.stream(factor.codes()).mapToDouble(code -> code == at ? 1 : 0).toArray();
    } else {
      y = matrix.y();
    }
    for (double value : y) {
      if (value != 0 && value != 1) {
        throw new IllegalArgumentException(
            "%s is %s in some row; a binomial model takes 0 and 1, or cbind(successes, failures)"
                .formatted(response(), value));
      }
    }
    return y;
  }

  /** Factors of the fixed part, and numbers with at most six different values, by their text. */
  Map<String, Column.Factor> cells() {
    var cells = new LinkedHashMap<String, Column.Factor>();
    matrix
        .variables()
        .forEach(
            (text, column) -> {
              var factor = column.factor();
              if (column instanceof Column.Factor || factor.levels().size() <= 6) {
                cells.put(text, factor);
              }
            });
    return cells;
  }

  /** Rows of each combination of these factors that occurs, in the order of their levels. */
  static Map<Map<String, String>, List<Integer>> combinations(
      Map<String, Column.Factor> cells, int n) {
    var byCode = new java.util.TreeMap<Long, List<Integer>>();
    for (int row = 0; row < n; row++) {
      long code = 0;
      for (var factor : cells.values()) {
        code = code * factor.levels().size() + factor.codes()[row];
      }
      byCode.computeIfAbsent(code, key -> new java.util.ArrayList<>()).add(row);
    }
    var out = new LinkedHashMap<Map<String, String>, List<Integer>>();
    byCode
        .values()
        .forEach(
            rows -> {
              var group = new LinkedHashMap<String, String>();
              cells.forEach((text, factor) -> group.put(text, factor.text(rows.getFirst())));
              out.put(group, rows);
            });
    return out;
  }
}
