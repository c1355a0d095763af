package groundwork.statistics.association;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * A linear regression by ordinary least squares.
 *
 * @param names of the columns
 * @param coefficients one a column
 * @param residuals n, in the unit of the response
 * @param sigma residual standard deviation, with n - p in the denominator
 * @param df n - p
 * @param r2 share of the variance explained: around the mean with an intercept, else around 0;
 *     empty where the response has none
 * @param adjustedR2 the same with both variances unbiased
 * @param f for "all coefficients but the intercept are 0"; empty where there is none but it
 * @param logLik log likelihood under normal errors, at the maximum
 */
public record Ols(
    List<String> names,
    double[] coefficients,
    double[] residuals,
    double sigma,
    int df,
    OptionalDouble r2,
    OptionalDouble adjustedR2,
    Optional<F> f,
    double logLik,
    Sandwich sandwich) {

  /** An F statistic with its degrees of freedom and upper tail. */
  public record F(double statistic, double df1, double df2, double p) {}

  /** The name of the constant column. */
  public static final String INTERCEPT = "(Intercept)";

  /**
   * @param columns columns first, {@code columns[j][i]}; a constant one is called {@link
   *     #INTERCEPT}
   * @param names of the columns
   * @param y n values, more than there are columns
   * @throws IllegalArgumentException if lengths differ, there are too few rows, a value is not
   *     finite, or a column is a combination of those before it (the message names it)
   */
  public static Ols fit(double[][] columns, List<String> names, double[] y) {
    int p = columns.length;
    Check.sameLength("columns", p, "names", names.size());
    Check.sample("y", y, p + 1);
    for (int j = 0; j < p; j++) {
      Check.sample(names.get(j), columns[j], 1);
      Check.sameLength("y", y.length, names.get(j), columns[j].length);
    }
    int n = y.length;
    var qr = Qr.of(columns, names);
    double[] residuals = qr.residuals(y);
    double rest = squares(residuals, 0);
    int df = n - p;
    int intercept = names.contains(INTERCEPT) ? 1 : 0;
    double all = squares(y, intercept == 1 ? Mean.of(y) : 0);
    var r2 = all > 0 ? OptionalDouble.of(1 - rest / all) : OptionalDouble.empty();
    var adjusted =
        all > 0 ? OptionalDouble.of(1 - rest / all * (n - intercept) / df) : OptionalDouble.empty();
    double likelihood = -n / 2.0 * (Math.log(2 * Math.PI) + Math.log(rest / n) + 1);
    return new Ols(
        List.copyOf(names),
        qr.solve(y),
        residuals,
        Math.sqrt(rest / df),
        df,
        r2,
        adjusted,
        p > intercept ? Optional.of(f(all, rest, p - intercept, df)) : Optional.empty(),
        likelihood,
        new Sandwich(columns, residuals, qr.inverse()));
  }

  public int n() {
    return residuals.length;
  }

  /** Akaike's criterion; sigma counts as a parameter. */
  public double aic() {
    return -2 * logLik + 2 * (coefficients.length + 1);
  }

  /** Schwarz' criterion; sigma counts as a parameter. */
  public double bic() {
    return -2 * logLik + Math.log(n()) * (coefficients.length + 1);
  }

  /** Coefficients with classical errors: independent, of one variance. */
  public List<Coefficient> terms(double level) {
    double[][] bread = Sandwich.bread(sandwich.root());
    double[] se = new double[coefficients.length];
    Arrays.setAll(se, j -> sigma * Math.sqrt(bread[j][j]));
    double[] dfs = new double[se.length];
    Arrays.fill(dfs, df);
    return terms(se, dfs, level);
  }

  /** Coefficients with errors that allow a variance of its own to each row; t with n - p. */
  public List<Coefficient> terms(Robust.Rows kind, double level) {
    double[] dfs = new double[coefficients.length];
    Arrays.fill(dfs, df);
    return terms(sandwich.rows(kind), dfs, level);
  }

  /**
   * Coefficients with errors that allow any dependence within clusters; t with G - 1, for CR2 with
   * Satterthwaite's degrees of freedom.
   *
   * @param clusters the cluster of each row, from 0 on without gaps
   * @throws IllegalArgumentException if lengths differ or there are fewer than 2 clusters
   */
  public List<Coefficient> terms(int[] clusters, Robust.Clustered kind, double level) {
    var errors = sandwich.clustered(clusters, kind);
    return terms(errors.se(), errors.df(), level);
  }

  /** Covariances of the coefficients under independent errors of one variance. */
  public double[][] covariance() {
    double[][] covariance = Sandwich.bread(sandwich.root());
    for (double[] row : covariance) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= sigma * sigma;
      }
    }
    return covariance;
  }

  /** Covariances that allow any dependence within clusters; arguments and errors as terms'. */
  public double[][] covariance(int[] clusters, Robust.Clustered kind) {
    return sandwich.clustered(clusters, kind).covariance();
  }

  private List<Coefficient> terms(double[] se, double[] dfs, double level) {
    Check.level(level);
    return IntStream.range(0, se.length)
        .mapToObj(j -> Coefficient.of(names.get(j), coefficients[j], se[j], dfs[j], level))
        .toList();
  }

  private static F f(double all, double rest, int df1, int df2) {
    double f = (all - rest) / df1 / (rest / df2);
    return new F(f, df1, df2, FDistribution.of(df1, df2).survivalProbability(f));
  }

  private static double squares(double[] x, double around) {
    double sum = 0;
    for (double value : x) {
      sum += (value - around) * (value - around);
    }
    return sum;
  }
}
