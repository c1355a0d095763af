package groundwork.statistics.association;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import groundwork.statistics.Ranks;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Correlation coefficients; empty where one side is constant, since then there is none. */
public final class Correlation {
  private Correlation() {}

  /**
   * Pearson's product-moment correlation, in two passes.
   *
   * @param x n values, n at least 2, all finite
   * @param y n values, paired with x, all finite
   * @return in [-1, 1]; empty if x or y is constant
   * @throws IllegalArgumentException if lengths differ, are below 2, or a value is not finite
   * @see <a href="https://doi.org/10.1098/rspl.1895.0041">Pearson (1895)</a>
   */
  public static OptionalDouble pearson(double[] x, double[] y) {
    Check.sample("x", x, 2);
    Check.sample("y", y, 2);
    Check.sameLength("x", x.length, "y", y.length);
    if (constant(x) || constant(y)) { // asked of the values: their mean is rounded
      return OptionalDouble.empty();
    }
    double mx = Mean.of(x);
    double my = Mean.of(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
      xy += (x[i] - mx) * (y[i] - my);
    }
    double product = xx * yy; // one root is more exact, but the product may not be representable
    double scale =
        product > 1e-290 && product < 1e290 ? Math.sqrt(product) : Math.sqrt(xx) * Math.sqrt(yy);
    return scale == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(-1, Math.min(1, xy / scale)));
  }

  /**
   * Spearman's rank correlation: Pearson's of the mid-ranks.
   *
   * @return in [-1, 1]; empty if x or y is constant
   * @throws IllegalArgumentException as {@link #pearson}
   * @see <a href="https://doi.org/10.2307/1412159">Spearman (1904)</a>
   */
  public static OptionalDouble spearman(double[] x, double[] y) {
    Check.sample("x", x, 2);
    Check.sample("y", y, 2);
    Check.sameLength("x", x.length, "y", y.length);
    return pearson(Ranks.mid(x), Ranks.mid(y));
  }

  /**
   * Kendall's tau-b: concordant less discordant pairs, over the geometric mean of the numbers of
   * pairs that are not tied in x and not tied in y. Takes n² steps.
   *
   * @return in [-1, 1]; empty if x or y is constant
   * @throws IllegalArgumentException as {@link #pearson}
   * @see <a href="https://doi.org/10.1093/biomet/33.3.239">Kendall (1945)</a>
   */
  public static OptionalDouble kendall(double[] x, double[] y) {
    Check.sample("x", x, 2);
    Check.sample("y", y, 2);
    Check.sameLength("x", x.length, "y", y.length);
    long score = 0;
    long untiedX = 0;
    long untiedY = 0;
    for (int i = 1; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        int inX = order(x[i], x[j]);
        int inY = order(y[i], y[j]);
        score += inX * inY;
        untiedX += inX * inX;
        untiedY += inY * inY;
      }
    }
    return untiedX == 0 || untiedY == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(score / Math.sqrt((double) untiedX) / Math.sqrt((double) untiedY));
  }

  /** Unlike {@link Double#compare}, by value: 0 and -0 are equal. */
  private static int order(double a, double b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /** A correlation that a test needs, or a refusal that says why there is none. */
  static double needed(OptionalDouble correlation) {
    return correlation.orElseThrow(
        () -> new IllegalArgumentException("x or y is constant; there is no correlation"));
  }

  private static boolean constant(double[] x) {
    return Arrays.stream(x).allMatch(value -> value == x[0]);
  }
}
