package groundwork.statistics.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A cumulative-link (proportional-odds, ordered probit …) model: P(Y ≤ k) = F(threshold k - Xβ), so
 * that positive coefficients go with higher categories.
 *
 * @param frame data and structure
 * @param names thresholds, then coefficients
 * @param estimates in the order of the names
 * @param covariance of the estimates, from the second derivative of the log likelihood
 * @param logLik log likelihood
 * @param converged whether the maximum was found
 * @param separation what hints at infinite estimates; empty for a regular fit
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1980.tb01109.x">McCullagh (1980)</a>
 */
public record CumulativeLinkModel(
    OrdinalFrame frame,
    List<String> names,
    double[] estimates,
    double[][] covariance,
    double logLik,
    boolean converged,
    List<String> separation) {
  private static final double FAR = 15; // change of the predictor across the column's range
  private static final double VAGUE = 10; // standard errors of such a change

  /**
   * Maximum likelihood by Newton's method.
   *
   * @throws IllegalArgumentException if the columns are linearly dependent
   */
  public static CumulativeLinkModel of(OrdinalFrame frame) {
    var newton = new OrdinalNewton(frame, new double[][] {ones(frame.n())});
    double[][] covariance = newton.covariance();
    var names = frame.parameters();
    return new CumulativeLinkModel(
        frame,
        names,
        newton.at,
        covariance,
        newton.logLik,
        newton.converged,
        infinite(frame, names, newton.at, covariance));
  }

  /**
   * Whether some columns (those of one term) act differently at different thresholds: the model
   * against one in which they have a coefficient at each.
   *
   * @param columns positions in x, at least one
   */
  public NestedModels nominal(int... columns) {
    var moved = Arrays.stream(columns).boxed().toList();
    var kept = new ArrayList<double[]>();
    var names = new ArrayList<String>();
    var nominal = new ArrayList<double[]>(List.of(ones(frame.n())));
    for (int j = 0; j < frame.x().length; j++) {
      if (moved.contains(j)) {
        nominal.add(frame.x()[j]);
      } else {
        kept.add(frame.x()[j]);
        names.add(frame.names().get(j));
      }
    }
    var without =
        new OrdinalFrame(
            frame.y(),
            frame.levels(),
            kept.toArray(double[][]::new),
            names,
            frame.link(),
            frame.thresholds());
    var newton = new OrdinalNewton(without, nominal.toArray(double[][]::new));
    return NestedModels.of(logLik, npar(), newton.logLik, newton.at.length);
  }

  /** Number of parameters. */
  public int npar() {
    return estimates.length;
  }

  /** Akaike's criterion. */
  public double aic() {
    return -2 * logLik + 2 * npar();
  }

  /** Schwarz's criterion. */
  public double bic() {
    return -2 * logLik + Math.log(frame.n()) * npar();
  }

  /** Standard errors of the estimates. */
  public double[] standardErrors() {
    double[] out = new double[estimates.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = Math.sqrt(covariance[j][j]);
    }
    return out;
  }

  static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * Coefficients that ran away: large over the range of their column, and larger still in error.
   */
  static List<String> infinite(
      OrdinalFrame frame, List<String> names, double[] estimates, double[][] covariance) {
    var out = new ArrayList<String>();
    int first = estimates.length - frame.x().length;
    for (int j = 0; j < frame.x().length; j++) {
      var summary = Arrays.stream(frame.x()[j]).summaryStatistics();
      double range = summary.getMax() - summary.getMin();
      double change = Math.abs(estimates[first + j]) * range;
      double error = Math.sqrt(covariance[first + j][first + j]) * range;
      if (change > FAR && !(error < VAGUE)) {
        out.add("no finite estimate of " + names.get(first + j));
      }
    }
    return List.copyOf(out);
  }
}
