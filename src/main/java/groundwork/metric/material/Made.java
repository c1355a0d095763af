package groundwork.metric.material;

import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.metric.measure.RandomRanking;
import java.util.Map;

/** Explainers that come with Groundwork. */
final class Made {
  private Made() {}

  /**
   * @throws IllegalArgumentException if there is none with this id, or it has no such parameter
   */
  static Explainer of(String id, Map<String, Object> parameters) {
    if (id.equals(RandomRanking.ID) && parameters.isEmpty()) {
      return new RandomRanking();
    }
    return Explainers.of(id, parameters);
  }
}
