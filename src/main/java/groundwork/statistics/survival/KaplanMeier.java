package groundwork.statistics.survival;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Share of people to whom something has not happened yet, over time, where some were cut off before
 * it could.
 *
 * @param times at which something happened or somebody was cut off, rising
 * @param atRisk people left just before each time
 * @param events to how many it happened then
 * @param survival share left after each time
 * @param errors standard errors of the logarithm of the share (Greenwood); infinite where it is 0
 * @param n people
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier (1958)</a>
 */
public record KaplanMeier(
    double[] times, int[] atRisk, int[] events, double[] survival, double[] errors, int n) {
  /** As R: shares this near to one half are one half. */
  private static final double NEAR = Math.sqrt(Math.ulp(1.0));

  /**
   * An estimate with bounds that the data may not reach.
   *
   * @param estimate empty where less than half had it happen
   * @param low empty where even the lower curve stays above one half
   * @param high empty where the upper curve does
   */
  public record Median(OptionalDouble estimate, OptionalDouble low, OptionalDouble high) {}

  /**
   * Mean time until it happens, times beyond the horizon counted as the horizon.
   *
   * @param estimate in the unit of time
   * @param se standard error
   */
  public record RestrictedMean(double estimate, double se) {}

  /**
   * @param times n times from the beginning, none negative
   * @param happened whether it happened then; false where the person was cut off
   * @throws IllegalArgumentException if lengths differ, there is none, or a time is negative or not
   *     finite
   */
  public static KaplanMeier of(double[] times, boolean[] happened) {
    Times.check(times, happened);
    int[] order = Times.order(times);
    int distinct = 0;
    for (int from = 0; from < order.length; from = Times.end(times, order, from)) {
      distinct++;
    }
    double[] at = new double[distinct];
    int[] risk = new int[distinct];
    int[] events = new int[distinct];
    double[] survival = new double[distinct];
    double[] errors = new double[distinct];
    double share = 1;
    double variance = 0;
    int place = 0;
    for (int from = 0; from < order.length; place++) {
      int to = Times.end(times, order, from);
      int died = 0;
      for (int i = from; i < to; i++) {
        died += happened[order[i]] ? 1 : 0;
      }
      int left = order.length - from;
      at[place] = times[order[from]];
      risk[place] = left;
      events[place] = died;
      share *= 1 - (double) died / left;
      variance += died == 0 ? 0 : died / ((double) left * (left - died)); // infinite at the end
      survival[place] = share;
      errors[place] = Math.sqrt(variance);
      from = to;
    }
    return new KaplanMeier(at, risk, events, survival, errors, times.length);
  }

  /** Share left at a time: 1 before the first. */
  public double survivalAt(double time) {
    double share = 1;
    for (int i = 0; i < times.length && times[i] <= time; i++) {
      share = survival[i];
    }
    return share;
  }

  /**
   * Bounds of the share after {@code times[i]}, made on the logarithmic scale; the upper one at
   * most 1.
   */
  public Interval interval(int i, double level) {
    Check.level(level);
    if (survival[i] == 0) { // nobody is left: no variance is known
      return new Interval(0, 1, level);
    }
    return new Interval(bound(i, level, -1), bound(i, level, 1), level);
  }

  /**
   * When half had it happen; bounds are when the curves' bounds cross one half (as R's survfit).
   */
  public Median median(double level) {
    Check.level(level);
    double[] low = new double[times.length];
    double[] high = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      low[i] = survival[i] == 0 ? Double.NaN : bound(i, level, -1);
      high[i] = survival[i] == 0 ? Double.NaN : bound(i, level, 1);
    }
    return new Median(half(survival), half(low), half(high));
  }

  /**
   * Area under the curve.
   *
   * @param horizon positive; beyond the last time the curve is taken to stay where it is
   * @throws IllegalArgumentException if the horizon is not positive
   */
  public RestrictedMean restrictedMean(double horizon) {
    if (!(horizon > 0)) { // the negation also refuses NaN
      throw new IllegalArgumentException("horizon is " + horizon);
    }
    double area = 0;
    double variance = 0;
    double end = horizon;
    for (int i = times.length - 1; i >= 0; i--) {
      if (times[i] < end) {
        area += (end - times[i]) * survival[i];
        end = times[i];
        int left = atRisk[i] - events[i];
        variance += left == 0 ? 0 : area * area * events[i] / ((double) atRisk[i] * left);
      }
    }
    return new RestrictedMean(area + end, Math.sqrt(variance));
  }

  private double bound(int i, double level, int side) {
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    return Math.min(1, survival[i] * Math.exp(side * z * errors[i]));
  }

  /** The first time at which a falling curve is at one half or below; between two if exactly. */
  private OptionalDouble half(double[] curve) {
    for (int i = 0; i < curve.length; i++) {
      if (curve[i] < 0.5 + NEAR) {
        for (int next = i + 1; Math.abs(curve[i] - 0.5) < NEAR && next < curve.length; next++) {
          if (curve[next] < curve[i]) {
            return OptionalDouble.of((times[i] + times[next]) / 2);
          }
        }
        return OptionalDouble.of(times[i]);
      }
    }
    return OptionalDouble.empty();
  }
}
