package groundwork.statistics.mixed;

import java.util.Arrays;

/**
 * Cholesky factor of I + A'WA, with A the rows' unit random effects and W their weights; the first
 * factor's effects are eliminated level by level, which leaves a dense matrix over the others. On
 * request the fixed columns are bordered on at the end.
 */
final class WeightedFactor {
  private final CrossedRows rows;
  private final int k;
  private final int others;
  private final int p;

  /** Cholesky factors of the levels' blocks, k x k each, upper. */
  private final double[] own;

  /** Inverse block times its border, k rows each as wide as the level's columns and p. */
  private final double[] cross;

  private final int[] crossStart;

  /** Upper factor of what is left. */
  private double[] dense;

  private int size;
  private boolean bordered;

  WeightedFactor(CrossedRows rows) {
    this.rows = rows;
    k = rows.k[0];
    others = rows.others;
    p = rows.p;
    own = new double[rows.levels * k * k];
    crossStart = new int[rows.levels + 1];
    for (int level = 0; level < rows.levels; level++) {
      crossStart[level + 1] = crossStart[level] + k * (met(level) + p);
    }
    cross = new double[crossStart[rows.levels]];
    dense = new double[0];
  }

  private int met(int level) {
    return rows.columnStart[level + 1] - rows.columnStart[level];
  }

  /**
   * Factors.
   *
   * @param a unit random effects by factor and column
   * @param w weights, not negative
   * @param border whether the fixed columns come too
   * @return whether the matrix is positive definite
   */
  boolean factor(double[][][] a, double[] w, boolean border) {
    bordered = border;
    size = others + (border ? p : 0);
    int total = size;
    if (dense.length != total * total) {
      dense = new double[total * total];
    }
    Arrays.fill(dense, 0);
    for (int i = 0; i < others; i++) {
      dense[i * total + i] = 1;
    }
    addOthers(a, w);
    int[] global = new int[rows.widest + p];
    double[] c = new double[k * (rows.widest + p)];
    double[] solved = new double[c.length];
    for (int level = 0; level < rows.levels; level++) {
      int met = met(level);
      int width = met + (border ? p : 0);
      System.arraycopy(rows.columns, rows.columnStart[level], global, 0, met);
      for (int j = met; j < width; j++) {
        global[j] = others + j - met;
      }
      Arrays.fill(c, 0, k * width, 0);
      if (k == 1) {
        single(a, w, level, width, met, c);
      } else {
        several(a, w, level, width, met, c);
      }
      if (!eliminate(level, width, c, solved, global)) {
        return false;
      }
    }
    return Dense.cholesky(dense, total);
  }

  private boolean eliminate(int level, int width, double[] c, double[] solved, int[] global) {
    int at = level * k * k;
    int from = crossStart[level];
    if (k == 1) {
      double pivot = own[at];
      if (!(pivot > 0)) {
        return false;
      }
      own[at] = Math.sqrt(pivot);
      double inverse = 1 / pivot;
      for (int j = 0; j < width; j++) {
        cross[from + j] = c[j] * inverse;
      }
    } else {
      double[] block = Arrays.copyOfRange(own, at, at + k * k);
      if (!Dense.cholesky(block, k)) {
        return false;
      }
      System.arraycopy(block, 0, own, at, k * k);
      System.arraycopy(c, 0, solved, 0, k * width);
      Dense.solveTransposed(block, k, solved, width);
      Dense.solveUpper(block, k, solved, width);
      System.arraycopy(solved, 0, cross, from, k * width);
    }
    for (int r = 0; r < k; r++) {
      for (int i = 0; i < width; i++) {
        double factor = c[r * width + i];
        if (factor != 0) {
          int row = global[i] * size;
          int e = from + r * width;
          for (int j = i; j < width; j++) {
            dense[row + global[j]] -= factor * cross[e + j];
          }
        }
      }
    }
    return true;
  }

  private void single(double[][][] a, double[] w, int level, int width, int met, double[] c) {
    double sum = 1;
    double[] own0 = a[0][0];
    for (int i = rows.start[level]; i < rows.start[level + 1]; i++) {
      double scaled = w[i] * own0[i];
      sum += scaled * own0[i];
      for (int f = 1; f < rows.factors; f++) {
        int at = rows.position[f][i];
        for (int r = 0; r < rows.k[f]; r++) {
          c[at + r] += scaled * a[f][r][i];
        }
      }
      for (int j = met; j < width; j++) {
        c[j] += scaled * rows.x[j - met][i];
      }
    }
    own[level] = sum;
  }

