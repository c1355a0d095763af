package groundwork.metric.entity;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.model.Predictor;

/**
 * One explanation to be scored, with all that a score may depend on.
 *
 * @param item id of the item: names the draws
 * @param model the model that was explained
 * @param background what stands for an absent value
 * @param input d values, as the model reads them; read-only
 * @param target index of the class that positive values push towards
 * @param attribution d values, as they are shown to people; read-only
 * @param method explains again where a metric asks for it; null where nothing can
 * @param seed of the run
 */
public record Case(
    String item,
    Predictor model,
    Background background,
    double[] input,
    int target,
    double[] attribution,
    Explainer method,
    long seed) {
  /**
   * @throws IllegalArgumentException if the shapes do not fit together or a value is not finite;
   *     the message names item, array and index
   */
  public Case {
    require(item, "input", input, model.inputs());
    require(item, "attribution", attribution, model.inputs());
    if (background.inputs() != model.inputs()) {
      throw new IllegalArgumentException(
          "item %s: a background of %d values, the model reads %d"
              .formatted(item, background.inputs(), model.inputs()));
    }
    if (target < 0 || target >= model.classes().size()) {
      throw new IllegalArgumentException(
          "item %s: class %d of %d".formatted(item, target, model.classes().size()));
    }
  }

  private static void require(String item, String name, double[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "item %s: %s has %d values, the model reads %d"
              .formatted(item, name, values.length, length));
    }
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "item %s: %s[%d] is %s".formatted(item, name, i, values[i]));
      }
    }
  }

  public int size() {
    return input.length;
  }

  /** The same case with another explanation. */
  public Case with(double[] other, Explainer maker) {
    return new Case(item, model, background, input, target, other, maker, seed);
  }
}
