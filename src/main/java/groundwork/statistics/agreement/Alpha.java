package groundwork.statistics.agreement;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How far the items of a scale measure one thing.
 *
 * @param estimate Cronbach's alpha, at most 1; negative where items contradict each other
 * @param interval Feldt's confidence interval
 * @param n people
 * @param items items, at least 3
 */
public record Alpha(double estimate, Interval interval, int n, int items) {
  /**
   * Raw alpha: {@code k / (k - 1) · (1 - sum of item variances / variance of the sums)}, with
   * Feldt's interval from F(n - 1, (n - 1)(k - 1)).
   *
   * @param answers n rows (people) of k answers, reversed items already turned round, none missing
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if there are fewer than 2 people or 3 items (for two items use
   *     {@link SpearmanBrown}), rows differ in length, a value is not finite, or everybody has the
   *     same sum
   * @see <a href="https://doi.org/10.1007/BF02310555">Cronbach (1951)</a>
   * @see <a href="https://doi.org/10.1007/BF02289499">Feldt (1965)</a>
   */
  public static Alpha cronbach(double[][] answers, double level) {
    Check.level(level);
    var scale = Items.of(answers, 3, "alpha");
    int n = scale.n();
    int k = scale.k();
    double alpha = scale.alpha(-1);
    if (Double.isNaN(alpha)) {
      throw new IllegalArgumentException("everybody has the same sum; alpha is undefined");
    }
    var f = FDistribution.of(n - 1.0, (n - 1.0) * (k - 1.0));
    double low = 1 - (1 - alpha) * f.inverseCumulativeProbability((1 + level) / 2);
    double high = 1 - (1 - alpha) * f.inverseCumulativeProbability((1 - level) / 2);
    return new Alpha(alpha, new Interval(low, high, level), n, k);
  }

  /**
   * Alpha of the standardised items: {@code k r / (1 + (k - 1) r)} with their mean correlation r.
   *
   * @param answers as {@link #cronbach}
   * @throws IllegalArgumentException likewise, or if an item does not vary
   */
  public static double standardised(double[][] answers) {
    double r = meanCorrelation(answers);
    int k = answers[0].length;
    return k * r / (1 + (k - 1) * r);
  }

  /** Mean correlation of two different items; arguments and errors as {@link #standardised}. */
  public static double meanCorrelation(double[][] answers) {
    double[][] correlations = Items.of(answers, 3, "alpha").correlations();
    int k = correlations.length;
    return (Items.sum(correlations) - k) / (k * (k - 1.0));
  }

  /**
   * Alpha of the other items, for each item that is left out.
   *
   * @param answers as {@link #cronbach}
   * @return k values; empty where the others have no variance
   */
  public static OptionalDouble[] ifDropped(double[][] answers) {
    var scale = Items.of(answers, 3, "alpha");
    return each(scale, scale::alpha);
  }

  /**
   * Correlation of each item with the sum of the others.
   *
   * @param answers as {@link #cronbach}
   * @return k values in [-1, 1]; empty where the item or the rest has no variance
   */
  public static OptionalDouble[] itemRest(double[][] answers) {
    var scale = Items.of(answers, 3, "alpha");
    return each(scale, scale::withRest);
  }

  private static OptionalDouble[] each(Items scale, IntToDoubleFunction ofItem) {
    return IntStream.range(0, scale.k())
        .mapToDouble(ofItem)
        .mapToObj(v -> Double.isFinite(v) ? OptionalDouble.of(v) : OptionalDouble.empty())
        .toArray(OptionalDouble[]::new);
  }
}
