package groundwork.explanation;

import java.util.Arrays;

/**
 * How far two rows are apart, each value in a scale of its own that comes from a background. Two
 * options of a category are 1 apart.
 *
 * @param way how the values' distances are put together
 * @param scale of each quantity, positive
 */
public record Distance(Way way, double[] scale, boolean[] category) {
  /** How the values' distances are put together. */
  public enum Way {
    /** Their sum. */
    SUM,
    /** Their mean. */
    MEAN,
    /** The root of the sum of their squares. */
    EUCLIDEAN
  }

  /**
   * Gower (1971, doi:10.2307/2528823): the mean of differences in shares of the background's range.
   */
  public static Distance gower(Background background) {
    double[] scale = new double[background.inputs()];
    for (int i = 0; i < scale.length; i++) {
      double[] sorted = column(background, i);
      scale[i] = positive(sorted[sorted.length - 1] - sorted[0]);
    }
    return new Distance(Way.MEAN, scale, background.category());
  }

  /** Euclidean in standard deviations of the background. */
  public static Distance standardised(Background background) {
    double[] scale = background.deviations();
    Arrays.setAll(scale, i -> positive(scale[i]));
    return new Distance(Way.EUCLIDEAN, scale, background.category());
  }

  /**
   * The sum of differences in median absolute deviations of the background (Wachter et al. 2018,
   * doi:10.2139/ssrn.3063289). Where the median deviation is 0, which is so when more than half of
   * the rows have the same value, the standard deviation stands for it; where that is 0, 1.
   */
  public static Distance medianDeviations(Background background) {
    double[] scale = background.deviations();
    for (int i = 0; i < scale.length; i++) {
      double[] sorted = column(background, i);
      double middle = median(sorted);
      double deviation =
          median(Arrays.stream(sorted).map(v -> Math.abs(v - middle)).sorted().toArray());
      scale[i] = positive(deviation > 0 ? deviation : scale[i]);
    }
    return new Distance(Way.SUM, scale, background.category());
  }

  /** How far one value is from another. */
  public double of(int i, double a, double b) {
    return category[i] ? a == b ? 0 : 1 : Math.abs(a - b) / scale[i];
  }

  public double between(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double apart = of(i, a[i], b[i]);
      sum += way == Way.EUCLIDEAN ? apart * apart : apart;
    }
    return switch (way) {
      case SUM -> sum;
      case MEAN -> a.length == 0 ? 0 : sum / a.length;
      case EUCLIDEAN -> Math.sqrt(sum);
    };
  }

  private static double[] column(Background background, int i) {
    return Arrays.stream(background.rows()).mapToDouble(row -> row[i]).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double positive(double scale) {
    return scale > 0 ? scale : 1;
  }
}
