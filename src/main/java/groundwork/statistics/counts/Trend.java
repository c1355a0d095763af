package groundwork.statistics.counts;

import groundwork.statistics.Check;
import java.util.stream.IntStream;

/**
 * Whether shares rise or fall along ordered groups (Cochran-Armitage).
 *
 * @param statistic chi-square with one degree of freedom
 * @param p two-sided
 * @param z signed root of the statistic: above 0 where the share rises with the score
 */
public record Trend(double statistic, double p, double z) {
  /**
   * With the scores 1, 2, 3 … as R's {@code prop.trend.test}.
   *
   * @param successes of each group
   * @param totals trials of each group, at least 1
   */
  public static Trend of(int[] successes, int[] totals) {
    return of(
        successes, totals, IntStream.rangeClosed(1, totals.length).asDoubleStream().toArray());
  }

  /**
   * @param scores of the groups, at least two of them, not all the same
   * @throws IllegalArgumentException if a count is no proportion, everybody or nobody succeeds, or
   *     the scores are all the same
   * @see <a href="https://doi.org/10.2307/3001775">Armitage (1955)</a>
   */
  public static Trend of(int[] successes, int[] totals, double[] scores) {
    Check.sample("scores", scores, 2);
    Check.sameLength("successes", successes.length, "totals", totals.length);
    Check.sameLength("scores", scores.length, "totals", totals.length);
    double n = 0;
    double hits = 0;
    double weighted = 0;
    for (int i = 0; i < totals.length; i++) {
      Check.count(successes[i], totals[i]);
      n += totals[i];
      hits += successes[i];
      weighted += totals[i] * scores[i];
    }
    double share = hits / n;
    double middle = weighted / n;
    double covariance = 0;
    double spread = 0;
    for (int i = 0; i < totals.length; i++) {
      covariance += (scores[i] - middle) * (successes[i] - totals[i] * share);
      spread += totals[i] * (scores[i] - middle) * (scores[i] - middle);
    }
    if (hits == 0 || hits == n || spread == 0) {
      throw new IllegalArgumentException(
          "no trend is defined: %.0f of %.0f succeed and the scores spread by %s"
              .formatted(hits, n, spread));
    }
    double z = covariance / Math.sqrt(share * (1 - share) * spread);
    return new Trend(z * z, ChiSquare.tail(z * z, 1), z);
  }
}
