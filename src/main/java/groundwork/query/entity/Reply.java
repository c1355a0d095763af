package groundwork.query.entity;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a browser gets.
 *
 * @param history all that was asked of this figure in this step, in order, where that was asked
 *     for; else null
 */
public record Reply(Long number, JsonNode output, Left left, List<Past> history) {
  /**
   * What is left of the budget.
   *
   * @param queries how many questions
   * @param seconds null without a limit; all of them before the first question
   */
  public record Left(int queries, Integer seconds) {}

  /** A question of before. */
  public record Past(long number, String what, JsonNode input, JsonNode output) {}
}
