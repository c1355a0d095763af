package groundwork.statistics.compare;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import groundwork.statistics.Quantile;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Do k groups vary alike?
 *
 * @param method which test it is
 * @param statistic F, or χ² of Bartlett's test
 * @param df1 degrees of freedom: groups - 1
 * @param df2 degrees of freedom of the denominator of F; infinite for Bartlett's χ²
 * @param p that groups which vary alike differ as much
 */
public record Variances(Method method, double statistic, double df1, double df2, double p) {
  /** By what it is asked. */
  public enum Method {
    LEVENE,
    BROWN_FORSYTHE,
    BARTLETT
  }

  /**
   * Levene's test: one-way analysis of variance of the distances from the means.
   *
   * @param groups at least two, each of at least one value, more values than groups
   * @throws IllegalArgumentException if there are too few, one value is not finite, or all
   *     distances within groups are equal
   * @see <a href="https://psycnet.apa.org/record/1960-05611-000">Levene (1960)</a>
   */
  public static Variances levene(double[][] groups) {
    return distances(Method.LEVENE, groups, Mean::of);
  }

  /**
   * Brown and Forsythe's test: distances from the medians, which skewed data bear better.
   *
   * @param groups as {@link #levene}
   * @throws IllegalArgumentException as {@link #levene}
   * @see <a href="https://doi.org/10.1080/01621459.1974.10482955">Brown and Forsythe (1974)</a>
   */
  public static Variances brownForsythe(double[][] groups) {
    return distances(Method.BROWN_FORSYTHE, groups, Quantile::median);
  }

  /**
   * Bartlett's test. It takes non-normal data for unequal variances.
   *
   * @param groups at least two, each of at least two values that are not all equal
   * @throws IllegalArgumentException if there are too few, one value is not finite, or a group is
   *     constant
   * @see <a href="https://doi.org/10.1098/rspa.1937.0109">Bartlett (1937)</a>
   */
  public static Variances bartlett(double[][] groups) {
    check(groups, 2);
    double df = 0;
    double pooled = 0;
    double logs = 0;
    double inverse = 0;
    for (int g = 0; g < groups.length; g++) {
      double variance = Mean.variance(groups[g]);
      if (variance == 0) {
        throw new IllegalArgumentException("groups[%d] is constant".formatted(g));
      }
      double own = groups[g].length - 1.0;
      df += own;
      pooled += own * variance;
      logs += own * Math.log(variance);
      inverse += 1 / own;
    }
    double df1 = groups.length - 1.0;
    double statistic = (df * Math.log(pooled / df) - logs) / (1 + (inverse - 1 / df) / (3 * df1));
    double p = ChiSquaredDistribution.of(df1).survivalProbability(statistic);
    return new Variances(Method.BARTLETT, statistic, df1, Double.POSITIVE_INFINITY, p);
  }

  private static Variances distances(
      Method method, double[][] groups, ToDoubleFunction<double[]> centre) {
    check(groups, 1);
    double[][] distances =
        Arrays.stream(groups)
            .map(
                group -> {
                  double middle = centre.applyAsDouble(group);
                  return Arrays.stream(group).map(x -> Math.abs(x - middle)).toArray();
                })
            .toArray(double[][]::new);
    double[] all = Arrays.stream(distances).flatMapToDouble(Arrays::stream).toArray();
    double mean = Mean.of(all);
    double between = 0;
    double within = 0;
    for (double[] group : distances) {
      double own = Mean.of(group);
      between += group.length * (own - mean) * (own - mean);
      within += Arrays.stream(group).map(x -> (x - own) * (x - own)).sum();
    }
    double df1 = groups.length - 1.0;
    double df2 = all.length - groups.length;
    if (!(df2 > 0 && within > 0)) {
      throw new IllegalArgumentException("groups do not vary within: there is no F");
    }
    double f = between / df1 / (within / df2);
    return new Variances(method, f, df1, df2, FDistribution.of(df1, df2).survivalProbability(f));
  }

  private static void check(double[][] groups, int least) {
    Check.atLeast("number of groups", groups.length, 2);
    for (int g = 0; g < groups.length; g++) {
      Check.sample("groups[" + g + "]", groups[g], least);
    }
  }
}
