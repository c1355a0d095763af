package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.Map;

/** A method that says how much each value of one input contributed to the output for one class. */
public interface Explainer {
  /** The name of the method in manifests and studies. */
  String id();

  /** The DOI of the publication that defines the method; empty for a control. */
  String source();

  /**
   * All settings by name, those left at their standard too: with {@link Explainers#of} they give
   * the same method again. Empty for a method that has none.
   */
  default Map<String, Object> parameters() {
    return Map.of();
  }

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

  /**
   * Many inputs of one model for the same class, each explained as {@link #explain} would explain
   * it alone. Methods that can ask about all of them at once override this: metrics of robustness
   * explain hundreds of changed inputs for each item.
   *
   * @param inputs rows of {@code model.inputs()} finite values; not changed
   * @param seeds one per input
   * @return the values of each input's explanation, all finite; the caller's own
   */
  default double[][] explainAll(
      Predictor model, double[][] inputs, int target, Background background, long[] seeds) {
    double[][] values = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = explain(model, inputs[i], target, background, seeds[i]).values();
    }
    return values;
  }
}
