package groundwork.statistics.counts;

import groundwork.statistics.Alternative;
import groundwork.statistics.Interval;
import groundwork.statistics.Proportion;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether a yes or no of the same people changed: only those who changed count.
 *
 * @param b pairs with yes first and no then
 * @param c pairs with no first and yes then
 * @param statistic chi-square with one degree of freedom; empty in the two exact forms, which look
 *     at b alone
 * @param p two-sided
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar (1947)</a>
 */
public record McNemar(int b, int c, OptionalDouble statistic, double p) {
  /** (|b - c| - 1)² / (b + c), as R's {@code mcnemar.test}: Edwards' correction. */
  public static McNemar corrected(int b, int c) {
    check(b, c);
    return chiSquare(b, c, Math.min(1, Math.abs((double) b - c)));
  }

  /** (b - c)² / (b + c). */
  public static McNemar uncorrected(int b, int c) {
    check(b, c);
    return chiSquare(b, c, 0);
  }

  /** The binomial test of b among b + c against one half; for few changes. */
  public static McNemar exact(int b, int c) {
    check(b, c);
    double p = BinomialTest.of(b, b + c, 0.5, Alternative.TWO_SIDED).p();
    return new McNemar(b, c, OptionalDouble.empty(), p);
  }

  /**
   * The exact test less half the probability of what was seen: less conservative, and better on the
   * whole.
   *
   * @see <a href="https://doi.org/10.1186/1471-2288-13-91">Fagerland, Lydersen and Laake (2013)</a>
   */
  public static McNemar midP(int b, int c) {
    check(b, c);
    var half = BinomialDistribution.of(b + c, 0.5);
    double p = 2 * half.cumulativeProbability(Math.min(b, c)) - half.probability(b);
    return new McNemar(b, c, OptionalDouble.empty(), p);
  }

  /** The conditional odds ratio of the pairs, b / c; empty where nobody changed to yes. */
  public OptionalDouble oddsRatio() {
    return c == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) b / c);
  }

  /** Cohen's g: how far the larger share of the changes lies above one half, in [0, 0.5]. */
  public double g() {
    return (double) Math.max(b, c) / (b + c) - 0.5;
  }

  /**
   * Interval of g from Wilson's interval of the larger share; its lower end is below 0 where the
   * changes may as well be even.
   */
  public Interval gInterval(double level) {
    var share = Proportion.wilson(Math.max(b, c), b + c, level).interval();
    return new Interval(share.low() - 0.5, share.high() - 0.5, level);
  }

  private static McNemar chiSquare(int b, int c, double correction) {
    double distance = Math.abs((double) b - c) - correction;
    double statistic = distance * distance / ((double) b + c);
    return new McNemar(b, c, OptionalDouble.of(statistic), ChiSquare.tail(statistic, 1));
  }

  private static void check(int b, int c) {
    if (b < 0 || c < 0 || (long) b + c == 0 || (long) b + c > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "b is %d and c is %d; somebody must change".formatted(b, c));
    }
  }
}
