package groundwork.metric.measure.region;

import java.util.Arrays;

/** Areas of curves. */
final class Curves {
  private Curves() {}

  /** By trapezoids that are 1 wide; 0 of a single point. */
  static double area(double[] curve) {
    double area = 0;
    for (int t = 1; t < curve.length; t++) {
      area += (curve[t - 1] + curve[t]) / 2;
    }
    return area;
  }

  static double mean(double[] curve) {
    return Arrays.stream(curve).sum() / curve.length;
  }

  /** The same with a first point. */
  static double[] from(double start, double[] curve) {
    double[] longer = new double[curve.length + 1];
    longer[0] = start;
    System.arraycopy(curve, 0, longer, 1, curve.length);
    return longer;
  }
}
