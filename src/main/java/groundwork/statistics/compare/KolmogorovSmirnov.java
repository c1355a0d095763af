package groundwork.statistics.compare;

import groundwork.statistics.Check;
import java.util.Arrays;

/**
 * The two-sample test of Kolmogorov and Smirnov: do two samples come from one distribution?
 *
 * @param statistic D: the largest distance of the two empirical distributions, in [0, 1]
 * @param p two-sided
 * @param exact whether p comes from all ways to mix the samples (given the ties)
 * @param n1 values of the first sample
 * @param n2 values of the second sample
 * @see <a href="https://doi.org/10.1214/aoms/1177730256">Smirnov (1948)</a>
 */
public record KolmogorovSmirnov(double statistic, double p, boolean exact, int n1, int n2) {
  private static final double ROUNDING = 1e-7;

  /**
   * Exact, also with ties: over all ways to mix the samples that keep the tied values together.
   *
   * @param x at least one value
   * @param y at least one value
   * @throws IllegalArgumentException if a sample is empty or a value not finite
   * @see <a href="https://doi.org/10.1002/9783527619412">Schröer and Trenkler (1995)</a>
   */
  public static KolmogorovSmirnov exact(double[] x, double[] y) {
    double d = distance(x, y);
    return new KolmogorovSmirnov(d, probability(x, y, d), true, x.length, y.length);
  }

  /**
   * By Kolmogorov's limit for large samples without ties.
   *
   * @param x at least one value
   * @param y at least one value
   * @throws IllegalArgumentException if a sample is empty or a value not finite
   */
  public static KolmogorovSmirnov asymptotic(double[] x, double[] y) {
    double d = distance(x, y);
    double pairs = (double) x.length * y.length;
    double p = limit(d * Math.sqrt(pairs / (x.length + y.length)));
    return new KolmogorovSmirnov(d, p, false, x.length, y.length);
  }

  /** The probability of a path that at some end of a tie is as far from the diagonal as d. */
  private static double probability(double[] x, double[] y, double d) {
    double[] both = sorted(Pairs.together(x, y));
    int m = x.length;
    int n = y.length;
    double pairs = (double) m * n;
    double least = (Math.floor(d * pairs - ROUNDING) + 0.5) / pairs;
    double[] within = new double[n + 1]; // by how many of y, of paths that are not yet out
    double out = 0;
    for (int i = 0; i <= m; i++) {
      for (int j = 0; j <= n; j++) {
        int seen = i + j;
        double left = m + n - seen + 1.0; // before the last step
        double byX = i == 0 ? 0 : within[j] * (m - i + 1) / left;
        double byY = j == 0 ? 0 : within[j - 1] * (n - j + 1) / left;
        double here = seen == 0 ? 1 : byX + byY;
        boolean atEnd = seen > 0 && (seen == m + n || both[seen - 1] != both[seen]);
        if (atEnd && Math.abs((double) i / m - (double) j / n) >= least) {
          out += here;
          here = 0;
        }
        within[j] = here;
      }
    }
    return Math.min(1, out);
  }

  private static double distance(double[] x, double[] y) {
    Check.sample("x", x, 1);
    Check.sample("y", y, 1);
    double[] a = sorted(x);
    double[] b = sorted(y);
    double distance = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      double at = Math.min(a[i], b[j]);
      while (i < a.length && a[i] <= at) {
        i++;
      }
      while (j < b.length && b[j] <= at) {
        j++;
      }
      distance = Math.max(distance, Math.abs((double) i / a.length - (double) j / b.length));
    }
    return distance;
  }

  /** P(sup > z): one series for small z, another for large. */
  private static double limit(double z) {
    if (z < 0.2) {
      return 1; // to sixteen digits
    }
    double sum = 0;
    if (z < 1) {
      for (int k = 1; k < 20; k += 2) {
        sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * z * z));
      }
      return 1 - Math.sqrt(2 * Math.PI) / z * sum;
    }
    for (int k = 1; k < 20; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * z * z);
    }
    return sum;
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
