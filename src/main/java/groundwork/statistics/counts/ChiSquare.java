package groundwork.statistics.counts;

import groundwork.statistics.Check;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A test of counts against expected counts. It assumes that each count is another, independent
 * unit: trials of the same people are not.
 *
 * @param statistic chi-square, or G of the likelihood ratio
 * @param df degrees of freedom
 * @param p upper tail of the chi-square distribution
 * @param n sum of the counts
 * @param expected expected counts, in the shape of the table (one row for a single distribution)
 * @param standardised residuals divided by their standard error, about standard normal under the
 *     null hypothesis; same shape
 */
public record ChiSquare(
    double statistic, double df, double p, int n, double[][] expected, double[][] standardised) {

  /**
   * Pearson's test of independence, without correction.
   *
   * @throws IllegalArgumentException if the table has fewer than two rows or columns or an empty
   *     one
   * @see <a href="https://doi.org/10.1080/14786440009463897">Pearson (1900)</a>
   */
  public static ChiSquare independence(Crosstab table) {
    return of(table, 0, ChiSquare::pearson);
  }

  /**
   * The same for 2 x 2 with Yates' correction: 0.5, or less where a count is nearer than that to
   * its expectation, is taken off each difference.
   *
   * @throws IllegalArgumentException if the table is not 2 x 2 or has an empty row or column
   * @see <a href="https://doi.org/10.2307/2983604">Yates (1934)</a>
   */
  public static ChiSquare yates(Crosstab table) {
    table.twoByTwo();
    table.forIndependence();
    double nearest = Math.abs(table.counts()[0][0] - table.expected()[0][0]);
    return of(table, Math.min(0.5, nearest), ChiSquare::pearson);
  }

  /**
   * The likelihood-ratio test of independence, G = 2 Σ observed · log(observed / expected); an
   * empty cell adds nothing.
   *
   * @throws IllegalArgumentException if the table has fewer than two rows or columns or an empty
   *     one
   * @see <a href="https://doi.org/10.1214/aoms/1177732360">Wilks (1938)</a>
   */
  public static ChiSquare likelihoodRatio(Crosstab table) {
    return of(table, 0, ChiSquare::deviance);
  }

  /**
   * Goodness of fit of one distribution to given shares.
   *
   * @param counts at least two
   * @param shares as many as counts, each above 0, with sum 1 (to 1e-9)
   * @throws IllegalArgumentException if the shapes differ or the shares are no distribution
   */
  public static ChiSquare goodnessOfFit(int[] counts, double[] shares) {
    Check.sample("shares", shares, 2);
    Check.sameLength("counts", counts.length, "shares", shares.length);
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] <= 0) {
        throw new IllegalArgumentException("shares[%d] is %s".formatted(i, shares[i]));
      }
    }
    double sum = Arrays.stream(shares).sum();
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException("shares sum to " + sum);
    }
    int n = new Crosstab(new int[][] {counts}).n();
    double statistic = 0;
    double[] expected = new double[counts.length];
    double[] standardised = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      expected[i] = n * shares[i];
      statistic += pearson(counts[i], expected[i]);
      standardised[i] = (counts[i] - expected[i]) / Math.sqrt(expected[i] * (1 - shares[i]));
    }
    double df = counts.length - 1.0;
    return new ChiSquare(
        statistic,
        df,
        tail(statistic, df),
        n,
        new double[][] {expected},
        new double[][] {standardised});
  }

  /** Goodness of fit to equal shares. */
  public static ChiSquare uniform(int... counts) {
    double[] shares = new double[counts.length];
    Arrays.fill(shares, 1.0 / counts.length);
    return goodnessOfFit(counts, shares);
  }

  /** The least expected count; below 5 the chi-square distribution is a doubtful approximation. */
  public double leastExpected() {
    return Arrays.stream(expected).flatMapToDouble(Arrays::stream).min().orElseThrow();
  }

  /** How many cells expect fewer than this. */
  public long expectedBelow(double count) {
    return Arrays.stream(expected).flatMapToDouble(Arrays::stream).filter(e -> e < count).count();
  }

  static double tail(double statistic, double df) {
    return ChiSquaredDistribution.of(df).survivalProbability(statistic);
  }

  private static double pearson(double observed, double expected) {
    return (observed - expected) * (observed - expected) / expected;
  }

  private static double deviance(double observed, double expected) {
    return observed == 0 ? 0 : 2 * observed * Math.log(observed / expected);
  }

  private static ChiSquare of(Crosstab table, double correction, DoubleBinaryOperator summand) {
    table.forIndependence();
    int n = table.n();
    int[] rowSums = table.rowSums();
    int[] columnSums = table.columnSums();
    double[][] expected = table.expected();
    double[][] standardised = new double[table.rows()][table.columns()];
    double statistic = 0;
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < table.columns(); j++) {
        double observed = table.counts()[i][j];
        double towards = Math.signum(expected[i][j] - observed) * correction;
        statistic += summand.applyAsDouble(observed + towards, expected[i][j]);
        double share = (1 - (double) rowSums[i] / n) * (1 - (double) columnSums[j] / n);
        standardised[i][j] = (observed - expected[i][j]) / Math.sqrt(expected[i][j] * share);
      }
    }
    double df = (table.rows() - 1.0) * (table.columns() - 1.0);
    return new ChiSquare(statistic, df, tail(statistic, df), n, expected, standardised);
  }

  /** Pearson's statistic of a table with these expected counts. */
  static double statistic(int[][] counts, double[][] expected) {
    return IntStream.range(0, counts.length)
        .mapToDouble(
            i ->
                IntStream.range(0, counts[i].length)
                    .mapToDouble(j -> pearson(counts[i][j], expected[i][j]))
                    .sum())
        .sum();
  }
}
