package groundwork.statistics.mixed;

import java.util.Arrays;

/**
 * Satterthwaite's degrees of freedom: 2 (l'Vl)² / Var(l'Vl), the variance by the delta method from
 * the Hessian of the deviance in theta and sigma. The Hessian is taken from differences of the
 * exact gradient (error about 1e-10 relative); directions in which the deviance is flat or curves
 * down add nothing.
 *
 * @see <a href="https://doi.org/10.18637/jss.v082.i13">Kuznetsova et al. (2017)</a>
 */
public final class Satterthwaite implements DegreesOfFreedom {
  private static final double STEP = 1e-3;
  private static final double FLAT = 1e-8;
  private static final double SAME = 1e-8;

  private final LinearMixedModel fit;
  private final double[][][] slopes; // of vcov in theta and log sigma
  private final double[][] spread; // covariance of (theta, log sigma)

  private Satterthwaite(LinearMixedModel fit, double[][][] slopes, double[][] spread) {
    this.fit = fit;
    this.slopes = slopes;
    this.spread = spread;
  }

  /** With derivatives of the criterion that the model was fitted by. */
  public static Satterthwaite of(LinearMixedModel fit) {
    var deviance = fit.frame().deviance(fit.estimator());
    var whitened = Whitened.of(deviance.solve(fit.theta()));
    int m = fit.theta().length;
    double variance = fit.sigma() * fit.sigma();
    double[][][] slopes = new double[m + 1][][];
    for (int j = 0; j < m; j++) {
      slopes[j] = ModelFrame.rows(deviance.design.covariance(whitened.slope(j)), variance);
    }
    slopes[m] = Symmetric.scaled(fit.vcov(), 2);
    double[][] hessian = hessian(deviance, fit.theta(), variance);
    double[][] spread = Symmetric.scaled(Symmetric.pseudoInverse(hessian, FLAT), 2);
    return new Satterthwaite(fit, slopes, spread);
  }

  @Override
  public double[] coefficients() {
    return fit.coefficients();
  }

  @Override
  public double[][] vcov() {
    return fit.vcov();
  }

  @Override
  public double df(double[] contrast) {
    double variance = Symmetric.quadratic(fit.vcov(), contrast);
    if (!(variance > 0)) {
      throw new IllegalArgumentException("contrast is zero: " + Arrays.toString(contrast));
    }
    double[] slope = new double[slopes.length];
    Arrays.setAll(slope, j -> Symmetric.quadratic(slopes[j], contrast));
    return 2 * variance * variance / Symmetric.quadratic(spread, slope);
  }

  /** After lmerTest: t tests along the principal axes of LVL', joined by the mean of F(1, df). */
  @Override
  public FTest test(double[][] l) {
    var axes = Symmetric.Axes.of(Symmetric.sandwich(l, fit.vcov()));
    int rank = axes.rank();
    double sum = 0;
    double[] dfs = new double[rank];
    for (int axis = 0; axis < rank; axis++) {
      double[] contrast = Symmetric.combine(axes.vectors()[axis], l);
      double estimate = 0;
      for (int j = 0; j < contrast.length; j++) {
        estimate += contrast[j] * fit.coefficients()[j];
      }
      sum += estimate * estimate / axes.values()[axis];
      dfs[axis] = df(contrast);
    }
    return FTest.of(sum / rank, rank, joined(dfs));
  }

  private static double joined(double[] dfs) {
    double least = Arrays.stream(dfs).min().orElseThrow();
    double most = Arrays.stream(dfs).max().orElseThrow();
    if (most - least < SAME * most) {
      return Arrays.stream(dfs).average().orElseThrow();
    }
    if (least <= 2) {
      return 2;
    }
    double sum = Arrays.stream(dfs).map(df -> df / (df - 2)).sum();
    return 2 * sum / (sum - dfs.length);
  }

  /** Of log|V| (+ log|X'V⁻¹X|) + d log(2πσ²) + rss(theta) / σ² in theta and log sigma. */
  private static double[][] hessian(ProfiledDeviance deviance, double[] theta, double variance) {
    int m = theta.length;
    double[][] hessian = new double[m + 1][m + 1];
    double[] steps = deviance.system.structure.scale(deviance.system);
    for (int j = 0; j < m; j++) {
      double h = STEP * Math.max(Math.abs(theta[j]), steps[j]);
      double[] one = difference(deviance, theta, j, h, variance);
      double[] two = difference(deviance, theta, j, 2 * h, variance);
      for (int i = 0; i < m; i++) {
        double slope = (8 * one[i] - two[i]) / (12 * h);
        hessian[i][j] += slope / 2;
        hessian[j][i] += slope / 2;
      }
    }
    double[] rss = deviance.parts(theta).gradient().rss();
    for (int j = 0; j < m; j++) {
      hessian[j][m] = -2 * rss[j] / variance;
      hessian[m][j] = hessian[j][m];
    }
    hessian[m][m] = 4.0 * deviance.divisor();
    return hessian;
  }

  private static double[] difference(
      ProfiledDeviance deviance, double[] theta, int j, double h, double variance) {
    double[] up = gradient(deviance, theta, j, h, variance);
    double[] down = gradient(deviance, theta, j, -h, variance);
    Dense.axpy(-1, down, 0, up, 0, up.length);
    return up;
  }

  private static double[] gradient(
      ProfiledDeviance deviance, double[] theta, int j, double h, double variance) {
    double[] moved = theta.clone();
    moved[j] += h;
    var gradient = deviance.parts(moved).gradient();
    double[] out = gradient.logDeterminants().clone();
    Dense.axpy(1 / variance, gradient.rss(), 0, out, 0, out.length);
    return out;
  }
}
