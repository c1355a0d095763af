package groundwork.statistics.compare;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The JZS Bayes factor of a one-way layout: k - 1 orthonormal contrasts of the groups with one
 * common g, integrated exactly where other programs draw.
 *
 * @see <a href="https://doi.org/10.1016/j.jmp.2012.08.001">Rouder et al. (2012)</a>
 */
final class AnovaBayes {
  private AnovaBayes() {}

  static BayesFactor of(double[][] groups, double scale) {
    Check.atLeast("number of groups", groups.length, 2);
    Check.positive("scale", scale);
    int k = groups.length;
    int n = 0;
    double mean = 0;
    double[] sums = new double[k];
    for (int g = 0; g < k; g++) {
      Check.sample("groups[" + g + "]", groups[g], 1);
      n += groups[g].length;
      sums[g] = Mean.of(groups[g]) * groups[g].length;
      mean += sums[g];
    }
    Check.atLeast("number of values", n, k + 1);
    mean /= n;
    double total = 0;
    for (int g = 0; g < k; g++) {
      sums[g] -= mean * groups[g].length;
      for (double x : groups[g]) {
        total += (x - mean) * (x - mean);
      }
    }
    if (total == 0) {
      throw new IllegalArgumentException("groups are constant: there is no Bayes factor");
    }
    return of(groups, sums, scale, n, total);
  }

  /**
   * With orthonormal contrasts C of the groups, X'X = C'MC, where M = diag(n) - nn'/N takes the
   * constant to zero: its other eigenvectors are contrasts already, and diagonalise X'X.
   */
  private static BayesFactor of(
      double[][] groups, double[] sums, double scale, int n, double total) {
    int k = groups.length;
    double[][] matrix = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        double product = (double) groups[a].length * groups[b].length / n;
        matrix[a][b] = (a == b ? groups[a].length : 0) - product;
      }
    }
    var eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
    double[] values = eigen.getRealEigenvalues(); // the largest first: the last is the constant's
    double[] squares = new double[k - 1];
    for (int j = 0; j < k - 1; j++) {
      double dot = 0;
      for (int g = 0; g < k; g++) {
        dot += eigen.getEigenvector(j).getEntry(g) * sums[g];
      }
      squares[j] = dot * dot;
    }
    double log =
        LogIntegral.of(
            u -> {
              double g = Math.exp(u) * scale * scale;
              double sum = 0;
              double explained = 0;
              for (int j = 0; j < k - 1; j++) {
                sum += Math.log1p(g * values[j]);
                explained += g * squares[j] / (1 + g * values[j]);
              }
              return -sum / 2
                  - (n - 1) / 2.0 * Math.log1p(-explained / total)
                  + BayesFactor.logPriorOfG(u);
            },
            BayesFactor.LEAST_LOG_G,
            BayesFactor.MOST_LOG_G,
            BayesFactor.STEP);
    return new BayesFactor(log);
  }
}
