package groundwork.statistics.decision;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How far people go from their own number to the one they are advised: 0 stays, 1 arrives. Of
 * probabilities the same is called influence.
 *
 * @param weights (last - initial) / (advice - initial) of the trials in which it is used
 * @param trials which trials these are
 * @param undefined trials whose advice was the first answer: nothing to move to
 * @param outside trials with a weight below 0 or above 1, whatever was done with them
 * @see <a href="https://doi.org/10.1016/j.obhdp.2006.07.001">Bonaccio and Dalal (2006), the measure
 *     and its critics</a>
 * @see <a href="https://doi.org/10.1145/3359152">Green and Chen (2019), influence</a>
 */
public record WeightOfAdvice(double[] weights, int[] trials, int undefined, int outside) {

  /** What to do with weights outside [0, 1]: people who go away from the advice, or beyond it. */
  public enum Outside {
    /** As they are. */
    KEPT,
    /** To the nearer of 0 and 1. */
    CLIPPED,
    /** Left out, and counted. */
    DROPPED
  }

  /**
   * @param initial n numbers, the first answers
   * @param advice n numbers in the same unit
   * @param last n numbers, the answers after the advice
   * @throws IllegalArgumentException if lengths differ, there is none, or one is not finite
   */
  public static WeightOfAdvice of(double[] initial, double[] advice, double[] last, Outside what) {
    Check.sample("initial", initial, 1);
    Check.sample("advice", advice, 1);
    Check.sample("last", last, 1);
    Check.sameLength("initial", initial.length, "advice", advice.length);
    Check.sameLength("initial", initial.length, "last", last.length);
    double[] all = new double[initial.length];
    Arrays.setAll(all, i -> (last[i] - initial[i]) / (advice[i] - initial[i]));
    int[] defined = IntStream.range(0, all.length).filter(i -> advice[i] != initial[i]).toArray();
    int outside = (int) IntStream.of(defined).filter(i -> all[i] < 0 || all[i] > 1).count();
    int[] used =
        what == Outside.DROPPED
            ? IntStream.of(defined).filter(i -> all[i] >= 0 && all[i] <= 1).toArray()
            : defined;
    return new WeightOfAdvice(
        IntStream.of(used)
            .mapToDouble(i -> what == Outside.CLIPPED ? Math.max(0, Math.min(1, all[i])) : all[i])
            .toArray(),
        used,
        all.length - defined.length,
        outside);
  }

  /** Empty where no trial is left. */
  public OptionalDouble mean() {
    return weights.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Mean.of(weights));
  }

  /**
   * How much of what is to be gained a treatment gains.
   *
   * @param treatment performance of the arm in question
   * @param baseline performance without help
   * @param best performance of the reference, for example of the advice alone
   * @return (treatment - baseline) / (best - baseline), 1 where the reference is reached; empty
   *     where there is nothing to be gained
   * @see <a href="https://doi.org/10.48550/arXiv.2301.09732">Ibrahim et al. (2023)</a>
   */
  public static OptionalDouble performanceGain(double treatment, double baseline, double best) {
    return best == baseline
        ? OptionalDouble.empty()
        : OptionalDouble.of((treatment - baseline) / (best - baseline));
  }
}
