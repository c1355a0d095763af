package groundwork.statistics.mixed;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** Small symmetric matrices as rows. */
final class Symmetric {
  private Symmetric() {}

  /** Eigenvalues from the largest down, with their vectors as rows. */
  record Axes(double[] values, double[][] vectors) {
    private static final double RANK = 1.5e-8; // the square root of the rounding unit

    static Axes of(double[][] a) {
      int n = a.length;
      var eigen = new EigenDecomposition(new Array2DRowRealMatrix(a, true));
      Integer[] order = new Integer[n];
      Arrays.setAll(order, i -> i);
      double[] all = eigen.getRealEigenvalues();
      Arrays.sort(order, (i, j) -> Double.compare(all[j], all[i]));
      double[] values = new double[n];
      double[][] vectors = new double[n][];
      for (int i = 0; i < n; i++) {
        values[i] = all[order[i]];
        vectors[i] = eigen.getEigenvector(order[i]).toArray();
      }
      return new Axes(values, vectors);
    }

    /** Number of eigenvalues that are not zero to rounding. */
    int rank() {
      int rank = 0;
      while (rank < values.length && values[rank] > RANK * values[0]) {
        rank++;
      }
      if (rank == 0) {
        throw new IllegalArgumentException("every hypothesis is zero");
      }
      return rank;
    }
  }

  static double[][] scaled(double[][] a, double factor) {
    return Arrays.stream(a)
        .map(row -> Arrays.stream(row).map(v -> v * factor).toArray())
        .toArray(double[][]::new);
  }

  static double quadratic(double[][] a, double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum += x[i] * a[i][j] * x[j];
      }
    }
    return sum;
  }

  /** L A L'. */
  static double[][] sandwich(double[][] l, double[][] a) {
    double[][] out = new double[l.length][l.length];
    for (int r = 0; r < l.length; r++) {
      for (int s = 0; s <= r; s++) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
          for (int j = 0; j < a.length; j++) {
            sum += l[r][i] * a[i][j] * l[s][j];
          }
        }
        out[r][s] = sum;
        out[s][r] = sum;
      }
    }
    return out;
  }

  /** w'L. */
  static double[] combine(double[] w, double[][] l) {
    double[] out = new double[l[0].length];
    for (int r = 0; r < l.length; r++) {
      Dense.axpy(w[r], l[r], 0, out, 0, out.length);
    }
    return out;
  }

  /**
   * Inverse over the eigenvalues above this share of the largest, after scaling to a unit diagonal.
   */
  static double[][] pseudoInverse(double[][] a, double share) {
    int n = a.length;
    double[] scale = new double[n];
    Arrays.setAll(scale, i -> a[i][i] > 0 ? 1 / Math.sqrt(a[i][i]) : 1);
    double[][] unit = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        unit[i][j] = a[i][j] * scale[i] * scale[j];
      }
    }
    var axes = Axes.of(unit);
    double[][] out = new double[n][n];
    for (int axis = 0; axis < n; axis++) {
      if (axes.values[axis] > share * axes.values[0]) {
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            out[i][j] +=
                scale[i]
                    * scale[j]
                    * axes.vectors[axis][i]
                    * axes.vectors[axis][j]
                    / axes.values[axis];
          }
        }
      }
    }
    return out;
  }
}
