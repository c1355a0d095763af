package groundwork.statistics.multiple;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Corrections of the p values of one family of tests.
 *
 * <p>A family is what is passed together: Bonferroni, Holm, Hochberg and Hommel bound the chance of
 * any false rejection in it; Benjamini-Hochberg and Benjamini-Yekutieli bound the expected share of
 * false ones among the rejections. All give what R's {@code p.adjust} gives.
 */
public enum Adjustment {
  /** No correction: the p values themselves. */
  NONE,
  /**
   * p times the number of tests.
   *
   * @see <a href="https://doi.org/10.1080/01621459.1961.10482090">Dunn (1961)</a>
   */
  BONFERRONI,
  /**
   * Step-down Bonferroni; valid under any dependence and never weaker than Bonferroni.
   *
   * @see <a href="https://www.jstor.org/stable/4615733">Holm (1979)</a>
   */
  HOLM,
  /**
   * Step-up; asks for independent or positively dependent tests.
   *
   * @see <a href="https://doi.org/10.1093/biomet/75.4.800">Hochberg (1988)</a>
   */
  HOCHBERG,
  /**
   * Closed testing with Simes' test; asks for what Hochberg asks for and is never weaker.
   *
   * @see <a href="https://doi.org/10.1093/biomet/75.2.383">Hommel (1988)</a>
   */
  HOMMEL,
  /**
   * False discovery rate, for independent or positively dependent tests.
   *
   * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg
   *     (1995)</a>
   */
  BH,
  /**
   * False discovery rate under any dependence.
   *
   * @see <a href="https://doi.org/10.1214/aos/1013699998">Benjamini and Yekutieli (2001)</a>
   */
  BY;

  /**
   * The correction of this name in any case; {@code fdr} is R's other name of BH.
   *
   * @throws IllegalArgumentException if no correction is called so
   */
  public static Adjustment named(String name) {
    if (name.equalsIgnoreCase("fdr")) {
      return BH;
    }
    return Arrays.stream(values())
        .filter(known -> known.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no adjustment is called %s; there are %s"
                        .formatted(name, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }

  /**
   * Adjusted p values, in the order of the given ones and never below them.
   *
   * @param p p values in [0, 1]; NaN marks a test that could not be made: it stays NaN and does not
   *     count as a member of the family
   * @throws IllegalArgumentException if a value lies outside [0, 1]
   */
  public double[] of(double... p) {
    for (int i = 0; i < p.length; i++) {
      if (p[i] < 0 || p[i] > 1) {
        throw new IllegalArgumentException("p[%d] is %s; it must lie in [0, 1]".formatted(i, p[i]));
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = ofSorted(Arrays.stream(order).mapToDouble(i -> p[i]).toArray());
    double[] result = new double[p.length];
    Arrays.fill(result, Double.NaN);
    for (int rank = 0; rank < order.length; rank++) {
      result[order[rank]] = adjusted[rank];
    }
    return result;
  }

  private double[] ofSorted(double[] p) {
    int n = p.length;
    return switch (this) {
      case NONE -> p;
      case BONFERRONI -> IntStream.range(0, n).mapToDouble(i -> Math.min(1, n * p[i])).toArray();
      case HOLM -> stepDown(p);
      case HOCHBERG -> stepUp(p, i -> n - i);
      case HOMMEL -> hommel(p);
      case BH -> stepUp(p, i -> n / (i + 1.0));
      case BY -> {
        double harmonic = IntStream.rangeClosed(1, n).mapToDouble(i -> 1.0 / i).sum();
        yield stepUp(p, i -> harmonic * n / (i + 1.0));
      }
    };
  }

  private static double[] stepDown(double[] p) {
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int i = 0; i < p.length; i++) {
      largest = Math.max(largest, (p.length - i) * p[i]);
      adjusted[i] = Math.min(1, largest);
    }
    return adjusted;
  }

  private static double[] stepUp(double[] p, IntToDoubleFunction factor) {
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      smallest = Math.min(smallest, factor.applyAsDouble(i) * p[i]);
      adjusted[i] = smallest;
    }
    return adjusted;
  }

  /** Wright's algorithm (Biometrics 1992, 48:1005), quadratic in the number of tests. */
  private static double[] hommel(double[] p) {
    int n = p.length;
    double smallest = 1;
    for (int i = 0; i < n; i++) {
      smallest = Math.min(smallest, n * p[i] / (i + 1.0));
    }
    double[] adjusted = new double[n];
    Arrays.fill(adjusted, smallest);
    for (int m = n - 1; m >= 2; m--) {
      double simes = 1;
      for (int j = 0; j < m - 1; j++) {
        simes = Math.min(simes, m * p[n - m + 1 + j] / (j + 2.0));
      }
      for (int i = 0; i < n; i++) {
        double bound = i <= n - m ? Math.min(m * p[i], simes) : adjusted[n - m];
        adjusted[i] = Math.max(adjusted[i], bound);
      }
    }
    for (int i = 0; i < n; i++) {
      adjusted[i] = Math.max(adjusted[i], p[i]);
    }
    return adjusted;
  }
}
