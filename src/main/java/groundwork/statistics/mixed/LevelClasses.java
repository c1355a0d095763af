package groundwork.statistics.mixed;

import java.util.Arrays;
import java.util.HashMap;

/**
 * Levels of the first factor with the same cross-product Z'Z, taken together: in an experiment most
 * people see as many trials of each condition, so that a few classes stand for thousands of levels.
 * What the eliminated factor contributes is then a weighted sum of matrices that are summed once,
 * and neither value nor gradient depends on the number of levels.
 */
final class LevelClasses {
  private static final int SHARE = 4; // at least so many levels a class on average
  private static final long MOST = 4_000_000; // numbers kept

  final BlockedSystem system;
  final int k;
  final int q2;
  final int[] of; // class of each level
  final int[] counts;
  final double[][] b; // k x k of each class
  final double[][] cc; // class * k² + a * k + b, a <= b: Σ c_a c_b' (+ c_b c_a' if a < b)

  private LevelClasses(BlockedSystem system, int[] of, double[][] b) {
    this.system = system;
    this.of = of;
    this.b = b;
    k = system.k;
    q2 = system.q2;
    counts = new int[b.length];
    cc = new double[b.length * k * k][];
    for (int c = 0; c < b.length; c++) {
      for (int one = 0; one < k; one++) {
        for (int two = one; two < k; two++) {
          cc[c * k * k + one * k + two] = new double[q2 * q2];
        }
      }
    }
    for (int l = 0; l < of.length; l++) {
      counts[of[l]]++;
      for (int one = 0; one < k; one++) {
        for (int two = one; two < k; two++) {
          add(l, one, two, cc[of[l] * k * k + one * k + two]);
        }
      }
    }
    for (double[] sum : cc) {
      if (sum != null) {
        Dense.mirror(sum, q2);
      }
    }
  }

  /** The classes, or null where levels differ too much for them to help. */
  static LevelClasses of(BlockedSystem system) {
    int kk = system.k * system.k;
    long size = (long) system.q2 * system.q2 * kk;
    long most = Math.min(Math.max(1, system.levels / SHARE), size == 0 ? MOST : MOST / size);
    var seen = new HashMap<String, Integer>();
    int[] of = new int[system.levels];
    double[][] b = new double[system.levels][];
    for (int l = 0; l < system.levels; l++) {
      double[] block = Arrays.copyOfRange(system.b, l * kk, (l + 1) * kk);
      int next = seen.size();
      of[l] = seen.computeIfAbsent(Arrays.toString(block), key -> next);
      if (seen.size() > most) {
        return null;
      }
      b[of[l]] = block;
    }
    return new LevelClasses(system, of, Arrays.copyOf(b, seen.size()));
  }

  /** The upper triangle of c_a c_b' + c_b c_a', or of c_a c_a'. */
  private void add(int l, int one, int two, double[] sum) {
    int start = system.border.start(l);
    int touched = system.border.touched(l);
    int[] columns = system.border.columns();
    int first = start * k + one * touched;
    int second = start * k + two * touched;
    double[] c = system.c;
    boolean dense = touched == q2;
    for (int i = 0; i < touched; i++) {
      double left = c[first + i];
      double right = one == two ? 0 : c[second + i];
      if (left == 0 && right == 0) {
        continue;
      }
      int row = (dense ? i : columns[start + i]) * q2;
      if (dense) {
        for (int j = i; j < q2; j++) {
          sum[row + j] += left * c[second + j] + right * c[first + j];
        }
      } else {
        for (int j = i; j < touched; j++) {
          sum[row + columns[start + j]] += left * c[second + j] + right * c[first + j];
        }
      }
    }
  }
}
