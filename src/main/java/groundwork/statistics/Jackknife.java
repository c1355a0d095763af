package groundwork.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What leaving one unit out does to a statistic, and from it the acceleration of a bootstrap.
 *
 * @param n number of units
 * @param squares sum of squared influences
 * @param cubes sum of cubed influences
 * @see <a href="https://doi.org/10.1017/CBO9780511802843">Davison and Hinkley (1997), section 5.3;
 *     several samples: equation 5.26</a>
 */
record Jackknife(int n, double squares, double cubes) {
  private static final int MOST = 2000;
  private static final int BLOCKS = 1000;

  static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  static Jackknife of(int n, ToDoubleFunction<int[]> statistic) {
    if (n < 2) {
      return new Jackknife(n, 0, 0);
    }
    double[] left = n > MOST ? blocks(n, statistic) : each(n, statistic);
    left = Arrays.stream(left).filter(Double::isFinite).toArray();
    if (left.length < 2) {
      return new Jackknife(n, 0, 0);
    }
    double mean = Mean.of(left);
    double squares = 0;
    double cubes = 0;
    for (double value : left) {
      double influence = (left.length - 1) * (mean - value);
      squares += influence * influence;
      cubes += influence * influence * influence;
    }
    return new Jackknife(left.length, squares, cubes);
  }

  private static double[] each(int n, ToDoubleFunction<int[]> statistic) {
    int[] others = IntStream.range(1, n).toArray();
    double[] left = new double[n];
    for (int out = 0; out < n; out++) {
      if (out > 0) {
        others[out - 1] = out - 1;
      }
      left[out] = statistic.applyAsDouble(others);
    }
    return left;
  }

  /** Many units are left out by blocks: cubes and squares of sums add up to the same. */
  private static double[] blocks(int n, ToDoubleFunction<int[]> statistic) {
    return IntStream.range(0, BLOCKS)
        .mapToDouble(
            block ->
                statistic.applyAsDouble(
                    IntStream.range(0, n).filter(unit -> unit % BLOCKS != block).toArray()))
        .toArray();
  }

  double acceleration() {
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  /** Of a statistic of two samples; each influence weighs as its sample is small. */
  double acceleration(Jackknife other) {
    double below = squares / n / n + other.squares / other.n / other.n;
    double above = cubes / n / n / n + other.cubes / other.n / other.n / other.n;
    return below == 0 ? 0 : above / (6 * Math.pow(below, 1.5));
  }
}
