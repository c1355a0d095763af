package groundwork.making;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The two directions in which points differ most (principal components). Signs are fixed by the
 * largest part of each direction, which is positive.
 *
 * @param mean of the points that it was made of
 * @param axes two directions of length 1
 * @param share of the points' variance along each of them
 */
record Plane(double[] mean, double[][] axes, double[] share) {
  static Plane of(double[][] points) {
    int d = points[0].length;
    double[] mean = new double[d];
    for (double[] point : points) {
      for (int i = 0; i < d; i++) {
        mean[i] += point[i] / points.length;
      }
    }
    double[][] spread = new double[d][d];
    for (double[] point : points) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          spread[i][j] += (point[i] - mean[i]) * (point[j] - mean[j]) / points.length;
        }
      }
    }
    var eigen = new EigenDecomposition(new Array2DRowRealMatrix(spread, false));
    double[] values = eigen.getRealEigenvalues();
    double all = Arrays.stream(values).sum();
    int[] first =
        IntStream.range(0, d)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
            .limit(2)
            .mapToInt(i -> i)
            .toArray();
    double[][] axes = new double[2][];
    double[] share = new double[2];
    for (int k = 0; k < 2; k++) {
      axes[k] = turned(eigen.getEigenvector(first[k]).toArray());
      share[k] = values[first[k]] / all;
    }
    return new Plane(mean, axes, share);
  }

  private static double[] turned(double[] axis) {
    int largest =
        IntStream.range(0, axis.length)
            .reduce((a, b) -> Math.abs(axis[b]) > Math.abs(axis[a]) ? b : a)
            .orElseThrow();
    double sign = axis[largest] < 0 ? -1 : 1;
    return Arrays.stream(axis).map(value -> sign * value).toArray();
  }

  double[] at(double[] point) {
    double[] at = new double[2];
    for (int k = 0; k < 2; k++) {
      for (int i = 0; i < point.length; i++) {
        at[k] += (point[i] - mean[i]) * axes[k][i];
      }
    }
    return at;
  }

  double[][] at(double[][] points) {
    return Arrays.stream(points).map(this::at).toArray(double[][]::new);
  }
}
