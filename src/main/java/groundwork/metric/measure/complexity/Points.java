package groundwork.metric.measure.complexity;

import java.util.Arrays;
import java.util.Comparator;

/** Points of a grid: the area that they span and the shortest way to join them. */
final class Points {
  private Points() {}

  /** Area of the convex hull; 0 for points on one line (monotone chain, shoelace). */
  static double hull(int[][] points) {
    int[][] sorted = points.clone();
    Arrays.sort(sorted, Comparator.<int[]>comparingInt(p -> p[0]).thenComparingInt(p -> p[1]));
    int[][] hull = new int[2 * sorted.length][];
    int size = 0;
    for (int[] point : sorted) {
      size = add(hull, size, 0, point);
    }
    int lower = size - 1;
    for (int i = sorted.length - 2; i >= 0; i--) {
      size = add(hull, size, lower, sorted[i]);
    }
    long twice = 0;
    for (int i = 0; i + 1 < size; i++) {
      twice += (long) hull[i][0] * hull[i + 1][1] - (long) hull[i + 1][0] * hull[i][1];
    }
    return Math.abs(twice) / 2.0;
  }

  private static int add(int[][] hull, int size, int floor, int[] point) {
    int count = size;
    while (count - floor >= 2 && turn(hull[count - 2], hull[count - 1], point) <= 0) {
      count--;
    }
    hull[count] = point;
    return count + 1;
  }

  private static long turn(int[] a, int[] b, int[] c) {
    return (long) (b[0] - a[0]) * (c[1] - a[1]) - (long) (b[1] - a[1]) * (c[0] - a[0]);
  }

  /**
   * Length of the minimum spanning tree of the graph that joins each point to its nearest
   * neighbours; of the forest where that graph falls apart.
   *
   * @param connect whether neighbours are added until it does not
   */
  static double tree(int[][] points, int neighbours, boolean connect) {
    int most = points.length - 1;
    for (int k = Math.min(neighbours, most); ; k++) {
      var forest = Forest.of(points, k);
      if (forest.trees() == 1 || !connect || k == most) {
        return forest.length();
      }
    }
  }

  private record Forest(double length, int trees) {
    static Forest of(int[][] points, int k) {
      int n = points.length;
      long[] edges = new long[n * k]; // squared length, then the two ends: sorts as it should
      int[][] grid = grid(points);
      for (int i = 0, at = 0; i < n; i++) {
        long[] near = around(points, grid, i, k);
        for (int j = 0; j < k; j++) {
          edges[at++] = near[j] >> 20 << 40 | (long) i << 20 | near[j] & 0xfffff;
        }
      }
      Arrays.sort(edges);
      return join(edges, n);
    }

    /** By line and column, 1 + the index of the point there; 0 where there is none. */
    private static int[][] grid(int[][] points) {
      int lines = 0;
      int columns = 0;
      for (int[] point : points) {
        lines = Math.max(lines, point[0] + 1);
        columns = Math.max(columns, point[1] + 1);
      }
      int[][] grid = new int[lines][columns];
      for (int i = 0; i < points.length; i++) {
        grid[points[i][0]][points[i][1]] = i + 1;
      }
      return grid;
    }

    /** At least k neighbours, nearest first: squared distance and index; of equals, the lower. */
    private static long[] around(int[][] points, int[][] grid, int of, int k) {
      int[] centre = points[of];
      int all = Math.max(grid.length, grid[0].length);
      for (int radius = 4; ; radius *= 2) {
        long[] near = new long[Math.min(points.length, (2 * radius + 1) * (2 * radius + 1))];
        int count = 0;
        int last = Math.min(grid.length - 1, centre[0] + radius);
        int right = Math.min(grid[0].length - 1, centre[1] + radius);
        for (int line = Math.max(0, centre[0] - radius); line <= last; line++) {
          for (int column = Math.max(0, centre[1] - radius); column <= right; column++) {
            int other = grid[line][column] - 1;
            if (other >= 0 && other != of) {
              long squared = squared(centre, points[other]);
              if (radius >= all || squared <= (long) radius * radius) {
                near[count++] = squared << 20 | other;
              }
            }
          }
        }
        if (count >= k) {
          Arrays.sort(near, 0, count);
          return near;
        }
      }
    }

    private static Forest join(long[] edges, int n) {
      int[] root = new int[n];
      Arrays.setAll(root, i -> i);
      double length = 0;
      int trees = n;
      for (long edge : edges) {
        int a = find(root, (int) (edge >> 20 & 0xfffff));
        int b = find(root, (int) (edge & 0xfffff));
        if (a != b) {
          root[a] = b;
          length += Math.sqrt(edge >>> 40);
          trees--;
        }
      }
      return new Forest(length, trees);
    }

    private static int find(int[] root, int of) {
      int at = of;
      while (root[at] != at) {
        root[at] = root[root[at]];
        at = root[at];
      }
      return at;
    }

    private static long squared(int[] a, int[] b) {
      long lines = a[0] - b[0];
      long columns = a[1] - b[1];
      return lines * lines + columns * columns;
    }
  }
}
