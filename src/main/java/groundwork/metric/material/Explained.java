package groundwork.metric.material;

import groundwork.explanation.Explainer;
import groundwork.model.Predictor;
import java.util.Map;

/**
 * A model of a document and what is known of each item under it.
 *
 * @param target index of the explained class of each item, -1 where {@code wrong} says why
 * @param truth index of the true class of each item, -1 where it is not known
 * @param wrong of each item; null where nothing is
 * @param given imported values, by method
 */
record Explained(
    Predictor model, int[] target, int[] truth, String[] wrong, Map<String, Values> given) {
  /**
   * @param wrong of each item; null where nothing is
   */
  record Values(double[][] rows, String[] wrong) {}

  /**
   * How a method of a document is had.
   *
   * @param explainer null where it cannot explain anew
   * @param models ids; empty for all
   */
  record By(String id, Explainer explainer, boolean imported, java.util.List<String> models) {}
}
