package groundwork.statistics.association;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Test that two correlations are equal.
 *
 * @param difference the first less the second
 * @param statistic t (Williams) or z (Steiger, independent)
 * @param df of t; infinite for z
 * @param p two-sided
 */
public record CorrelationDifference(double difference, double statistic, double df, double p) {
  /**
   * Two correlations with one variable in common, in one sample: r(x, y) against r(x, z).
   *
   * @param xy correlation of the common variable x with y
   * @param xz and with z
   * @param yz of the two others
   * @param n rows, at least 4
   * @throws IllegalArgumentException if a correlation is outside (-1, 1), the three cannot belong
   *     together, or n is too small
   * @see <a href="https://doi.org/10.1111/j.2517-6161.1959.tb00346.x">Williams (1959)</a>
   */
  public static CorrelationDifference williams(double xy, double xz, double yz, int n) {
    double determinant = together(xy, xz, yz, n);
    double mean = (xy + xz) / 2;
    double below = 2 * determinant * (n - 1) / (n - 3) + mean * mean * Math.pow(1 - yz, 3);
    double t = (xy - xz) * Math.sqrt((n - 1) * (1 + yz) / below);
    double p = 2 * TDistribution.of(n - 3.0).survivalProbability(Math.abs(t));
    return new CorrelationDifference(xy - xz, t, n - 3.0, p);
  }

  /**
   * The same by Fisher's z and the covariance of two dependent z, the correlations in it replaced
   * by their mean.
   *
   * @see <a href="https://doi.org/10.1037/0033-2909.87.2.245">Steiger (1980), equation 14</a>
   */
  public static CorrelationDifference steiger(double xy, double xz, double yz, int n) {
    together(xy, xz, yz, n);
    double mean = (xy + xz) / 2;
    double m = mean * mean;
    double covariance = (yz * (1 - 2 * m) - m * (1 - 2 * m - yz * yz) / 2) / ((1 - m) * (1 - m));
    double z = (FisherZ.of(xy) - FisherZ.of(xz)) * Math.sqrt((n - 3) / (2 - 2 * covariance));
    return new CorrelationDifference(xy - xz, z, Double.POSITIVE_INFINITY, FisherZ.twoSided(z));
  }

  /**
   * Correlations of two independent samples.
   *
   * @param n1 rows of the first, at least 4
   * @param n2 rows of the second, at least 4
   * @see <a href="https://doi.org/10.1093/biomet/10.4.507">Fisher (1915)</a>
   */
  public static CorrelationDifference independent(double r1, int n1, double r2, int n2) {
    open("r1", r1);
    open("r2", r2);
    rows("n1", n1);
    rows("n2", n2);
    double z = (FisherZ.of(r1) - FisherZ.of(r2)) / Math.sqrt(1 / (n1 - 3.0) + 1 / (n2 - 3.0));
    return new CorrelationDifference(r1 - r2, z, Double.POSITIVE_INFINITY, FisherZ.twoSided(z));
  }

  private static double together(double xy, double xz, double yz, int n) {
    open("xy", xy);
    open("xz", xz);
    open("yz", yz);
    rows("n", n);
    double determinant = 1 - xy * xy - xz * xz - yz * yz + 2 * xy * xz * yz;
    if (determinant < 0) {
      throw new IllegalArgumentException(
          "xy %s, xz %s and yz %s cannot be of the same data".formatted(xy, xz, yz));
    }
    return determinant;
  }

  private static void open(String name, double r) {
    if (!(Math.abs(r) < 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException("%s is %s; it must lie in (-1, 1)".formatted(name, r));
    }
  }

  private static void rows(String name, int n) {
    if (n < 4) {
      throw new IllegalArgumentException("%s is %d; at least 4 are needed".formatted(name, n));
    }
  }
}
