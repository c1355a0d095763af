package groundwork.statistics.compare;

import groundwork.statistics.Check;

/** Values in pairs. */
final class Pairs {
  private Pairs() {}

  /** x - y, place by place. */
  static double[] differences(double[] x, double[] y) {
    Check.sample("x", x, 1);
    Check.sample("y", y, 1);
    Check.sameLength("x", x.length, "y", y.length);
    double[] differences = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      differences[i] = x[i] - y[i];
    }
    return differences;
  }

  /** Both samples, the first before the second. */
  static double[] together(double[] x, double[] y) {
    double[] both = java.util.Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    return both;
  }
}
