package groundwork.metric.measure.region;

import groundwork.model.Shape;

/**
 * Removed places of an image from those that are left: each is the weighted mean of its up to eight
 * neighbours, removed ones included, beside and above 1/6, diagonally 1/12; at an edge the weights
 * that are left are scaled to add up to 1. All removed places of a channel together solve a system
 * of linear equations.
 *
 * @see <a href="https://proceedings.mlr.press/v162/rong22a.html">Rong et al. (2022), section 4</a>
 */
final class Imputation {
  private static final int[][] OFFSETS = {
    {-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}
  };
  private static final double BESIDE = 1 / 6.0;
  private static final double DIAGONAL = 1 / 12.0;
  private static final double TOLERANCE = 1e-14;

  private final Shape shape;
  private final int[] removed;
  private final int[] unknown; // of each place, its number among the removed, -1 if it is known

  /**
   * @param removed different places, not all of the image
   */
  Imputation(Shape shape, int[] removed) {
    this.shape = shape;
    this.removed = removed;
    this.unknown = new int[shape.places()];
    java.util.Arrays.fill(unknown, -1);
    for (int i = 0; i < removed.length; i++) {
      unknown[removed[i]] = i;
    }
  }

  /** A copy of the image with the removed places filled, in every channel. */
  double[] fill(double[] image) {
    double[] filled = image.clone();
    for (int channel = 0; channel < shape.channels(); channel++) {
      double[] solved = solve(image, channel * shape.places());
      for (int i = 0; i < removed.length; i++) {
        filled[channel * shape.places() + removed[i]] = solved[i];
      }
    }
    return filled;
  }

  /**
   * Conjugate gradients: the matrix is symmetric and, as long as something is known, positive
   * definite, and has at most nine entries in a row.
   */
  private double[] solve(double[] image, int channel) {
    int n = removed.length;
    double[] x = new double[n];
    double[] residual = known(image, channel);
    double[] direction = residual.clone();
    double[] product = new double[n];
    double error = dot(residual, residual);
    double enough = TOLERANCE * TOLERANCE * error;
    for (int round = 0; round < 20 * n && error > enough; round++) {
      multiply(direction, product);
      double step = error / dot(direction, product);
      for (int i = 0; i < n; i++) {
        x[i] += step * direction[i];
        residual[i] -= step * product[i];
      }
      double next = dot(residual, residual);
      for (int i = 0; i < n; i++) {
        direction[i] = residual[i] + next / error * direction[i];
      }
      error = next;
    }
    return x;
  }

  /** The part of each equation that is known: the weighted neighbours that were not removed. */
  private double[] known(double[] image, int channel) {
    double[] sums = new double[removed.length];
    for (int i = 0; i < sums.length; i++) {
      for (int[] offset : OFFSETS) {
        int place = neighbour(removed[i], offset);
        if (place >= 0 && unknown[place] < 0) {
          sums[i] += weight(offset) * image[channel + place];
        }
      }
    }
    return sums;
  }

  private void multiply(double[] x, double[] product) {
    for (int i = 0; i < x.length; i++) {
      double weights = 0;
      double sum = 0;
      for (int[] offset : OFFSETS) {
        int place = neighbour(removed[i], offset);
        if (place >= 0) {
          weights += weight(offset);
          sum += unknown[place] < 0 ? 0 : weight(offset) * x[unknown[place]];
        }
      }
      product[i] = weights * x[i] - sum;
    }
  }

  /** -1 where there is none. */
  private int neighbour(int place, int[] offset) {
    int line = place / shape.width() + offset[0];
    int column = place % shape.width() + offset[1];
    return line < 0 || column < 0 || line >= shape.height() || column >= shape.width()
        ? -1
        : line * shape.width() + column;
  }

  private static double weight(int[] offset) {
    return offset[0] == 0 || offset[1] == 0 ? BESIDE : DIAGONAL;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
