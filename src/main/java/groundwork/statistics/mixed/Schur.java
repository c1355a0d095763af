package groundwork.statistics.mixed;

/** K = Z2'WZ2 - F'F, the upper triangle, without the levels' blocks ever being formed. */
final class Schur {
  private Schur() {}

  static void subtract(BlockedSystem system) {
    if (system.q2 == 0) {
      return;
    }
    if (system.border.complete()) {
      subtractRows(system.f, system.levels * system.k, system.q2, system.schur);
    } else {
      for (int l = 0; l < system.levels; l++) {
        subtractSparse(system, l);
      }
    }
  }

  /** a -= F'F for F with rows of q columns; four rows at a time, so that a is read less often. */
  static void subtractRows(double[] f, int rows, int q, double[] a) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      int at = row * q;
      for (int i = 0; i < q; i++) {
        four(f, at, q, i, a);
      }
    }
    for (; row < rows; row++) {
      int at = row * q;
      for (int i = 0; i < q; i++) {
        Dense.axpy(-f[at + i], f, at + i, a, i * q + i, q - i);
      }
    }
  }

  private static void four(double[] f, int at, int q, int i, double[] a) {
    double f0 = f[at + i];
    double f1 = f[at + q + i];
    double f2 = f[at + 2 * q + i];
    double f3 = f[at + 3 * q + i];
    int to = i * q;
    for (int j = i; j < q; j++) {
      a[to + j] -=
          f0 * f[at + j] + f1 * f[at + q + j] + f2 * f[at + 2 * q + j] + f3 * f[at + 3 * q + j];
    }
  }

  private static void subtractSparse(BlockedSystem system, int l) {
    int start = system.border.start(l);
    int touched = system.border.touched(l);
    int[] columns = system.border.columns();
    double[] f = system.f;
    double[] a = system.schur;
    for (int r = 0; r < system.k; r++) {
      int at = start * system.k + r * touched;
      for (int i = 0; i < touched; i++) {
        double factor = f[at + i];
        int row = columns[start + i] * system.q2;
        for (int j = i; j < touched; j++) {
          a[row + columns[start + j]] -= factor * f[at + j];
        }
      }
    }
  }
}
