package groundwork.statistics.mixed;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Wald's test of Lβ = 0 in large samples.
 *
 * @param statistic (Lβ)'(LVL')^-1 Lβ
 * @param df number of rows of L
 * @param p from the chi-square distribution
 * @see <a href="https://doi.org/10.1090/S0002-9947-1943-0012401-3">Wald (1943)</a>
 */
public record WaldChiSquare(double statistic, int df, double p) {
  /**
   * @param l at least one row, linearly independent
   * @param estimates as many as l has columns
   * @param covariance of the estimates
   * @throws IllegalArgumentException if the covariance of Lβ cannot be inverted
   */
  public static WaldChiSquare of(double[][] l, double[] estimates, double[][] covariance) {
    int rows = l.length;
    int p = estimates.length;
    double[] value = new double[rows];
    double[] middle = new double[rows * rows];
    for (int r = 0; r < rows; r++) {
      value[r] = Dense.dot(l[r], 0, estimates, 0, p);
      for (int s = 0; s < rows; s++) {
        double sum = 0;
        for (int i = 0; i < p; i++) {
          sum += l[r][i] * Dense.dot(covariance[i], 0, l[s], 0, p);
        }
        middle[r * rows + s] = sum;
      }
    }
    if (!Dense.cholesky(middle, rows)) {
      throw new IllegalArgumentException("the covariance of l times the estimates is singular");
    }
    Dense.solveTransposed(middle, rows, value, 1);
    double statistic = Dense.dot(value, 0, value, 0, rows);
    return new WaldChiSquare(
        statistic, rows, ChiSquaredDistribution.of(rows).survivalProbability(statistic));
  }
}
