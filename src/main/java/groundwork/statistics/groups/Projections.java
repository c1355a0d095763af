package groundwork.statistics.groups;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes columns one after the other, each as far as the earlier ones leave of it, and says how much
 * of several responses lies along it: Gram-Schmidt, done twice for accuracy.
 */
final class Projections {
  /** A column of which less remains is a combination of earlier ones, as in R's lm. */
  private static final double TOLERANCE = 1e-7;

  private final List<double[]> basis = new ArrayList<>();
  private final double[][] rest;

  /**
   * @param responses columns first; not changed
   */
  Projections(double[][] responses) {
    rest = new double[responses.length][];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = responses[i].clone();
    }
  }

  /**
   * Takes one more column out of all responses.
   *
   * @return what each response had along it, or null where the column is a combination of earlier
   *     ones
   */
  double[] take(double[] column) {
    double[] unit = column.clone();
    double length = length(unit);
    for (int pass = 0; pass < 2; pass++) {
      for (double[] earlier : basis) {
        subtract(unit, earlier, dot(unit, earlier));
      }
    }
    double left = length(unit);
    if (left <= TOLERANCE * length) {
      return null;
    }
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= left;
    }
    basis.add(unit);
    double[] along = new double[rest.length];
    for (int response = 0; response < rest.length; response++) {
      along[response] = dot(rest[response], unit);
      subtract(rest[response], unit, along[response]);
    }
    return along;
  }

  int rank() {
    return basis.size();
  }

  /** What is left of each response; columns first. */
  double[][] residuals() {
    return rest;
  }

  private static void subtract(double[] from, double[] unit, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * unit[i];
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double length(double[] x) {
    return Math.sqrt(dot(x, x));
  }
}
