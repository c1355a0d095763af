package groundwork.statistics.agreement;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Agreement of two raters beyond chance where chance is asked only of what is hard to rate; it does
 * not fall, as kappa does, when one category prevails.
 *
 * @param estimate Gwet's AC1, at most 1
 * @param interval estimate ± t(n - 1) · √variance, cut at -1 and 1
 * @param variance in large samples, for an endless population of things
 * @param observed share of agreement
 * @param expected share of agreement by chance
 * @param n things that both rated
 * @see <a href="https://doi.org/10.1348/000711006X126600">Gwet (2008)</a>
 */
public record Gwet(
    double estimate, Interval interval, double variance, double observed, double expected, int n) {
  /**
   * @param a the first rater's categories, numbers in [0, categories)
   * @param b the second rater's, of the same things
   * @param categories how many there are, used or not, at least 2
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if fewer than 2 things were rated, lengths differ, or a
   *     category is out of range
   */
  public static Gwet ac1(int[] a, int[] b, int categories, double level) {
    Check.level(level);
    var table = Confusion.of(a, b, categories);
    if (table.n() < 2) {
      throw new IllegalArgumentException("one thing was rated; AC1 needs at least 2");
    }
    double[] mean = new double[categories];
    double observed = 0;
    double expected = 0;
    for (int k = 0; k < categories; k++) {
      mean[k] = (table.first()[k] + table.second()[k]) / 2;
      observed += table.cells()[k][k];
      expected += mean[k] * (1 - mean[k]) / (categories - 1);
    }
    double ac1 = (observed - expected) / (1 - expected);
    double agreeing = 0;
    double squares = 0;
    for (int k = 0; k < categories; k++) {
      agreeing += table.cells()[k][k] * (1 - mean[k]) / (categories - 1);
      for (int l = 0; l < categories; l++) {
        double rare = (1 - (mean[k] + mean[l]) / 2) / (categories - 1);
        squares += table.cells()[k][l] * rare * rare;
      }
    }
    double rest = 1 - ac1;
    double variance =
        Math.max(
                0,
                observed * (1 - observed)
                    - 4 * rest * (agreeing - observed * expected)
                    + 4 * rest * rest * (squares - expected * expected))
            / (table.n() * (1 - expected) * (1 - expected));
    double half =
        TDistribution.of(table.n() - 1.0).inverseCumulativeProbability((1 + level) / 2)
            * Math.sqrt(variance);
    var interval = new Interval(Math.max(-1, ac1 - half), Math.min(1, ac1 + half), level);
    return new Gwet(ac1, interval, variance, observed, expected, table.n());
  }
}
