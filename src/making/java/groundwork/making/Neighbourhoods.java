package groundwork.making;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a picture of points keeps their neighbourhoods (Venna and Kaski 2006): trustworthiness
 * falls where the picture puts strangers together, continuity where it parts neighbours. Both are 1
 * at best.
 */
final class Neighbourhoods {
  private final int[][] ranks;
  private final int[][] shown;

  Neighbourhoods(double[][] points, double[][] picture) {
    this.ranks = ranks(points);
    this.shown = ranks(picture);
  }

  /**
   * @param k of how many neighbours
   */
  Map<String, Object> quality(int k) {
    return Description.of(
        "trustworthiness",
        Rounded.to(3, 1 - lost(shown, ranks, k)),
        "continuity",
        Rounded.to(3, 1 - lost(ranks, shown, k)),
        "k",
        k);
  }

  private static double lost(int[][] near, int[][] far, int k) {
    int n = near.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (j != i && near[i][j] <= k && far[i][j] > k) {
          sum += far[i][j] - k;
        }
      }
    }
    return 2 * sum / (n * k * (2.0 * n - 3 * k - 1));
  }

  /** For each point, which neighbour each other point is: 1 is the nearest. */
  private static int[][] ranks(double[][] points) {
    int[][] ranks = new int[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      int[] order = nearest(points[i], points, points.length);
      int rank = 1;
      for (int j : order) {
        if (j != i) {
          ranks[i][j] = rank++;
        }
      }
    }
    return ranks;
  }

  /** The nearest points, nearest first; of equally near ones, the first. */
  static int[] nearest(double[] to, double[][] points, int count) {
    double[] squares = Arrays.stream(points).mapToDouble(point -> square(to, point)).toArray();
    return IntStream.range(0, points.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> squares[i]))
        .limit(count)
        .mapToInt(i -> i)
        .toArray();
  }

  static double square(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
