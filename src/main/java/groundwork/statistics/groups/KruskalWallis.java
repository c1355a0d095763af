package groundwork.statistics.groups;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether values of some independent groups tend to be larger than those of others.
 *
 * @param statistic H, corrected for ties; about chi-square
 * @param df groups - 1
 * @param p upper tail
 * @param n values
 */
public record KruskalWallis(double statistic, double df, double p, int n) {
  /**
   * @param groups at least two samples of at least one value
   * @throws IllegalArgumentException if there is too little, a value is not finite, or all values
   *     are equal
   * @see <a href="https://doi.org/10.1080/01621459.1952.10483441">Kruskal and Wallis (1952)</a>
   */
  public static KruskalWallis of(double[][] groups) {
    var samples = new Samples(groups, 1);
    samples.refuseConstant();
    double[] means = samples.ranked().means();
    double n = samples.n();
    double between = 0;
    for (int i = 0; i < means.length; i++) {
      double distance = means[i] - (n + 1) / 2;
      between += samples.size(i) * distance * distance;
    }
    double ties = 1 - Ties.cubes(samples.pooled()) / (n * n * n - n);
    double h = 12 * between / (n * (n + 1)) / ties;
    double df = means.length - 1.0;
    return new KruskalWallis(
        h, df, ChiSquaredDistribution.of(df).survivalProbability(h), samples.n());
  }

  /** Rank epsilon squared, H / (n - 1): the share of the ranks' variance, in [0, 1]. */
  public double epsilon2() {
    return statistic / (n - 1.0);
  }

  /**
   * Rank eta squared, (H - k + 1) / (n - k): about 0 where nothing differs, and sometimes below.
   */
  public double eta2() {
    return (statistic - df) / (n - df - 1);
  }
}
