package groundwork.statistics.groups;

import groundwork.statistics.Ranks;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Friedman's question with people weighted by how far their values lie apart; better with few
 * conditions.
 *
 * @param f statistic
 * @param df1 conditions - 1
 * @param df2 (people - 1) · (conditions - 1)
 * @param p upper tail
 */
public record Quade(double f, double df1, double df2, double p) {
  /**
   * @param values people x conditions, at least two of each, in a unit that can be compared between
   *     people
   * @throws IllegalArgumentException if there is too little, the rows are ragged, a value is not
   *     finite, or all people order the conditions alike and as far apart, or not at all
   * @see <a href="https://doi.org/10.1080/01621459.1979.10481670">Quade (1979)</a>
   */
  public static Quade of(double[][] values) {
    var blocks = new Blocks(values);
    int n = blocks.people();
    int k = blocks.conditions();
    double[] weights = Ranks.mid(Arrays.stream(values).mapToDouble(Quade::range).toArray());
    double[] sums = new double[k];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        double score = weights[i] * (blocks.ranks[i][j] - (k + 1) / 2.0);
        sums[j] += score;
        all += score * score;
      }
    }
    double between = Arrays.stream(sums).map(sum -> sum * sum).sum() / n;
    if (all - between <= 1e-12 * all) {
      throw new IllegalArgumentException(
          "values order the conditions alike and as far apart in all, or in none");
    }
    double f = (n - 1) * between / (all - between);
    double df1 = k - 1.0;
    double df2 = (n - 1.0) * df1;
    return new Quade(f, df1, df2, FDistribution.of(df1, df2).survivalProbability(f));
  }

  private static double range(double[] row) {
    return Arrays.stream(row).max().orElseThrow() - Arrays.stream(row).min().orElseThrow();
  }
}
