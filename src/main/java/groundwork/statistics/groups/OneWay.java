package groundwork.statistics.groups;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * One-way analysis of variance of independent groups.
 *
 * @param f mean square between / mean square within
 * @param df1 groups - 1
 * @param df2 values - groups; fractional for Welch's test
 * @param p upper tail
 */
public record OneWay(double f, double df1, double df2, double p) {
  /**
   * Fisher's test; it assumes equal variances.
   *
   * @param groups at least two samples of at least one value, one of them larger
   * @throws IllegalArgumentException if there is too little, a value is not finite, or nothing
   *     varies within the groups
   */
  public static OneWay fisher(double[][] groups) {
    var samples = new Samples(groups, 1);
    double df1 = samples.count() - 1.0;
    double df2 = samples.n() - samples.count();
    double within = samples.within();
    if (!(within > 0)) {
      throw new IllegalArgumentException("groups do not vary within; F is undefined");
    }
    return of(between(samples) / df1 / (within / df2), df1, df2);
  }

  /**
   * Welch's test, for unequal variances; the one to prefer when in doubt.
   *
   * @param groups at least two samples of at least two values, none constant
   * @throws IllegalArgumentException if there is too little, a value is not finite, or a group does
   *     not vary
   * @see <a href="https://doi.org/10.1093/biomet/38.3-4.330">Welch (1951)</a>
   */
  public static OneWay welch(double[][] groups) {
    var samples = new Samples(groups, 2);
    int k = samples.count();
    double[] means = samples.means();
    double[] weights = new double[k];
    double weight = 0;
    double middle = 0;
    for (int i = 0; i < k; i++) {
      double variance = samples.variance(i);
      if (!(variance > 0)) {
        throw new IllegalArgumentException("groups[" + i + "] does not vary");
      }
      weights[i] = samples.size(i) / variance;
      weight += weights[i];
      middle += weights[i] * means[i];
    }
    middle /= weight;
    double between = 0;
    double lambda = 0;
    for (int i = 0; i < k; i++) {
      between += weights[i] * (means[i] - middle) * (means[i] - middle);
      double rest = 1 - weights[i] / weight;
      lambda += rest * rest / (samples.size(i) - 1.0);
    }
    lambda /= (double) k * k - 1;
    double f = between / ((k - 1.0) * (1 + 2 * (k - 2.0) * lambda));
    return of(f, k - 1.0, 1 / (3 * lambda));
  }

  private static double between(Samples samples) {
    double[] means = samples.means();
    double middle = 0;
    for (int i = 0; i < means.length; i++) {
      middle += means[i] * samples.size(i) / samples.n();
    }
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      sum += samples.size(i) * (means[i] - middle) * (means[i] - middle);
    }
    return sum;
  }

  private static OneWay of(double f, double df1, double df2) {
    return new OneWay(f, df1, df2, FDistribution.of(df1, df2).survivalProbability(f));
  }
}
