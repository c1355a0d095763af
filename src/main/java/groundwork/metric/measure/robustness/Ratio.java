package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Case;
import java.util.Arrays;

/**
 * How far an explanation changes, over how far something else did.
 *
 * @param top from the explanation and the one of a changed input; NaN where it has no value
 * @param bottom from the case and a batch of changed inputs, one number each; NaN where it has no
 *     value
 */
record Ratio(Top top, Bottom bottom) {
  /** The change of the explanation. */
  interface Top {
    double of(double[] explanation, double[] other);
  }

  /** The change of what it is compared with. */
  interface Bottom {
    double[] of(Case explained, double[][] changed);
  }

  /** The change of the explanation alone. */
  static Ratio of(Top top) {
    return new Ratio(
        top,
        (explained, changed) -> {
          double[] ones = new double[changed.length];
          Arrays.fill(ones, 1);
          return ones;
        });
  }
}
