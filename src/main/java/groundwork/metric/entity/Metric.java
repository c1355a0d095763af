package groundwork.metric.entity;

import java.util.List;

/**
 * A functional measure of explanations: no human, no state, no clock. The same cases give the same
 * scores, in whatever order or batches they are scored.
 */
public sealed interface Metric permits LocalMetric, SetMetric {
  /** What the score means. */
  Card card();

  /**
   * @param cases of one model and one method, all with the same seed
   * @throws RuntimeException only for what is wrong with the model or the machine
   */
  SetScores scores(List<Case> cases);

  /** The score of a case as if there were no other. */
  default Score score(Case alone) {
    var each = scores(List.of(alone)).each();
    return each.isEmpty() ? Score.none("there is no score of a single case") : each.getFirst();
  }
}
