package groundwork.statistics.mixed;

/**
 * Tests with one number of degrees of freedom for all: infinite for large samples, n - p as least
 * squares would have it. Both overstate the evidence where groups are few.
 */
public final class Wald implements DegreesOfFreedom {
  private final double[] coefficients;
  private final double[][] vcov;
  private final double df;

  private Wald(double[] coefficients, double[][] vcov, double df) {
    this.coefficients = coefficients;
    this.vcov = vcov;
    this.df = df;
  }

  /** Normal and chi-squared tests. */
  public static Wald asymptotic(double[] coefficients, double[][] vcov) {
    return new Wald(coefficients, vcov, Double.POSITIVE_INFINITY);
  }

  /** n - p degrees of freedom. */
  public static Wald residual(LinearMixedModel fit) {
    return new Wald(fit.coefficients(), fit.vcov(), fit.n() - fit.coefficients().length);
  }

  @Override
  public double[] coefficients() {
    return coefficients;
  }

  @Override
  public double[][] vcov() {
    return vcov;
  }

  @Override
  public double df(double[] contrast) {
    return df;
  }

  @Override
  public FTest test(double[][] l) {
    var axes = Symmetric.Axes.of(Symmetric.sandwich(l, vcov));
    int rank = axes.rank();
    double sum = 0;
    for (int axis = 0; axis < rank; axis++) {
      double[] contrast = Symmetric.combine(axes.vectors()[axis], l);
      double estimate = Dense.dot(contrast, 0, coefficients, 0, contrast.length);
      sum += estimate * estimate / axes.values()[axis];
    }
    return FTest.of(sum / rank, rank, df);
  }
}
