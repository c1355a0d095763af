package groundwork.explanation;

import groundwork.model.Predictor;
import groundwork.model.Shape;
import java.util.Arrays;

/**
 * What stands for an absent value: rows of a reference sample (tabular) or a single row of zeros
 * (words of a text that are not there).
 *
 * @param rows at least one, all of the same length, all finite
 * @param category for each value, whether it is the index of an option rather than a quantity
 * @param shape how the values lie in an image; null where they are no image
 */
public record Background(double[][] rows, boolean[] category, Shape shape) {
  public Background {
    if (rows.length == 0) {
      throw new IllegalArgumentException("a background needs at least one row");
    }
    Predictor.require(rows, category.length);
    if (shape != null && shape.size() != category.length) {
      throw new IllegalArgumentException(
          "a background of %d values for images of %s".formatted(category.length, shape));
    }
  }

  /** Values that are no image. */
  public Background(double[][] rows, boolean[] category) {
    this(rows, category, null);
  }

  /** A sample of rows, for example of the training data. */
  public static Background sample(double[][] rows, boolean... category) {
    return new Background(rows, category);
  }

  /** Images as a sample, for example a single one that is black. */
  public static Background images(Shape shape, double[]... rows) {
    return new Background(rows, new boolean[shape.size()], shape);
  }

  /** "Not there" for each of {@code inputs} things that an input of ones says are there. */
  public static Background absence(int inputs) {
    return new Background(new double[1][inputs], new boolean[inputs]);
  }

  /** Whether an absent value is one certain value rather than drawn from a sample. */
  public boolean isBaseline() {
    return rows.length == 1;
  }

  public int inputs() {
    return category.length;
  }

  /**
   * The mean of each quantity and, of each category, the commonest option (of equals, the lowest).
   */
  public double[] centre() {
    double[] centre = new double[inputs()];
    for (int i = 0; i < centre.length; i++) {
      int column = i;
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
      centre[i] = category[i] ? commonest(values) : Arrays.stream(values).sum() / values.length;
    }
    return centre;
  }

  /** The standard deviation of each quantity over the rows (divided by their number); else 0. */
  public double[] deviations() {
    double[] mean = centre();
    double[] deviations = new double[inputs()];
    for (int i = 0; i < deviations.length; i++) {
      double squares = 0;
      boolean varies = false; // a mean is rounded: of equal values it may differ from them
      for (double[] row : rows) {
        varies |= !category[i] && row[i] != rows[0][i];
        squares += (row[i] - mean[i]) * (row[i] - mean[i]);
      }
      deviations[i] = varies ? Math.sqrt(squares / rows.length) : 0;
    }
    return deviations;
  }

  private static double commonest(double[] sorted) {
    double best = sorted[0];
    int most = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      for (to = from; to < sorted.length && sorted[to] == sorted[from]; to++) {}
      if (to - from > most) {
        most = to - from;
        best = sorted[from];
      }
    }
    return best;
  }
}
