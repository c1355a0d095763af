package groundwork.statistics.mixed;

import groundwork.statistics.Check;
import groundwork.statistics.design.RandomTerm;
import java.util.Arrays;
import java.util.List;

/**
 * Data and structure of a binomial mixed model.
 *
 * @param successes n whole numbers, each in [0, trials]
 * @param trials n whole numbers, at least 1; all 1 for yes or no
 * @param x fixed columns: {@code x[j][i]} is column j of row i; linearly independent
 * @param names of the fixed columns
 * @param terms at least one random term over the n rows
 * @param link from the linear predictor to the chance of success
 */
public record BinomialFrame(
    double[] successes,
    double[] trials,
    double[][] x,
    List<String> names,
    List<RandomTerm> terms,
    Link link) {

  /** Yes (1) or no (0). */
  public static BinomialFrame binary(
      double[] y, double[][] x, List<String> names, List<RandomTerm> terms, Link link) {
    double[] ones = new double[y.length];
    Arrays.fill(ones, 1);
    return new BinomialFrame(y, ones, x, names, terms, link);
  }

  /**
   * @throws IllegalArgumentException if lengths differ, a count is impossible, or a value is not
   *     finite
   */
  public BinomialFrame {
    Check.sample("successes", successes, 1);
    Check.sameLength("successes", successes.length, "trials", trials.length);
    Check.sameLength("x", x.length, "names", names.size());
    for (int i = 0; i < trials.length; i++) {
      double n = trials[i];
      double y = successes[i];
      if (!(n >= 1 && y >= 0 && y <= n) || n != Math.rint(n) || y != Math.rint(y)) {
        throw new IllegalArgumentException("row %d: %s successes of %s trials".formatted(i, y, n));
      }
    }
    for (int j = 0; j < x.length; j++) {
      Check.sample(names.get(j), x[j], 1);
      Check.sameLength(names.get(j), x[j].length, "successes", successes.length);
    }
    names = List.copyOf(names);
    terms = List.copyOf(terms);
  }

  /** Number of rows. */
  public int n() {
    return successes.length;
  }
}
