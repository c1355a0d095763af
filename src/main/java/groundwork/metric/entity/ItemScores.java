package groundwork.metric.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A page of single scores.
 *
 * @param total how many there are in all pages
 * @param offset of the first one here
 */
public record ItemScores(long total, int offset, List<One> scores) {
  /**
   * One score of one item, as it was stored.
   *
   * @param value null where there is none, with the reason
   * @param error Monte Carlo standard error, null where none is known
   * @param curve what the score sums up, null where that is no curve
   * @param code version of the code that made it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record One(
      String model,
      String method,
      String metric,
      String item,
      Double value,
      Double error,
      String reason,
      double[] curve,
      String code,
      Instant at) {}
}
