package groundwork.statistics.groups;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Whether conditions that the same people saw differ, by ranks within each person.
 *
 * @param statistic Friedman's chi-square, corrected for ties
 * @param df conditions - 1
 * @param p upper tail of the chi-square distribution
 * @param people number of complete rows
 * @param conditions number of columns
 */
public record Friedman(double statistic, double df, double p, int people, int conditions) {
  /**
   * Iman and Davenport's form of the test.
   *
   * @param p upper tail of the F distribution
   */
  public record ImanDavenport(double f, double df1, double df2, double p) {}

  /**
   * @param values people x conditions, at least two of each
   * @throws IllegalArgumentException if there is too little, the rows are ragged, a value is not
   *     finite, or nobody's values differ
   * @see <a href="https://doi.org/10.1080/01621459.1937.10503522">Friedman (1937)</a>
   */
  public static Friedman of(double[][] values) {
    var blocks = new Blocks(values);
    double n = blocks.people();
    double k = blocks.conditions();
    double between = 0;
    for (double sum : blocks.rankSums()) {
      between += (sum - n * (k + 1) / 2) * (sum - n * (k + 1) / 2);
    }
    double scale = n * k * (k + 1) - blocks.ties() / (k - 1);
    if (!(scale > 0)) {
      throw new IllegalArgumentException("values differ in nobody");
    }
    double statistic = 12 * between / scale;
    return new Friedman(
        statistic,
        k - 1,
        ChiSquaredDistribution.of(k - 1).survivalProbability(statistic),
        blocks.people(),
        blocks.conditions());
  }

  /** Kendall's W: agreement of the people about the order, from 0 to 1. */
  public double kendallW() {
    return statistic / (people * df);
  }

  /**
   * The less conservative F test of the same ranks. Infinite F, with p = 0, where all people agree
   * entirely.
   *
   * @see <a href="https://doi.org/10.1080/03610928008827904">Iman and Davenport (1980)</a>
   */
  public ImanDavenport imanDavenport() {
    double f = (people - 1) * statistic / (people * df - statistic);
    double df2 = df * (people - 1);
    return people * df - statistic <= 1e-12 * people * df
        ? new ImanDavenport(Double.POSITIVE_INFINITY, df, df2, 0)
        : new ImanDavenport(f, df, df2, FDistribution.of(df, df2).survivalProbability(f));
  }
}
