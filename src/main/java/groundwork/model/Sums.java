package groundwork.model;

/**
 * The inner loops of {@link Network}. Every sum is taken in the order of the inputs, one after the
 * other, however the loops are blocked: so a row's result has the same bits in whatever batch it
 * comes, and is the one of the textbook loop.
 */
final class Sums {
  /** So many outputs at once that the weights in use stay in the first cache. */
  private static final int CHUNK = 512;

  /** Fewer outputs than this are summed one by one. */
  private static final int WIDE = 24;

  private Sums() {}

  /**
   * For each row, {@code z[o] = bias[o] + sum over i of x[i] * w[o][i]}.
   *
   * @param w [out][in]
   * @param turned the same as [in][out]
   */
  static void dense(
      double[][] x,
      int rows,
      double[][] w,
      double[][] turned,
      double[] bias,
      double[][] z,
      int out) {
    if (out < WIDE) {
      narrow(x, rows, w, bias, z, out);
      return;
    }
    for (int r = 0; r < rows; r++) {
      System.arraycopy(bias, 0, z[r], 0, out);
    }
    combine(x, rows, turned, turned.length, z, out);
  }

  /** For each row, {@code z[k] += sum over j of s[j] * m[j][k]}, for k below {@code to}. */
  static void combine(double[][] s, int rows, double[][] m, int terms, double[][] z, int to) {
    int last = terms & ~3;
    for (int from = 0; from < to; from += CHUNK) {
      int until = Math.min(to, from + CHUNK);
      for (int j = 0; j < last; j += 4) {
        double[] m0 = m[j];
        double[] m1 = m[j + 1];
        double[] m2 = m[j + 2];
        double[] m3 = m[j + 3];
        for (int r = 0; r < rows; r++) {
          double[] f = s[r];
          add(z[r], from, until, f[j], f[j + 1], f[j + 2], f[j + 3], m0, m1, m2, m3);
        }
      }
      for (int j = last; j < terms; j++) {
        for (int r = 0; r < rows; r++) {
          add(z[r], from, until, s[r][j], m[j]);
        }
      }
    }
  }

  /** Four terms at once: few enough that the compiler makes vector instructions of it. */
  private static void add(
      double[] z,
      int from,
      int until,
      double a,
      double b,
      double c,
      double d,
      double[] ma,
      double[] mb,
      double[] mc,
      double[] md) {
    for (int k = from; k < until; k++) {
      z[k] = z[k] + a * ma[k] + b * mb[k] + c * mc[k] + d * md[k];
    }
  }

  private static void add(double[] z, int from, int until, double a, double[] ma) {
    for (int k = from; k < until; k++) {
      z[k] += a * ma[k];
    }
  }

  /** Four rows and two outputs at once, so that additions need not wait for each other. */
  private static void narrow(
      double[][] x, int rows, double[][] w, double[] bias, double[][] z, int out) {
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      int o = 0;
      for (; o + 2 <= out; o += 2) {
        eight(x, r, w[o], w[o + 1], bias[o], bias[o + 1], z, o);
      }
      for (; o < out; o++) {
        for (int row = r; row < r + 4; row++) {
          z[row][o] = dot(bias[o], x[row], w[o]);
        }
      }
    }
    for (; r < rows; r++) {
      for (int o = 0; o < out; o++) {
        z[r][o] = dot(bias[o], x[r], w[o]);
      }
    }
  }

  private static void eight(
      double[][] x, int r, double[] v, double[] w, double b, double c, double[][] z, int o) {
    double[] x0 = x[r];
    double[] x1 = x[r + 1];
    double[] x2 = x[r + 2];
    double[] x3 = x[r + 3];
    double b0 = b;
    double b1 = b;
    double b2 = b;
    double b3 = b;
    double c0 = c;
    double c1 = c;
    double c2 = c;
    double c3 = c;
    for (int i = 0; i < v.length; i++) {
      double f = v[i];
      double g = w[i];
      b0 += f * x0[i];
      c0 += g * x0[i];
      b1 += f * x1[i];
      c1 += g * x1[i];
      b2 += f * x2[i];
      c2 += g * x2[i];
      b3 += f * x3[i];
      c3 += g * x3[i];
    }
    z[r][o] = b0;
    z[r + 1][o] = b1;
    z[r + 2][o] = b2;
    z[r + 3][o] = b3;
    z[r][o + 1] = c0;
    z[r + 1][o + 1] = c1;
    z[r + 2][o + 1] = c2;
    z[r + 3][o + 1] = c3;
  }

  private static double dot(double start, double[] x, double[] w) {
    double sum = start;
    for (int i = 0; i < w.length; i++) {
      sum += w[i] * x[i];
    }
    return sum;
  }

  /** Rows become columns. */
  static double[][] turned(double[][] w) {
    double[][] turned = new double[w[0].length][w.length];
    turn(w, turned);
    return turned;
  }

  /** In tiles, since a column lies in as many places of the memory as there are rows. */
  static void turn(double[][] w, double[][] turned) {
    int tile = 16;
    for (int fromO = 0; fromO < w.length; fromO += tile) {
      int toO = Math.min(w.length, fromO + tile);
      for (int fromI = 0; fromI < turned.length; fromI += tile) {
        int toI = Math.min(turned.length, fromI + tile);
        for (int i = fromI; i < toI; i++) {
          for (int o = fromO; o < toO; o++) {
            turned[i][o] = w[o][i];
          }
        }
      }
    }
  }
}
