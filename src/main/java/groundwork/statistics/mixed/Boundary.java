package groundwork.statistics.mixed;

/**
 * At a standard deviation of zero the derivative in theta vanishes whatever the data; whether the
 * variance wants to grow is told by the derivative in the variance.
 */
final class Boundary {
  private static final double ZERO = 1e-6;
  private static final double AWAY = 0.1;

  private Boundary() {}

  /** A start from which to search again, or null where every zero is a minimum. */
  static double[] moved(ProfiledDeviance deviance, double[] theta) {
    var structure = deviance.system.structure;
    int[] diagonal = structure.diagonal();
    double[] unit = structure.units();
    boolean any = false;
    for (int at : diagonal) {
      any |= theta[at] < ZERO * unit[at];
    }
    if (!any) {
      return null;
    }
    var at = deviance.solve(theta);
    var whitened = Whitened.of(at);
    double[] slopes = new double[structure.thetas];
    double weight = deviance.divisor() / at.rss();
    for (int g = 0; g < structure.factors.size(); g++) {
      double[] slope = whitened.traces(g);
      double[] squares = whitened.quadratic(g, at.residual());
      double[] fixed =
          deviance.estimator == Estimator.REML
              ? whitened.quadratic(g, at.fixed())
              : new double[slope.length];
      for (int i = 0; i < slope.length; i++) {
        slope[i] -= fixed[i] + weight * squares[i];
      }
      structure.gather(g, slope, 1, slopes);
    }
    boolean[] grows = new boolean[structure.thetas];
    boolean some = false;
    for (int i : diagonal) {
      grows[i] = theta[i] < ZERO * unit[i] && slopes[i] * unit[i] * unit[i] < -1e-6;
      some |= grows[i];
    }
    return some ? lower(deviance, theta, grows, at.deviance()) : null;
  }

  /**
   * So far away that the deviance is below that at the boundary: a search that only goes down from
   * there cannot come back, however near the minimum lies.
   */
  private static double[] lower(
      ProfiledDeviance deviance, double[] theta, boolean[] grows, double boundary) {
    double[] unit = deviance.system.structure.units();
    for (double away = AWAY; away > ZERO; away /= 2) {
      double[] moved = theta.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] = grows[i] ? away * unit[i] : moved[i];
      }
      if (deviance.solve(moved).deviance() < boundary) {
        return moved;
      }
    }
    return null;
  }
}
