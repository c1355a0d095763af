package groundwork.statistics.agreement;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * Answers of n people to k items, as what reliability is computed from.
 *
 * @param n people
 * @param covariances k x k, unbiased
 */
record Items(int n, double[][] covariances) {
  /**
   * @param answers n rows (people) of k answers, none missing
   * @param least items that are needed
   * @param what needs them, for the message
   */
  static Items of(double[][] answers, int least, String what) {
    int n = answers.length;
    if (n < 2) {
      throw new IllegalArgumentException("%d people; %s needs at least 2".formatted(n, what));
    }
    int k = answers[0].length;
    if (k < least) {
      throw new IllegalArgumentException(
          "%d items; %s needs at least %d".formatted(k, what, least));
    }
    double[][] columns = columns(answers);
    double[][] covariances = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b <= a; b++) {
        covariances[a][b] = covariance(columns[a], columns[b]);
        covariances[b][a] = covariances[a][b];
      }
    }
    return new Items(n, covariances);
  }

  /** The same answers, an array for each item; refuses ragged rows and what is not finite. */
  static double[][] columns(double[][] answers) {
    int k = answers[0].length;
    double[][] columns = new double[k][answers.length];
    for (int person = 0; person < answers.length; person++) {
      Check.sample("answers[" + person + "]", answers[person], k);
      Check.sameLength("answers[0]", k, "answers[" + person + "]", answers[person].length);
      for (int item = 0; item < k; item++) {
        columns[item][person] = answers[person][item];
      }
    }
    return columns;
  }

  int k() {
    return covariances.length;
  }

  /** Correlations; refuses an item that everybody answers alike. */
  double[][] correlations() {
    int k = k();
    double[][] correlations = new double[k][k];
    for (int a = 0; a < k; a++) {
      if (!(covariances[a][a] > 0)) {
        throw new IllegalArgumentException(
            "everybody answers item %d alike; its correlations are undefined".formatted(a + 1));
      }
      for (int b = 0; b < k; b++) {
        correlations[a][b] =
            a == b ? 1 : covariances[a][b] / Math.sqrt(covariances[a][a] * covariances[b][b]);
      }
    }
    return correlations;
  }

  /** Raw alpha of the items that are kept; NaN without variance of the sum. */
  double alpha(int without) {
    int k = 0;
    double within = 0;
    double total = 0;
    for (int a = 0; a < k(); a++) {
      if (a == without) {
        continue;
      }
      k++;
      within += covariances[a][a];
      for (int b = 0; b < k(); b++) {
        total += b == without ? 0 : covariances[a][b];
      }
    }
    return total > 0 ? k / (k - 1.0) * (1 - within / total) : Double.NaN;
  }

  /** Correlation of an item with the sum of the others; NaN where one of them does not vary. */
  double withRest(int item) {
    double shared = 0;
    double rest = 0;
    for (int a = 0; a < k(); a++) {
      if (a != item) {
        shared += covariances[item][a];
        for (int b = 0; b < k(); b++) {
          rest += b == item ? 0 : covariances[a][b];
        }
      }
    }
    return shared / Math.sqrt(covariances[item][item] * rest);
  }

  /** Diagonal of the inverse correlations: 1 / (1 - squared multiple correlation). */
  double[] inverseDiagonal() {
    var solver = new LUDecomposition(MatrixUtils.createRealMatrix(correlations())).getSolver();
    if (!solver.isNonSingular()) {
      throw new IllegalArgumentException("one item is a sum of others; lambda 6 is undefined");
    }
    var inverse = solver.getInverse();
    double[] diagonal = new double[k()];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = inverse.getEntry(i, i);
    }
    return diagonal;
  }

  static double sum(double[][] matrix) {
    double sum = 0;
    for (double[] row : matrix) {
      for (double value : row) {
        sum += value;
      }
    }
    return sum;
  }

  private static double covariance(double[] x, double[] y) {
    double mx = Mean.of(x);
    double my = Mean.of(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - mx) * (y[i] - my);
    }
    return sum / (x.length - 1);
  }
}