  private void several(double[][][] a, double[] w, int level, int width, int met, double[] c) {
    int at = level * k * k;
    Arrays.fill(own, at, at + k * k, 0);
    for (int r = 0; r < k; r++) {
      own[at + r * k + r] = 1;
    }
    for (int i = rows.start[level]; i < rows.start[level + 1]; i++) {
      for (int r = 0; r < k; r++) {
        double scaled = w[i] * a[0][r][i];
        for (int s = r; s < k; s++) {
          own[at + r * k + s] += scaled * a[0][s][i];
        }
        int line = r * width;
        for (int f = 1; f < rows.factors; f++) {
          int place = line + rows.position[f][i];
          for (int s = 0; s < rows.k[f]; s++) {
            c[place + s] += scaled * a[f][s][i];
          }
        }
        for (int j = met; j < width; j++) {
          c[line + j] += scaled * rows.x[j - met][i];
        }
      }
    }
  }

  /** The other factors among themselves, and with and among the fixed columns. */
  private void addOthers(double[][][] a, double[] w) {
    for (int f = 1; f < rows.factors; f++) {
      for (int g = f; g < rows.factors; g++) {
        for (int r = 0; r < rows.k[f]; r++) {
          for (int s = f == g ? r : 0; s < rows.k[g]; s++) {
            for (int i = 0; i < rows.n; i++) {
              int row = rows.base[f] + rows.code[f][i] * rows.k[f] + r;
              int column = rows.base[g] + rows.code[g][i] * rows.k[g] + s;
              dense[row * size + column] += w[i] * a[f][r][i] * a[g][s][i];
            }
          }
        }
      }
      for (int r = 0; bordered && r < rows.k[f]; r++) {
        for (int j = 0; j < p; j++) {
          for (int i = 0; i < rows.n; i++) {
            int row = rows.base[f] + rows.code[f][i] * rows.k[f] + r;
            dense[row * size + others + j] += w[i] * a[f][r][i] * rows.x[j][i];
          }
        }
      }
    }
    for (int j = 0; bordered && j < p; j++) {
      for (int l = j; l < p; l++) {
        double sum = 0;
        for (int i = 0; i < rows.n; i++) {
          sum += w[i] * rows.x[j][i] * rows.x[l][i];
        }
        dense[(others + j) * size + others + l] += sum;
      }
    }
  }

  /** Log determinant of the random part; the border is left out. */
  double logDeterminant() {
    double sum = 0;
    for (int level = 0; level < rows.levels; level++) {
      for (int r = 0; r < k; r++) {
        sum += Math.log(own[level * k * k + r * k + r]);
      }
    }
    for (int i = 0; i < others; i++) {
      sum += Math.log(dense[i * size + i]);
    }
    return 2 * sum;
  }

  /** Roots of the levels' blocks; for one effect a level. */
  double[] roots() {
    return own;
  }

  /**
   * Solves in place.
   *
   * @param u the first factor's effects by level, then the others', then (with a border) the fixed
   */
  void solve(double[] u) {
    int firsts = rows.firsts();
    double[] right = Arrays.copyOfRange(u, firsts, firsts + size);
    for (int level = 0; level < rows.levels; level++) {
      int met = met(level);
      int width = met + (bordered ? p : 0);
      int from = rows.columnStart[level];
      for (int r = 0; r < k; r++) {
        double value = u[level * k + r];
        int e = crossStart[level] + r * width;
        for (int j = 0; j < met; j++) {
          right[rows.columns[from + j]] -= cross[e + j] * value;
        }
        for (int j = met; j < width; j++) {
          right[others + j - met] -= cross[e + j] * value;
        }
      }
    }
    Dense.solveTransposed(dense, size, right, 1);
    Dense.solveUpper(dense, size, right, 1);
    System.arraycopy(right, 0, u, firsts, size);
    double[] block = new double[k * k];
    double[] value = new double[k];
    for (int level = 0; level < rows.levels; level++) {
      System.arraycopy(own, level * k * k, block, 0, k * k);
      System.arraycopy(u, level * k, value, 0, k);
      Dense.solveTransposed(block, k, value, 1);
      Dense.solveUpper(block, k, value, 1);
      int met = met(level);
      int width = met + (bordered ? p : 0);
      int from = rows.columnStart[level];
      for (int r = 0; r < k; r++) {
        int e = crossStart[level] + r * width;
        double sum = value[r];
        for (int j = 0; j < met; j++) {
          sum -= cross[e + j] * right[rows.columns[from + j]];
        }
        for (int j = met; j < width; j++) {
          sum -= cross[e + j] * right[others + j - met];
        }
        u[level * k + r] = sum;
      }
    }
  }

  /** Inverse of the fixed columns' remaining block: their covariance given the variances. */
  double[][] borderInverse() {
    double[] corner = new double[p * p];
    for (int j = 0; j < p; j++) {
      System.arraycopy(dense, (others + j) * size + others, corner, j * p, p);
    }
    double[] inverse = Dense.inverse(corner, p);
    double[][] out = new double[p][];
    for (int j = 0; j < p; j++) {
      out[j] = Arrays.copyOfRange(inverse, j * p, (j + 1) * p);
    }
    return out;
  }

