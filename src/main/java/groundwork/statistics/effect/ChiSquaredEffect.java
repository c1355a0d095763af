package groundwork.statistics.effect;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.distribution.NoncentralChiSquared;
import java.util.function.DoubleUnaryOperator;

/**
 * How strongly two factors of a table are associated, from its χ² without correction.
 *
 * @param estimate 0 is not at all
 * @param interval by the noncentral χ² distribution
 * @see <a href="https://doi.org/10.1037/1082-989X.9.2.164">Steiger (2004), intervals</a>
 */
public record ChiSquaredEffect(double estimate, Interval interval) {
  /**
   * Cohen's w = √(χ² / n); in a table of two by two it is |φ|, in [0, 1].
   *
   * @param chi2 statistic, not negative
   * @param df its degrees of freedom, above 0
   * @param n sum of the counts, at least 1
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static ChiSquaredEffect w(double chi2, double df, int n, double level) {
    Check.atLeast("n", n, 1);
    return of(chi2, df, level, x -> Math.sqrt(x / n));
  }

  /**
   * Cramér's V, in [0, 1]: w over the most that the table allows.
   *
   * @param chi2 statistic, not negative
   * @param rows at least 2, none of them empty
   * @param columns at least 2, none of them empty
   * @param n sum of the counts, at least 1
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1515/9781400883868">Cramér (1946)</a>
   */
  public static ChiSquaredEffect cramersV(double chi2, int rows, int columns, int n, double level) {
    check(rows, columns, n);
    double most = Math.min(rows, columns) - 1.0;
    return of(chi2, (rows - 1.0) * (columns - 1), level, x -> Math.min(1, Math.sqrt(x / n / most)));
  }

  /**
   * V with the bias taken off that small samples have; 0 where chance alone would bring as much.
   *
   * @see <a href="https://doi.org/10.1016/j.jkss.2012.10.002">Bergsma (2013)</a>
   */
  public static ChiSquaredEffect cramersVUnbiased(
      double chi2, int rows, int columns, int n, double level) {
    check(rows, columns, n);
    Check.atLeast("n", n, 2);
    double df = (rows - 1.0) * (columns - 1);
    double most = Math.min(corrected(rows, n), corrected(columns, n));
    return of(
        chi2, df, level, x -> Math.min(1, Math.sqrt(Math.max(0, x / n - df / (n - 1)) / most)));
  }

  private static double corrected(int levels, int n) {
    return levels - 1 - (levels - 1.0) * (levels - 1) / (n - 1);
  }

  private static ChiSquaredEffect of(
      double chi2, double df, double level, DoubleUnaryOperator scale) {
    var ncp = NoncentralChiSquared.noncentrality(chi2, df, level);
    return new ChiSquaredEffect(
        scale.applyAsDouble(chi2),
        new Interval(scale.applyAsDouble(ncp.low()), scale.applyAsDouble(ncp.high()), level));
  }

  private static void check(int rows, int columns, int n) {
    Check.atLeast("rows", rows, 2);
    Check.atLeast("columns", columns, 2);
    Check.atLeast("n", n, 1);
  }
}
