package groundwork.statistics.counts;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Fisher's noncentral hypergeometric distribution of the first cell of a 2 x 2 table, given its
 * sums, for any log odds ratio.
 */
final class Hypergeometric {
  private final int least;
  private final double[] logWeights;

  private Hypergeometric(int least, double[] logWeights) {
    this.least = least;
    this.logWeights = logWeights;
  }

  static Hypergeometric of(Crosstab table) {
    var factorials = new LogFactorials(table.n());
    int row = table.rowSums()[0];
    int column = table.columnSums()[0];
    int n = table.n();
    int least = Math.max(0, row + column - n);
    int most = Math.min(row, column);
    double[] logWeights = new double[most - least + 1];
    for (int i = 0; i < logWeights.length; i++) {
      int a = least + i;
      logWeights[i] =
          -factorials.of(a)
              - factorials.of(row - a)
              - factorials.of(column - a)
              - factorials.of(n - row - column + a);
    }
    return new Hypergeometric(least, logWeights);
  }

  double atMost(int count, double logOdds) {
    double[] probabilities = probabilities(logOdds);
    double sum = 0;
    for (int i = 0; i <= count - least; i++) {
      sum += probabilities[i];
    }
    return Math.min(1, sum);
  }

  double atLeast(int count, double logOdds) {
    double[] probabilities = probabilities(logOdds);
    double sum = 0;
    for (int i = count - least; i < probabilities.length; i++) {
      sum += probabilities[i];
    }
    return Math.min(1, sum);
  }

  double noMoreProbableThan(int count) {
    double[] probabilities = probabilities(0);
    double limit = probabilities[count - least] * BinomialTest.TIE;
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability <= limit ? probability : 0;
    }
    return Math.min(1, sum);
  }

  /** The odds ratio under which the count is expected. */
  double likeliest(int count) {
    if (count == least) {
      return 0;
    }
    return atMost(count) ? Double.POSITIVE_INFINITY : solve(log -> mean(log) - count);
  }

  /** The odds ratio under which this count or a larger one has this probability. */
  double lower(int count, double tail) {
    return count == least ? 0 : solve(log -> atLeast(count, log) - tail);
  }

  /** The odds ratio under which this count or a smaller one has this probability. */
  double upper(int count, double tail) {
    return atMost(count) ? Double.POSITIVE_INFINITY : solve(log -> tail - atMost(count, log));
  }

  private boolean atMost(int count) {
    return count == least + logWeights.length - 1;
  }

  private double mean(double logOdds) {
    double[] probabilities = probabilities(logOdds);
    double mean = least;
    for (int i = 0; i < probabilities.length; i++) {
      mean += i * probabilities[i];
    }
    return mean;
  }

  private double[] probabilities(double logOdds) {
    double[] probabilities = new double[logWeights.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = logWeights[i] + i * logOdds;
      largest = Math.max(largest, probabilities[i]);
    }
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = Math.exp(probabilities[i] - largest);
      sum += probabilities[i];
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /** Where a rising function of the log odds ratio crosses 0, as an odds ratio. */
  private static double solve(DoubleUnaryOperator rising) {
    double reach = 1;
    while (rising.applyAsDouble(-reach) > 0 || rising.applyAsDouble(reach) < 0) {
      reach *= 2;
    }
    return Math.exp(
        new BrentSolver(1e-14, 1e-14, 1e-15).solve(1000, rising::applyAsDouble, -reach, reach));
  }
}
