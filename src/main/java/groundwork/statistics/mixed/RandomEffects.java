package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import java.util.List;

/**
 * Estimated spread of one random term.
 *
 * @param group name of the grouping factor
 * @param names of the term's columns
 * @param sd standard deviations, in units of y per unit of the column
 * @param correlations k x k; NaN where a standard deviation is zero
 * @param covariance k x k
 */
public record RandomEffects(
    String group, List<String> names, double[] sd, double[][] correlations, double[][] covariance) {

  static RandomEffects of(RandomTerm term, double[] theta, int first, double sigma) {
    int k = term.z().length;
    double[][] t = new double[k][k];
    int at = first;
    for (int c = 0; c < k; c++) {
      for (int r = c; r < k; r++) {
        t[r][c] = theta[at++] * sigma;
      }
    }
    double[][] covariance = new double[k][k];
    double[][] correlations = new double[k][k];
    double[] sd = new double[k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        for (int c = 0; c <= Math.min(i, j); c++) {
          covariance[i][j] += t[i][c] * t[j][c];
        }
      }
      sd[i] = Math.sqrt(covariance[i][i]);
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double correlation = covariance[i][j] / (sd[i] * sd[j]);
        correlations[i][j] = i == j ? 1 : Math.clamp(correlation, -1.0, 1.0);
      }
    }
    return new RandomEffects(term.group(), term.names(), sd, correlations, covariance);
  }
}