  /**
   * With M the random part, c = M^-1 a of each row at its own effects.
   *
   * @param h filled with a'c of each row: how much its predictor is still free to vary
   * @param products filled by factor with the sums of w z c', k x k row-major
   */
  void leverage(double[][][] a, double[] w, double[] h, double[][] products) {
    new Leverage(a, w, h, products).run();
  }

  /** Inverses by level, and the sums over the level's rows. */
  private final class Leverage {
    final double[][][] a;
    final double[] w;
    final double[] h;
    final double[][] products;
    final double[] inverse;
    final double[] t;
    final double[] e;
    final double[] ft;
    final double[] g;

    Leverage(double[][][] a, double[] w, double[] h, double[][] products) {
      this.a = a;
      this.w = w;
      this.h = h;
      this.products = products;
      double[] leading = new double[others * others];
      for (int i = 0; i < others; i++) {
        System.arraycopy(dense, i * size, leading, i * others, others);
      }
      inverse = Dense.inverse(leading, others);
      t = new double[rows.widest * rows.widest];
      e = new double[k * rows.widest];
      ft = new double[k * rows.widest];
      g = new double[k * k];
      for (double[] product : products) {
        Arrays.fill(product, 0);
      }
    }

    void run() {
      for (int level = 0; level < rows.levels; level++) {
        prepare(level);
        int met = met(level);
        for (int i = rows.start[level]; i < rows.start[level + 1]; i++) {
          if (k == 1 && rows.factors == 2 && rows.k[1] == 1) {
            simple(i, met);
          } else {
            general(i, met);
          }
        }
      }
    }

    /** The level's parts of M^-1: g its own, -ft the border, t the others'. */
    private void prepare(int level) {
      int met = met(level);
      int width = met + (bordered ? p : 0);
      int from = rows.columnStart[level];
      for (int i = 0; i < met; i++) {
        int row = rows.columns[from + i] * others;
        for (int j = 0; j < met; j++) {
          t[i * met + j] = inverse[row + rows.columns[from + j]];
        }
      }
      double[] block = Arrays.copyOfRange(own, level * k * k, (level + 1) * k * k);
      System.arraycopy(Dense.inverse(block, k), 0, g, 0, k * k);
      for (int r = 0; r < k; r++) {
        System.arraycopy(cross, crossStart[level] + r * width, e, r * met, met);
      }
      Arrays.fill(ft, 0, k * met, 0);
      for (int r = 0; r < k; r++) {
        for (int i = 0; i < met; i++) {
          Dense.axpy(e[r * met + i], t, i * met, ft, r * met, met);
        }
      }
      for (int r = 0; r < k; r++) {
        for (int s = 0; s < k; s++) {
          g[r * k + s] += Dense.dot(ft, r * met, e, s * met, met);
        }
      }
    }

    private void simple(int i, int met) {
      double first = a[0][0][i];
      double second = a[1][0][i];
      int at = rows.position[1][i];
      double c0 = g[0] * first - ft[at] * second;
      double c1 = t[at * met + at] * second - ft[at] * first;
      h[i] = first * c0 + second * c1;
      products[0][0] += w[i] * rows.z[0][0][i] * c0;
      products[1][0] += w[i] * rows.z[1][0][i] * c1;
    }

    private void general(int i, int met) {
      double sum = 0;
      for (int f = 0; f < rows.factors; f++) {
        int kf = rows.k[f];
        for (int s = 0; s < kf; s++) {
          double c = f == 0 ? ownPart(i, s, met) : otherPart(i, f, s, met);
          sum += a[f][s][i] * c;
          for (int r = s; r < kf; r++) {
            products[f][r * kf + s] += w[i] * rows.z[f][r][i] * c;
          }
        }
      }
      h[i] = sum;
    }

    private double ownPart(int i, int s, int met) {
      double c = 0;
      for (int r = 0; r < k; r++) {
        c += g[s * k + r] * a[0][r][i];
      }
      for (int f = 1; f < rows.factors; f++) {
        for (int r = 0; r < rows.k[f]; r++) {
          c -= ft[s * met + rows.position[f][i] + r] * a[f][r][i];
        }
      }
      return c;
    }

    private double otherPart(int i, int f, int s, int met) {
      int at = rows.position[f][i] + s;
      double c = 0;
      for (int r = 0; r < k; r++) {
        c -= ft[r * met + at] * a[0][r][i];
      }
      for (int o = 1; o < rows.factors; o++) {
        for (int r = 0; r < rows.k[o]; r++) {
          c += t[at * met + rows.position[o][i] + r] * a[o][r][i];
        }
      }
      return c;
    }
  }
}
