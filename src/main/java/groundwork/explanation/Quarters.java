package groundwork.explanation;

import java.util.Arrays;

/**
 * What counts as the same value: the same option of a category, the same quarter of the background
 * of a quantity.
 *
 * @param bounds for each value the three quartiles
 */
public record Quarters(double[][] bounds, boolean[] category) {
  public static Quarters of(Background background) {
    double[][] bounds = new double[background.inputs()][];
    for (int i = 0; i < bounds.length; i++) {
      int column = i;
      double[] sorted =
          Arrays.stream(background.rows()).mapToDouble(row -> row[column]).sorted().toArray();
      bounds[i] = new double[] {quantile(sorted, 1), quantile(sorted, 2), quantile(sorted, 3)};
    }
    return new Quarters(bounds, background.category());
  }

  /**
   * The option itself, or how many of the three bounds lie below the value; a bound belongs to the
   * lower quarter.
   */
  public double at(int i, double value) {
    if (category[i]) {
      return value;
    }
    double[] bound = bounds[i];
    return (value > bound[0] ? 1 : 0) + (value > bound[1] ? 1 : 0) + (value > bound[2] ? 1 : 0);
  }

  /** R's quantile type 7. */
  private static double quantile(double[] sorted, int quarter) {
    double at = (sorted.length - 1) * quarter / 4.0;
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
