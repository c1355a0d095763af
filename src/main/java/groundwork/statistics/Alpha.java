package groundwork.statistics;

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
   *     Spearman-Brown), rows differ in length, a value is not finite, or everybody has the same
   *     sum
   * @see <a href="https://doi.org/10.1007/BF02310555">Cronbach (1951)</a>
   * @see <a href="https://doi.org/10.1007/BF02289499">Feldt (1965)</a>
   */
  public static Alpha cronbach(double[][] answers, double level) {
    Check.level(level);
    int n = answers.length;
    if (n < 2) {
      throw new IllegalArgumentException(n + " people; alpha needs at least 2");
    }
    int k = answers[0].length;
    if (k < 3) {
      throw new IllegalArgumentException(k + " items; alpha needs at least 3");
    }
    double[] sums = new double[n];
    double[][] byItem = new double[k][n];
    for (int person = 0; person < n; person++) {
      Check.sample("answers[" + person + "]", answers[person], k);
      Check.sameLength("answers[0]", k, "answers[" + person + "]", answers[person].length);
      for (int item = 0; item < k; item++) {
        byItem[item][person] = answers[person][item];
        sums[person] += answers[person][item];
      }
    }
    double within = 0;
    for (double[] item : byItem) {
      within += Mean.variance(item);
    }
    double total = Mean.variance(sums);
    if (total == 0) {
      throw new IllegalArgumentException("everybody has the same sum; alpha is undefined");
    }
    double alpha = k / (k - 1.0) * (1 - within / total);
    var f = FDistribution.of(n - 1.0, (n - 1.0) * (k - 1.0));
    double low = 1 - (1 - alpha) * f.inverseCumulativeProbability((1 + level) / 2);
    double high = 1 - (1 - alpha) * f.inverseCumulativeProbability((1 - level) / 2);
    return new Alpha(alpha, new Interval(low, high, level), n, k);
  }
}
