package groundwork.statistics.distribution;

import groundwork.statistics.Check;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Values that a central statistic exceeds with a given probability. The library's inverses stop at
 * an error of 1e-9; two steps of Newton bring back the digits that are lost.
 */
public final class Critical {
  private Critical() {}

  /**
   * @param above probability above the value, in (0, 1)
   * @throws IllegalArgumentException if it is not
   */
  public static double normal(double above) {
    return of(NormalDistribution.of(0, 1), above);
  }

  /**
   * @param above probability above the value, in (0, 1)
   * @param df degrees of freedom, above 0
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double t(double above, double df) {
    Check.positive("df", df);
    return of(TDistribution.of(df), above);
  }

  /**
   * @param above probability above the value, in (0, 1)
   * @param df1 degrees of freedom of the numerator, above 0
   * @param df2 degrees of freedom of the denominator, above 0
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double f(double above, double df1, double df2) {
    Check.positive("df1", df1);
    Check.positive("df2", df2);
    return of(FDistribution.of(df1, df2), above);
  }

  /**
   * @param above probability above the value, in (0, 1)
   * @param df degrees of freedom, above 0
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double chiSquared(double above, double df) {
    Check.positive("df", df);
    return of(ChiSquaredDistribution.of(df), above);
  }

  private static double of(ContinuousDistribution distribution, double above) {
    Check.probability("above", above);
    double x = distribution.inverseSurvivalProbability(above);
    for (int i = 0; i < 2; i++) {
      double density = distribution.density(x);
      double step = (distribution.survivalProbability(x) - above) / density;
      if (Double.isFinite(step)) { // the density is zero only where nothing is to be gained
        x += step;
      }
    }
    return x;
  }
}
