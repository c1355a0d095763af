package groundwork.statistics.design;

import java.util.ArrayList;
import java.util.List;

/** Finds columns that are combinations of earlier ones. */
final class Rank {
  /** That of R's lm: what remains of a column, relative to the column. */
  private static final double TOLERANCE = 1e-7;

  private Rank() {}

  /**
   * @param x columns first; not changed
   * @return indices of the columns to leave out, ascending
   */
  static List<Integer> aliased(double[][] x) {
    var aliased = new ArrayList<Integer>();
    var basis = new ArrayList<double[]>();
    for (int j = 0; j < x.length; j++) {
      double[] rest = x[j].clone();
      double length = length(rest);
      // twice: once leaves rounding errors in the direction of the basis
      for (int pass = 0; pass < 2; pass++) {
        for (double[] unit : basis) {
          double along = dot(rest, unit);
          for (int i = 0; i < rest.length; i++) {
            rest[i] -= along * unit[i];
          }
        }
      }
      double left = length(rest);
      if (left <= TOLERANCE * length) {
        aliased.add(j);
        continue;
      }
      for (int i = 0; i < rest.length; i++) {
        rest[i] /= left;
      }
      basis.add(rest);
    }
    return aliased;
  }

  private static double length(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
