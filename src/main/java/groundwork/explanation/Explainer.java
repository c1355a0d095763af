package groundwork.explanation;

import groundwork.model.Predictor;

/**
 * A method that says how much each value of one input contributed to the probability of one class.
 */
public interface Explainer {
  /** The name of the method in manifests and studies. */
  String id();

  /** The DOI of the publication that defines the method; empty for a control. */
  String source();

  /**
   * @param model the model to explain
   * @param input the row to explain, {@code model.inputs()} finite values; not changed
   * @param target index of the class that positive values push towards
   * @param background what stands for an absent value
   * @param seed of everything random; the same seed gives the same explanation
   * @return one value per input value
   * @throws IllegalArgumentException if the arguments do not fit together or a value is not finite
   */
  Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed);
}
