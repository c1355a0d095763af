package groundwork.explanation.rule;

import java.util.List;

/**
 * "If these conditions hold, the model says the same": an anchor of one input.
 *
 * @param target index of the class that the model gives the input
 * @param conditions all must hold; empty if the model says the same nearly everywhere
 * @param precision share of the rows drawn under the conditions to which the model gave the target
 * @param low lower confidence bound of the precision
 * @param high upper confidence bound
 * @param confidence of the bounds
 * @param coverage share of the background (of words and images: of the ways to hide parts) in which
 *     the conditions hold
 * @param asked how many rows the model was asked about in all
 * @param met whether the lower bound reaches the precision that was wanted; if not, this is the
 *     best rule that was found
 * @param note empty, or why it was not met
 */
public record Rule(
    int target,
    List<Condition> conditions,
    double precision,
    double low,
    double high,
    double confidence,
    double coverage,
    int asked,
    boolean met,
    String note) {
  public Rule {
    conditions = List.copyOf(conditions);
  }

  /** Whether a row meets all conditions. */
  public boolean holds(double[] row, double[] input) {
    return conditions.stream().allMatch(condition -> condition.holds(row, input));
  }
}
