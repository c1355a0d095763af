package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A baseline that Quantus makes anew whenever it takes features away: the mean of the values as
 * they are by then, or one number drawn evenly from [0, 1) for all features of the step.
 *
 * @param random of {@code uniform}, null for {@code mean}
 * @param recorded [step][sample] numbers to be used instead of drawn ones; null where none are
 */
record Stepwise(UniformRandomProvider random, double[][] recorded) {
  /** For so many steps and samples; null for baselines that stay the same. */
  static Stepwise of(Case explained, Baseline baseline, int steps, int samples) {
    return switch (baseline.word()) {
      case "mean" -> new Stepwise(null, null);
      case "uniform" -> uniform(explained, steps, samples);
      default -> null;
    };
  }

  /** Recorded numbers are used if there are enough, never mixed with others. */
  static Stepwise uniform(Case explained, int steps, int samples) {
    double[][] recorded = explained.recorded().get("baselines");
    boolean enough =
        recorded != null
            && recorded.length >= steps
            && Arrays.stream(recorded).allMatch(step -> step.length >= samples);
    return new Stepwise(Draws.of(explained, "baseline of each step"), enough ? recorded : null);
  }

  /** How many samples there are of each step. */
  int times(int otherwise) {
    return recorded == null
        ? otherwise
        : Arrays.stream(recorded).mapToInt(step -> step.length).min().orElse(otherwise);
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
    return recorded == null ? random.nextDouble() : recorded[step][sample];
  }
}
