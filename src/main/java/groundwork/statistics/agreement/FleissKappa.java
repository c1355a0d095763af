package groundwork.statistics.agreement;

import groundwork.statistics.Check;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Agreement of many raters, who need not be the same for each thing, beyond chance.
 *
 * @param estimate (observed - expected) / (1 - expected), at most 1
 * @param observed mean share of agreeing pairs of raters
 * @param expected sum of squared shares of the categories
 * @param standardError under no agreement beyond chance; for the test, not for an interval
 * @param z estimate / standardError
 * @param p two-sided, for no agreement beyond chance
 * @param byCategory kappa of each category against all others; empty for one that is never or
 *     always used
 * @param things rated
 * @param raters of each thing
 * @see <a href="https://doi.org/10.1037/h0031619">Fleiss (1971)</a>
 * @see <a href="https://doi.org/10.1037/0033-2909.86.5.974">Fleiss, Nee and Landis (1979), standard
 *     error</a>
 */
public record FleissKappa(
    double estimate,
    double observed,
    double expected,
    double standardError,
    double z,
    double p,
    OptionalDouble[] byCategory,
    int things,
    int raters) {
  /**
   * @param counts a row for each thing: how many raters chose each of the q categories
   * @throws IllegalArgumentException if there is no thing, rows differ in length or in the number
   *     of raters, there are fewer than 2 raters or categories, a count is negative, or one
   *     category was used throughout (kappa is undefined then)
   */
  public static FleissKappa of(int[][] counts) {
    if (counts.length < 1 || counts[0].length < 2) {
      throw new IllegalArgumentException("counts need a thing and two categories at least");
    }
    int categories = counts[0].length;
    int raters = Arrays.stream(counts[0]).sum();
    if (raters < 2) {
      throw new IllegalArgumentException(raters + " raters; agreement needs at least 2");
    }
    double pairs = raters * (raters - 1.0);
    double observed = 0;
    double[] share = new double[categories];
    double[] split = new double[categories];
    for (int thing = 0; thing < counts.length; thing++) {
      int[] row = counts[thing];
      Check.sameLength("counts[0]", categories, "counts[" + thing + "]", row.length);
      if (Arrays.stream(row).anyMatch(count -> count < 0) || Arrays.stream(row).sum() != raters) {
        throw new IllegalArgumentException(
            "counts[%d] is not of %d raters: %s".formatted(thing, raters, Arrays.toString(row)));
      }
      for (int j = 0; j < categories; j++) {
        observed += row[j] * (row[j] - 1.0) / pairs / counts.length;
        share[j] += (double) row[j] / raters / counts.length;
        split[j] += row[j] * (double) (raters - row[j]) / pairs / counts.length;
      }
    }
    double expected = Arrays.stream(share).map(p -> p * p).sum();
    double variety = Arrays.stream(share).map(p -> p * (1 - p)).sum();
    if (variety < 1e-12) {
      throw new IllegalArgumentException("one category was used throughout; kappa is undefined");
    }
    double skew = Arrays.stream(share).map(p -> p * (1 - p) * (1 - 2 * p)).sum();
    double error =
        Math.sqrt(2 / (counts.length * pairs)) * Math.sqrt(variety * variety - skew) / variety;
    double kappa = (observed - expected) / (1 - expected);
    double z = kappa / error;
    return new FleissKappa(
        kappa,
        observed,
        expected,
        error,
        z,
        2 * NormalDistribution.of(0, 1).cumulativeProbability(-Math.abs(z)),
        IntStream.range(0, categories)
            .mapToObj(
                j ->
                    share[j] > 0 && share[j] < 1
                        ? OptionalDouble.of(1 - split[j] / (share[j] * (1 - share[j])))
                        : OptionalDouble.empty())
            .toArray(OptionalDouble[]::new),
        counts.length,
        raters);
  }
}
