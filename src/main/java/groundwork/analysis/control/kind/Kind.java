package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;

/** Runs the analyses of one kind. Stateless. */
@FunctionalInterface
public interface Kind {
  /**
   * The rows come with {@code where}, exclusions, derived columns, reference levels and {@code
   * unit} already applied; rows with missing values are still there, since only the kind knows
   * which columns it needs: leave them out and count them under the reason {@code missing
   * <column>}.
   *
   * @param table the rows, or where the plan names a {@code unit} one row a unit
   * @throws IllegalArgumentException with a sentence for the reader where it cannot be run: it
   *     becomes a warning of the finding, and the other analyses still run
   */
  Finding run(Analysis analysis, Table table, Context context);

  /**
   * Whether {@code by} means this analysis for each combination by itself, so that the framework
   * runs it several times and puts the results together; otherwise the kind looks at {@code by}
   * itself.
   */
  default boolean splitsBy() {
    return true;
  }

  /**
   * Whether this analysis is split. A factor of its own formula has several levels within it: by
   * such a one contrasts are taken apart, not rows.
   */
  default boolean splitsBy(Analysis analysis) {
    return splitsBy()
        && !analysis.by().isEmpty()
        && analysis
            .formula()
            .map(formula -> Formula.parse(formula).predictors())
            .filter(predictors -> analysis.by().stream().anyMatch(predictors::contains))
            .isEmpty();
  }
}
