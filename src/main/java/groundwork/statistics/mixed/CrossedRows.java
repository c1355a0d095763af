package groundwork.statistics.mixed;

import java.util.Arrays;

/**
 * Rows sorted by the level of the first (largest) factor, each knowing where its levels of the
 * other factors lie among those that its first level meets. Only combinations that occur take
 * memory.
 */
final class CrossedRows {
  final RandomStructure structure;
  final int n;
  final int p;

  /** Original position of each sorted row. */
  final int[] order;

  /** Fixed columns of the sorted rows. */
  final double[][] x;

  final int factors;
  final int[] k;

  /** Random columns {@code z[f][r][i]} and levels {@code code[f][i]} of the sorted rows. */
  final double[][][] z;

  final int[][] code;
  final int levels;

  /** First row of each level of the first factor; one more at the end. */
  final int[] start;

  /** Number of effects of the other factors, and the first of each factor. */
  final int others;

  final int[] base;

  /** Effects of the other factors that a level meets, ascending, from columnStart[level]. */
  final int[] columns;

  final int[] columnStart;

  /** Place of a row's effects among the columns of its level, by factor. */
  final int[][] position;

  /** Most columns that a level meets. */
  final int widest;

  CrossedRows(RandomStructure structure, double[][] x) {
    this.structure = structure;
    var list = structure.factors;
    factors = list.size();
    n = list.getFirst().codes().length;
    p = x.length;
    levels = list.getFirst().size();
    k = list.stream().mapToInt(RandomStructure.Factor::k).toArray();
    start = new int[levels + 1];
    order = sorted(list.getFirst().codes());
    this.x = Arrays.stream(x).map(this::sort).toArray(double[][]::new);
    z = new double[factors][][];
    code = new int[factors][];
    base = new int[factors];
    int next = 0;
    for (int f = 0; f < factors; f++) {
      z[f] = Arrays.stream(list.get(f).z()).map(this::sort).toArray(double[][]::new);
      int[] codes = list.get(f).codes();
      code[f] = Arrays.stream(order).map(i -> codes[i]).toArray();
      base[f] = next;
      next += f == 0 ? 0 : list.get(f).effects();
    }
    others = next;
    position = new int[factors][];
    columnStart = new int[levels + 1];
    int[] found = new int[16];
    for (int f = 1; f < factors; f++) {
      position[f] = new int[n];
    }
    int[] seen = new int[others];
    int[] local = new int[others];
    Arrays.fill(seen, -1);
    int most = 0;
    for (int level = 0; level < levels; level++) {
      int from = columnStart[level];
      int to = from;
      for (int i = start[level]; i < start[level + 1]; i++) {
        for (int f = 1; f < factors; f++) {
          int first = base[f] + code[f][i] * k[f];
          if (seen[first] != level) {
            seen[first] = level;
            if (to + k[f] > found.length) {
              found = Arrays.copyOf(found, 2 * (to + k[f]));
            }
            for (int r = 0; r < k[f]; r++) {
              found[to++] = first + r;
            }
          }
        }
      }
      Arrays.sort(found, from, to);
      for (int c = from; c < to; c++) {
        local[found[c]] = c - from;
      }
      for (int i = start[level]; i < start[level + 1]; i++) {
        for (int f = 1; f < factors; f++) {
          position[f][i] = local[base[f] + code[f][i] * k[f]];
        }
      }
      columnStart[level + 1] = to;
      most = Math.max(most, to - from);
    }
    columns = Arrays.copyOf(found, columnStart[levels]);
    widest = most;
  }

  private int[] sorted(int[] codes) {
    for (int each : codes) {
      start[each + 1]++;
    }
    for (int level = 0; level < levels; level++) {
      start[level + 1] += start[level];
    }
    int[] at = start.clone();
    int[] sorted = new int[n];
    for (int i = 0; i < n; i++) {
      sorted[at[codes[i]]++] = i;
    }
    return sorted;
  }

  /** The values in the order of the sorted rows. */
  double[] sort(double[] values) {
    double[] sorted = new double[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = values[order[i]];
    }
    return sorted;
  }

  /** Values of sorted rows back in the order in which the rows were given. */
  double[] restore(double[] values) {
    double[] restored = new double[n];
    for (int i = 0; i < n; i++) {
      restored[order[i]] = values[i];
    }
    return restored;
  }

  /** Number of effects of the first factor. */
  int firsts() {
    return levels * k[0];
  }

  /** T'z of every row: what unit random effects are multiplied with. */
  void scale(double[] theta, double[][][] scaled) {
    for (int f = 0; f < factors; f++) {
      double[] t = structure.t(f, theta);
      for (int c = 0; c < k[f]; c++) {
        double[] out = scaled[f][c];
        Arrays.fill(out, 0);
        for (int r = c; r < k[f]; r++) {
          double factor = t[r * k[f] + c];
          if (factor != 0) {
            Dense.axpy(factor, z[f][r], 0, out, 0, n);
          }
        }
      }
    }
  }

  /** Room for {@link #scale}. */
  double[][][] room() {
    double[][][] room = new double[factors][][];
    for (int f = 0; f < factors; f++) {
      room[f] = new double[k[f]][n];
    }
    return room;
  }

  /** Adds the random part to the predictor. */
  void addRandom(double[][][] scaled, double[] u, double[] eta) {
    int firsts = firsts();
    for (int f = 0; f < factors; f++) {
      int first = f == 0 ? 0 : firsts + base[f];
      int[] codes = code[f];
      int kf = k[f];
      for (int c = 0; c < kf; c++) {
        double[] a = scaled[f][c];
        int at = first + c;
        for (int i = 0; i < n; i++) {
          eta[i] += a[i] * u[at + codes[i] * kf];
        }
      }
    }
  }

  /** Adds what rows say about the unit random effects: the transpose of {@link #addRandom}. */
  void gather(double[][][] scaled, double[] rows, double[] u) {
    int firsts = firsts();
    for (int f = 0; f < factors; f++) {
      int first = f == 0 ? 0 : firsts + base[f];
      int[] codes = code[f];
      int kf = k[f];
      for (int c = 0; c < kf; c++) {
        double[] a = scaled[f][c];
        int at = first + c;
        for (int i = 0; i < n; i++) {
          u[at + codes[i] * kf] += a[i] * rows[i];
        }
      }
    }
  }

  void addFixed(double[] beta, double[] eta) {
    for (int j = 0; j < p; j++) {
      if (beta[j] != 0) {
        Dense.axpy(beta[j], x[j], 0, eta, 0, n);
      }
    }
  }
}
