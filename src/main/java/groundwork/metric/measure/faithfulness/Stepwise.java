package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A baseline that Quantus makes anew whenever it takes features away: the mean of the values as
 * they are by then, or one number drawn evenly from [0, 1) for all features of the step.
 *
 * @param random of {@code uniform}, null for {@code mean}
 * @param recorded [step][sample] numbers to be used instead of drawn ones; null where none are
 */
record Stepwise(UniformRandomProvider random, double[][] recorded) {
  /** Null for baselines that stay the same. */
  static Stepwise of(Case explained, Baseline baseline) {
    return switch (baseline.word()) {
      case "mean" -> new Stepwise(null, null);
      case "uniform" -> uniform(explained);
      default -> null;
    };
  }

  static Stepwise uniform(Case explained) {
    return new Stepwise(
        Draws.of(explained, "baseline of each step"), explained.recorded().get("baselines"));
  }

  /**
   * @param values as they are before the step
   */
  double value(double[] values, int step, int sample) {
    if (random == null) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }
    return recorded != null && step < recorded.length && sample < recorded[step].length
        ? recorded[step][sample]
        : random.nextDouble();
  }
}
