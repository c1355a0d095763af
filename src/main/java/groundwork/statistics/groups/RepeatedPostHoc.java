package groundwork.statistics.groups;

import groundwork.statistics.Check;
import groundwork.statistics.distribution.StudentisedRange;
import groundwork.statistics.multiple.Adjustment;
import java.util.List;

/** Comparisons of all pairs of conditions that the same people saw, by ranks within each person. */
public final class RepeatedPostHoc {
  private RepeatedPostHoc() {}

  /**
   * Nemenyi's comparisons of mean ranks after Friedman; the statistic is q with infinite degrees of
   * freedom. Two conditions differ where the interval, the critical difference to both sides,
   * leaves out 0. Ties are not corrected for.
   *
   * @param values people x conditions, at least two of each
   * @param level simultaneous confidence level in (0, 1)
   * @throws IllegalArgumentException if there is too little, the rows are ragged, or a value is not
   *     finite
   * @see <a href="https://www.jmlr.org/papers/v7/demsar06a.html">Demšar (2006), section 3.2.2</a>
   */
  public static List<Comparison> nemenyi(double[][] values, double level) {
    var blocks = new Blocks(values);
    Check.level(level);
    double n = blocks.people();
    int k = blocks.conditions();
    double[] sums = blocks.rankSums();
    double error = Math.sqrt(k * (k + 1) / (6.0 * n));
    var range = new StudentisedRange(k, Double.POSITIVE_INFINITY);
    double q = range.quantile(level);
    return Pairs.of(
        k, (a, b) -> PostHoc.range(a, b, (sums[a] - sums[b]) / n, error, range, q, level));
  }

  /**
   * Conover's comparisons after Friedman, corrected for ties: more powerful than Nemenyi's, and to
   * be made only where the test of all rejects. The statistic is t; estimates are differences of
   * mean ranks.
   *
   * @param values people x conditions, at least two of each
   * @throws IllegalArgumentException if there is too little, the rows are ragged, a value is not
   *     finite, or all people order the conditions alike
   * @see <a href="https://www.wiley.com/en-us/9780471160687">Conover (1999), section 5.8</a>
   */
  public static List<Comparison> conover(double[][] values, Adjustment adjustment) {
    var blocks = new Blocks(values);
    double n = blocks.people();
    int k = blocks.conditions();
    double df = (n - 1) * (k - 1);
    double[] sums = blocks.rankSums();
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    double rest = n * blocks.rankSquares() - squares;
    if (!(rest > 1e-12 * squares)) {
      throw new IllegalArgumentException("values order the conditions alike in all");
    }
    double error = Math.sqrt(2 * rest / df) / n;
    return Pairs.adjusted(
        Pairs.of(k, (a, b) -> Pairs.t(a, b, (sums[a] - sums[b]) / n, error, df)), adjustment);
  }
}
