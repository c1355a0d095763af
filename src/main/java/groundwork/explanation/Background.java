package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.Arrays;

/**
 * What stands for an absent value: rows of a reference sample (tabular) or a single row of zeros
 * (words of a text that are not there).
 *
 * @param rows at least one, all of the same length, all finite
 * @param category for each value, whether it is the index of an option rather than a quantity
 */
public record Background(double[][] rows, boolean[] category) {
  public Background {
    if (rows.length == 0) {
      throw new IllegalArgumentException("a background needs at least one row");
    }
    Predictor.require(rows, category.length);
  }

  /** A sample of rows, for example of the training data. */
  public static Background sample(double[][] rows, boolean... category) {
    return new Background(rows, category);
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
