package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.Arrays;

/** Rows that a formula cannot use, by the first of its columns that is missing in them. */
final class Missing {
  private Missing() {}

  /**
   * @param kept indices of the rows that are used, ascending
   */
  static void count(FindingBuilder finding, Formula formula, Table table, int[] kept) {
    for (int row = 0; row < table.rows(); row++) {
      if (Arrays.binarySearch(kept, row) < 0) {
        int at = row;
        var column =
            formula.columns().stream()
                .filter(name -> table.column(name).missing(at))
                .findFirst()
                .orElseGet(() -> formula.response().map(Object::toString).orElse("value"));
        finding.excluded("missing " + column, 1);
      }
    }
  }
}
