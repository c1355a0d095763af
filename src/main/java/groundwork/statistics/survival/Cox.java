package groundwork.statistics.survival;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import groundwork.statistics.association.Coefficient;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Proportional hazards: how many times as fast it happens for each unit of a column, whatever the
 * course of time.
 *
 * @param names of the columns
 * @param coefficients logarithms of hazard ratios, one a column
 * @param covariance of the coefficients, from the observed information
 * @param logLik partial log likelihood at the maximum
 * @param nullLogLik the same with all coefficients 0
 * @param n people
 * @param events to how many it happened
 * @param diverges whether the likelihood has no maximum: some combination of the columns orders the
 *     events without error, and coefficients grow without end
 * @param iterations taken
 * @param scores what each row adds to the first derivatives, for robust errors
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1972.tb00899.x">Cox (1972)</a>
 */
public record Cox(
    List<String> names,
    double[] coefficients,
    double[][] covariance,
    double logLik,
    double nullLogLik,
    int n,
    int events,
    boolean diverges,
    int iterations,
    double[][] scores) {
  private static final int MOST = 60;
  private static final double RUNNING = 0.1;

  /** What is done with events at the same time. */
  public enum Ties {
    /**
     * Those who had it happen leave one after the other, by parts: nearly exact.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1977.10480613">Efron (1977)</a>
     */
    EFRON,
    /**
     * All stay at risk until the last has left: biased to 0 with many ties.
     *
     * @see <a href="https://doi.org/10.2307/2529620">Breslow (1974)</a>
     */
    BRESLOW
  }

  /** A chi-squared statistic with its degrees of freedom and upper tail. */
  public record Test(double statistic, double df, double p) {}

  /**
   * @param columns columns first, {@code columns[j][i]}, without an intercept
   * @param names of the columns
   * @param times n times from the beginning, none negative
   * @param happened whether it happened then; false where the person was cut off
   * @throws IllegalArgumentException if lengths differ, a value is not finite, it happened to
   *     nobody, there is no column, or a column is constant or a combination of others
   */
  public static Cox fit(
      double[][] columns, List<String> names, double[] times, boolean[] happened, Ties ties) {
    Times.check(times, happened);
    int events = (int) IntStream.range(0, times.length).filter(i -> happened[i]).count();
    if (events == 0) {
      throw new IllegalArgumentException("it happened to nobody; there is no likelihood");
    }
    double[][] centred = centred(columns, names, times.length);
    var sets = new RiskSets(centred, times, happened, Times.order(times), ties);
    double[] beta = new double[columns.length];
    var at = sets.at(beta);
    double none = at.logLik();
    double[][] covariance = inverse(at.information());
    for (int step = 1; ; step++) {
      double[] move = times(covariance, at.score());
      var next = sets.at(plus(beta, move));
      while (!(next.logLik() >= at.logLik() - 1e-9 * Math.abs(at.logLik()))) {
        Arrays.setAll(move, halved(move)); // beyond the maximum: half of the way
        next = sets.at(plus(beta, move));
      }
      boolean settled =
          Math.abs(next.logLik() - at.logLik()) <= 1e-11 * (Math.abs(next.logLik()) + 0.1);
      beta = plus(beta, move);
      at = next;
      covariance = inverse(at.information());
      if (settled || step == MOST) {
        boolean diverges = largestMove(centred, move) > RUNNING;
        return new Cox(
            List.copyOf(names),
            beta,
            covariance,
            at.logLik(),
            none,
            times.length,
            events,
            diverges,
            step,
            sets.residuals(beta));
      }
    }
  }

  /** Coefficients with the errors of the likelihood; z. exp(estimate) is the hazard ratio. */
  public List<Coefficient> terms(double level) {
    return terms(covariance, level);
  }

  /**
   * Coefficients with errors that allow any dependence within clusters, for example of several
   * times of one person; z.
   *
   * @param clusters the cluster of each row, from 0 on without gaps
   * @throws IllegalArgumentException if lengths differ or there are fewer than 2 clusters
   * @see <a href="https://doi.org/10.1080/01621459.1989.10478874">Lin and Wei (1989)</a>
   */
  public List<Coefficient> terms(int[] clusters, double level) {
    Check.sameLength("rows", n, "clusters", clusters.length);
    int groups = Arrays.stream(clusters).max().orElse(-1) + 1;
    if (groups < 2) {
      throw new IllegalArgumentException(groups + " clusters; at least 2 are needed");
    }
    int p = coefficients.length;
    double[][] sums = new double[groups][p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        sums[clusters[i]][j] += scores[i][j];
      }
    }
    var meat = MatrixUtils.createRealMatrix(sums);
    var bread = MatrixUtils.createRealMatrix(covariance);
    var variance = bread.multiply(meat.transpose().multiply(meat)).multiply(bread);
    return terms(variance.getData(), level);
  }

  /** Likelihood ratio test that all coefficients are 0. */
  public Test likelihoodRatio() {
    double statistic = Math.max(0, 2 * (logLik - nullLogLik));
    double df = coefficients.length;
    return new Test(statistic, df, ChiSquaredDistribution.of(df).survivalProbability(statistic));
  }

  private List<Coefficient> terms(double[][] variance, double level) {
    Check.level(level);
    return IntStream.range(0, coefficients.length)
        .mapToObj(
            j ->
                Coefficient.of(
                    names.get(j),
                    coefficients[j],
                    Math.sqrt(variance[j][j]),
                    Double.POSITIVE_INFINITY,
                    level))
        .toList();
  }

  private static double[][] centred(double[][] columns, List<String> names, int n) {
    Check.sameLength("columns", columns.length, "names", names.size());
    if (columns.length == 0) {
      throw new IllegalArgumentException("columns are empty; there is nothing to estimate");
    }
    double[][] centred = new double[columns.length][];
    for (int j = 0; j < columns.length; j++) {
      Check.sample(names.get(j), columns[j], 1);
      Check.sameLength("times", n, names.get(j), columns[j].length);
      double mean = Mean.of(columns[j]);
      centred[j] = Arrays.stream(columns[j]).map(value -> value - mean).toArray();
    }
    return centred;
  }

  private static double[][] inverse(double[][] information) {
    try {
      return new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-280)
          .getSolver()
          .getInverse()
          .getData();
    } catch (NonPositiveDefiniteMatrixException singular) {
      throw new IllegalArgumentException(
          "a column is constant among those at risk, or a combination of others", singular);
    }
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return MatrixUtils.createRealMatrix(matrix).operate(vector);
  }

  private static double[] plus(double[] beta, double[] move) {
    double[] sum = new double[beta.length];
    Arrays.setAll(sum, j -> beta[j] + move[j]);
    return sum;
  }

  private static IntToDoubleFunction halved(double[] move) {
    return j -> move[j] / 2;
  }

  private static double largestMove(double[][] x, double[] move) {
    double largest = 0;
    for (int i = 0; i < x[0].length; i++) {
      double moved = 0;
      for (int j = 0; j < move.length; j++) {
        moved += x[j][i] * move[j];
      }
      largest = Math.max(largest, Math.abs(moved));
    }
    return largest;
  }
}
