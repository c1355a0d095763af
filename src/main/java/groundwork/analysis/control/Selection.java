package groundwork.analysis.control;

import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.List;

/** The rows that an analysis looks at, with its reference levels. */
final class Selection {
  private Selection() {}

  /**
   * @throws IllegalArgumentException if no row is left, or a reference is no level
   */
  static Table of(Analysis analysis, Table table) {
    var rows = table;
    if (analysis.where().isPresent()) {
      rows = rows.where(Expression.parse(analysis.where().get()).holds(rows));
      if (rows.rows() == 0) {
        throw new IllegalArgumentException("no row is left where " + analysis.where().get());
      }
    }
    for (var one : analysis.reference().entrySet()) {
      if (rows.has(one.getKey())) {
        rows = rows.with(one.getKey(), ordered(one.getKey(), one.getValue(), rows));
      }
    }
    return rows;
  }

  private static Column ordered(String name, List<String> reference, Table rows) {
    var factor = rows.factor(name).used();
    var levels = reference;
    if (levels.size() > 1) { // of an order some levels may be filtered out, of a reference not
      levels = levels.stream().filter(factor.levels()::contains).toList();
    }
    try {
      return factor.ordered(levels);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
    }
  }
}
