package groundwork.statistics.agreement;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.association.Correlation;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Reliability of a scale of two items, for which alpha is not fit.
 *
 * @param estimate 2r / (1 + r), at most 1
 * @param interval Fisher's interval of r, carried over
 * @param r correlation of the two items
 * @param n people
 * @see <a href="https://doi.org/10.1007/s00038-012-0416-3">Eisinga, Grotenhuis and Pelzer (2013)
 *     </a>
 */
public record SpearmanBrown(double estimate, Interval interval, double r, int n) {
  /**
   * @param first n answers to one item
   * @param second n answers of the same people to the other, turned round if it is reversed
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if there are fewer than 4 people, lengths differ, a value is
   *     not finite, or an item does not vary
   */
  public static SpearmanBrown of(double[] first, double[] second, double level) {
    Check.level(level);
    Check.sample("first", first, 4);
    Check.sample("second", second, 4);
    Check.sameLength("first", first.length, "second", second.length);
    double r =
        Correlation.pearson(first, second)
            .orElseThrow(
                () -> new IllegalArgumentException("an item does not vary; r is undefined"));
    double z = 0.5 * Math.log((1 + r) / (1 - r));
    double half =
        NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2)
            / Math.sqrt(first.length - 3.0);
    return new SpearmanBrown(
        stepUp(r),
        new Interval(stepUp(Math.tanh(z - half)), stepUp(Math.tanh(z + half)), level),
        r,
        first.length);
  }

  private static double stepUp(double r) {
    return 2 * r / (1 + r);
  }
}
