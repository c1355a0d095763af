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
    double scale = Math.sqrt(xx) * Math.sqrt(yy);
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

  private static boolean constant(double[] x) {
    return Arrays.stream(x).allMatch(value -> value == x[0]);
  }
}
