package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Table;
import java.util.Optional;

/**
 * What a kind may know beside its analysis.
 *
 * @param participant the column that names people, if the data have one
 * @param item the column that names items, if the data have one
 * @param rows the table before rows were averaged by {@code unit}; the same where they were not
 * @param seed of the analysis, else of the plan, else 1: everything that is drawn begins with it
 */
public record Context(Optional<String> participant, Optional<String> item, Table rows, long seed) {

  /** Nothing known but the table: for tests. */
  public static Context of(Table table) {
    return new Context(Optional.empty(), Optional.empty(), table, 1);
  }

  public Context rows(Table other) {
    return new Context(participant, item, other, seed);
  }

  /** Marks an analysis that is run beside another; plans cannot have it. */
  private static final String ASIDE = "beside";

  /**
   * The same question asked otherwise, to be shown beside the first answer: empty where that cannot
   * be run, which is no reason to fail. Nothing stands beside what stands beside: a test of means
   * and a mixed model would call each other for ever.
   */
  public Optional<Finding> beside(Analysis other, Table table) {
    if (other.has(ASIDE)) {
      return Optional.empty();
    }
    var aside = other.with(ASIDE, "once");
    try {
      return Kinds.of(other.kind()).map(kind -> kind.run(aside, table, this));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }
}
