package groundwork.statistics.counts;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.effect.ChiSquaredEffect;

/**
 * How strongly two categories go together.
 *
 * @param estimate from 0 for independence to 1
 * @param interval from the interval of the noncentrality of chi-square, within [0, 1]
 */
public record CramersV(double estimate, Interval interval) {
  /**
   * √(χ² / (n · (min(rows, columns) - 1))); of a 2 x 2 table it is |phi|. Above 0 even where
   * nothing goes together.
   *
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if the table has fewer than two rows or columns or an empty
   *     one, or the level is out of range
   * @see <a href="https://doi.org/10.1515/9781400883868">Cramér (1946), section 21.9</a>
   */
  public static CramersV of(Crosstab table, double level) {
    Check.level(level);
    var test = ChiSquare.independence(table);
    return of(
        ChiSquaredEffect.cramersV(
            test.statistic(), table.rows(), table.columns(), test.n(), level));
  }

  /**
   * Corrected for the bias of V and of the table's shape; 0 where V is within its bias.
   *
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException as {@link #of}
   * @see <a href="https://doi.org/10.1016/j.jkss.2012.10.002">Bergsma (2013)</a>
   */
  public static CramersV adjusted(Crosstab table, double level) {
    Check.level(level);
    var test = ChiSquare.independence(table);
    return of(
        ChiSquaredEffect.cramersVUnbiased(
            test.statistic(), table.rows(), table.columns(), test.n(), level));
  }

  /**
   * Phi of a 2 x 2 table: V with the sign of a·d - b·c.
   *
   * @throws IllegalArgumentException if the table is not 2 x 2, or has an empty row or column
   */
  public static double phi(Crosstab table) {
    table.twoByTwo();
    table.forIndependence();
    int[][] n = table.counts();
    double product = 1;
    for (int sum : table.rowSums()) {
      product *= sum;
    }
    for (int sum : table.columnSums()) {
      product *= sum;
    }
    return ((double) n[0][0] * n[1][1] - (double) n[0][1] * n[1][0]) / Math.sqrt(product);
  }

  private static CramersV of(ChiSquaredEffect effect) {
    return new CramersV(effect.estimate(), effect.interval());
  }
}
