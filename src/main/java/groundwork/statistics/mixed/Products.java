package groundwork.statistics.mixed;

import groundwork.statistics.mixed.RandomStructure.Factor;

/**
 * Sums over all pairs of effects of Z'V⁻¹Z, which is never formed for the first factor: with Q_ab =
 * Σ_l e_la e_lb' its part of rank q2 is traced in the small space, so that time stays linear in the
 * number of levels.
 */
final class Products {
  private final Whitened whitened;
  private final BlockedSystem system;
  private final int k;
  private final int q2;
  private final double[][] q; // Q_ab of the first factor, a * k + b
  private final double[][] rq; // R Q_ab
  private final double[][] qj; // Q_ab (I - RK)
  private final double[] rest; // Z2'V⁻¹Z2

  Products(Whitened whitened) {
    this.whitened = whitened;
    system = whitened.system;
    k = system.k;
    q2 = system.q2;
    q = new double[k * k][];
    rq = new double[k * k][];
    qj = new double[k * k][];
    double[] rk = Dense.times(whitened.r, system.schur, q2, q2, q2);
    rest = system.schur.clone();
    Dense.axpy(-1, Dense.times(system.schur, rk, q2, q2, q2), 0, rest, 0, rest.length);
    double[] j = new double[q2 * q2];
    for (int i = 0; i < q2; i++) {
      j[i * q2 + i] = 1;
    }
    Dense.axpy(-1, rk, 0, j, 0, j.length);
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        q[a * k + b] = outer(a, b);
        rq[a * k + b] = Dense.times(whitened.r, q[a * k + b], q2, q2, q2);
        qj[a * k + b] = Dense.times(q[a * k + b], j, q2, q2, q2);
      }
    }
  }

  private double[] outer(int a, int b) {
    double[] out = new double[q2 * q2];
    for (int l = 0; l < system.levels; l++) {
      int start = system.border.start(l);
      int touched = system.border.touched(l);
      int one = start * k + a * touched;
      int two = start * k + b * touched;
      for (int i = 0; i < touched; i++) {
        double factor = whitened.e[one + i];
        int row = system.border.columns()[start + i] * q2;
        for (int j = 0; j < touched; j++) {
          out[row + system.border.columns()[start + j]] += factor * whitened.e[two + j];
        }
      }
    }
    return out;
  }

  /** Σ over levels l of f and m of g (f <= g) of B_lm[a, b] B_lm[c, d], B = Z_f'V⁻¹Z_g. */
  double sum(int f, int g, int a, int b, int c, int d) {
    if (g == 0) {
      return first(a, b, c, d);
    }
    Factor right = system.structure.factors.get(g);
    int second = right.offset() - system.main.effects();
    double sum = 0;
    if (f == 0) {
      double[] j = qj[a * k + c];
      double[] rk = new double[q2];
      for (int m = 0; m < right.size(); m++) {
        int columnB = second + m * right.k() + b;
        int columnD = second + m * right.k() + d;
        sum += j[columnB * q2 + columnD];
        for (int i = 0; i < q2; i++) { // column b of RK
          rk[i] = Dense.dot(whitened.r, i * q2, system.schur, columnB * q2, q2);
        }
        for (int i = 0; i < q2; i++) {
          sum -= rk[i] * j[i * q2 + columnD];
        }
      }
      return sum;
    }
    Factor left = system.structure.factors.get(f);
    int one = left.offset() - system.main.effects();
    for (int l = 0; l < left.size(); l++) {
      for (int m = 0; m < right.size(); m++) {
        int rowA = (one + l * left.k() + a) * q2 + second + m * right.k();
        int rowC = (one + l * left.k() + c) * q2 + second + m * right.k();
        sum += rest[rowA + b] * rest[rowC + d];
      }
    }
    return sum;
  }

  private double first(int a, int b, int c, int d) {
    double sum = 0;
    double[] ab = rq[b * k + d];
    double[] ca = rq[c * k + a];
    for (int i = 0; i < q2; i++) {
      for (int j = 0; j < q2; j++) {
        sum += ab[i * q2 + j] * ca[j * q2 + i];
      }
    }
    for (int l = 0; l < system.levels; l++) {
      double dab = whitened.d[(l * k + a) * k + b];
      double dcd = whitened.d[(l * k + c) * k + d];
      sum += dab * dcd - dab * whitened.inner(l, c, d) - dcd * whitened.inner(l, a, b);
    }
    return sum;
  }

  /** Z'V⁻¹Z y for y with the given number of columns, one row an effect. */
  double[] times(double[] y, int columns) {
    int first = system.main.effects();
    double[] y2 = new double[q2 * columns];
    System.arraycopy(y, first * columns, y2, 0, y2.length);
    double[] c = Dense.times(system.schur, y2, q2, q2, columns);
    each(
        (effect, at, column) ->
            Dense.axpy(whitened.e[at], y, effect * columns, c, column * columns, columns));
    double[] g = Dense.times(whitened.r, c, q2, q2, columns);
    double[] out = new double[y.length];
    Dense.axpy(-1, g, 0, y2, 0, y2.length);
    each(
        (effect, at, column) ->
            Dense.axpy(whitened.e[at], y2, column * columns, out, effect * columns, columns));
    for (int l = 0; l < system.levels; l++) {
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          double factor = whitened.d[(l * k + a) * k + b];
          Dense.axpy(factor, y, (l * k + b) * columns, out, (l * k + a) * columns, columns);
        }
      }
    }
    double[] kg = Dense.times(system.schur, g, q2, q2, columns);
    for (int i = 0; i < c.length; i++) {
      out[first * columns + i] = c[i] - kg[i];
    }
    return out;
  }

  private interface Entry {
    void at(int effect, int place, int column);
  }

  /** Each entry of E: its effect, its place in the array, its column. */
  private void each(Entry entry) {
    for (int l = 0; l < system.levels; l++) {
      int start = system.border.start(l);
      int touched = system.border.touched(l);
      for (int a = 0; a < k; a++) {
        for (int i = 0; i < touched; i++) {
          entry.at(l * k + a, start * k + a * touched + i, system.border.columns()[start + i]);
        }
      }
    }
  }
}
