package groundwork.statistics.groups;

import groundwork.statistics.Alternative;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether values rise or fall along groups that have an order (Jonckheere-Terpstra).
 *
 * @param statistic J: pairs of values of two groups in the order of the groups, ties half
 * @param mean of J where no group differs
 * @param sd of J where no group differs, ties taken into account
 * @param z (J - mean) / sd, without continuity correction
 * @param p normal approximation; GREATER means rising
 */
public record Jonckheere(double statistic, double mean, double sd, double z, double p) {
  /**
   * @param groups in their order: at least two samples, at least three values in all
   * @throws IllegalArgumentException if there is too little, a value is not finite, or all values
   *     are equal
   * @see <a href="https://doi.org/10.1093/biomet/41.1-2.133">Jonckheere (1954)</a>
   * @see <a href="https://doi.org/10.1002/9781119196037">Hollander, Wolfe and Chicken (2014),
   *     section 6.2</a>
   */
  public static Jonckheere of(double[][] groups, Alternative alternative) {
    var samples = new Samples(groups, 1);
    samples.refuseConstant();
    double n = samples.n();
    if (n < 3) {
      throw new IllegalArgumentException("groups hold %.0f values; 3 are needed".formatted(n));
    }
    double j = 0;
    for (int a = 0; a < groups.length; a++) {
      for (int b = a + 1; b < groups.length; b++) {
        j += pairs(groups[a], groups[b]);
      }
    }
    double[] sizes = new double[groups.length];
    double squares = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = groups[i].length;
      squares += sizes[i] * sizes[i];
    }
    double mean = (n * n - squares) / 4;
    double sd = Math.sqrt(variance(samples.pooled(), sizes, n));
    double z = (j - mean) / sd;
    var normal = NormalDistribution.of(0, 1);
    double p =
        switch (alternative) {
          case GREATER -> normal.survivalProbability(z);
          case LESS -> normal.cumulativeProbability(z);
          case TWO_SIDED -> 2 * normal.survivalProbability(Math.abs(z));
        };
    return new Jonckheere(j, mean, sd, z, p);
  }

  private static double pairs(double[] first, double[] second) {
    double sum = 0;
    for (double x : first) {
      for (double y : second) {
        sum += x < y ? 1 : x == y ? 0.5 : 0;
      }
    }
    return sum;
  }

  private static double variance(double[] values, double[] sizes, double n) {
    double main = n * (n - 1) * (2 * n + 5) - Ties.sum(values, t -> t * (t - 1) * (2 * t + 5));
    double triples = 0;
    double pairs = 0;
    for (double size : sizes) {
      main -= size * (size - 1) * (2 * size + 5);
      triples += size * (size - 1) * (size - 2);
      pairs += size * (size - 1);
    }
    return main / 72
        + triples * Ties.sum(values, t -> t * (t - 1) * (t - 2)) / (36 * n * (n - 1) * (n - 2))
        + pairs * Ties.sum(values, t -> t * (t - 1)) / (8 * n * (n - 1));
  }
}
