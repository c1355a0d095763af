package groundwork.explanation;

/** Gauss and Legendre's places and weights, for the mean over the way from 0 to 1. */
final class GaussLegendre {
  private GaussLegendre() {}

  /** The places in order, and their weights, which add up to 1. */
  static double[][] places(int n) {
    double[] at = new double[n];
    double[] weight = new double[n];
    for (int i = 0; i < (n + 1) / 2; i++) {
      double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5)); // close to the root
      double slope = 1;
      for (int round = 0; round < 100; round++) {
        double before = 1;
        double value = x;
        for (int k = 2; k <= n; k++) {
          double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
          before = value;
          value = next;
        }
        slope = n * (before - x * value) / (1 - x * x);
        double step = value / slope;
        x -= step;
        if (Math.abs(step) < 1e-15) {
          break;
        }
      }
      at[i] = (1 - x) / 2;
      at[n - 1 - i] = (1 + x) / 2;
      weight[i] = 1 / ((1 - x * x) * slope * slope);
      weight[n - 1 - i] = weight[i];
    }
    return new double[][] {at, weight};
  }
}
