package groundwork.statistics.mixed;

import groundwork.statistics.mixed.ProfiledDeviance.Solution;
import groundwork.statistics.mixed.RandomStructure.Factor;
import java.util.Arrays;

/**
 * Z'V⁻¹Z and Z'V⁻¹[q, y] at one theta, as far as gradients and degrees of freedom need them.
 *
 * <p>For the first factor Z1'V⁻¹Z1 = D - E R E', Z1'V⁻¹Z2 = E(I - RK) and Z2'V⁻¹Z2 = K - KRK with R
 * = Λ2S⁻¹Λ2', D block-diagonal (D_l = J_lB_l) and E_l = J_lC_l, J_l = (I + B_lT1T1')⁻¹.
 */
final class Whitened {
  final Solution at;
  final BlockedSystem system;
  final double[] inverse; // S⁻¹
  final double[] r; // q2 x q2
  final double[] d; // levels x k x k
  final double[] e; // laid out as the border
  final double[] w; // effects x columns: Z'V⁻¹[q, y]

  private final Aggregates aggregates; // in place of d, e and the first factor's w, or null
  private final double[] g2; // R h2

  private Whitened(Solution at, Aggregates aggregates) {
    this.at = at;
    this.aggregates = aggregates;
    system = at.of().system;
    inverse = Dense.inverse(system.s, system.q2);
    double[] half = inverse.clone();
    system.lambda2Times(half, system.q2);
    r = Dense.transposed(half, system.q2, system.q2);
    system.lambda2Times(r, system.q2);
    g2 = Dense.times(r, at.h2(), system.q2, system.q2, at.of().columns);
    w = new double[system.size() * at.of().columns];
    d = new double[aggregates == null ? system.b.length : 0];
    e = new double[aggregates == null ? system.c.length : 0];
    if (aggregates == null) {
      eliminated();
    }
    others();
  }

  static Whitened of(Solution at) {
    return new Whitened(at, null);
  }

  static Whitened of(Solution at, Aggregates aggregates) {
    return new Whitened(at, aggregates);
  }

  private void eliminated() {
    int k = system.k;
    int columns = at.of().columns;
    double[] t = system.structure.t(0, system.theta);
    double[] b = new double[k * k];
    for (int l = 0; l < system.levels; l++) {
      System.arraycopy(system.b, l * k * k, b, 0, k * k);
      double[] j = shrinkage(l, t, b);
      System.arraycopy(Dense.times(j, b, k, k, k), 0, d, l * k * k, k * k);
      int touched = system.border.touched(l);
      int start = system.border.start(l);
      for (int a = 0; a < k; a++) {
        int row = start * k + a * touched;
        int to = (l * k + a) * columns;
        for (int o = 0; o < k; o++) {
          double factor = j[a * k + o];
          Dense.axpy(factor, system.c, start * k + o * touched, e, row, touched);
          Dense.axpy(factor, at.of().z1, (l * k + o) * columns, w, to, columns);
        }
        for (int i = 0; i < touched; i++) {
          int column = system.border.columns()[start + i] * columns;
          Dense.axpy(-e[row + i], g2, column, w, to, columns);
        }
      }
    }
  }

  /** J_l = I - B_l T1 M_l⁻¹ T1'. */
  private double[] shrinkage(int l, double[] t, double[] b) {
    int k = system.k;
    if (k == 1) {
      return new double[] {1 / (system.m[l] * system.m[l])};
    }
    double[] half = Dense.transposed(t, k, k);
    double[] block = new double[k * k];
    System.arraycopy(system.m, l * k * k, block, 0, k * k);
    Dense.solveTransposed(block, k, half, k);
    double[] j = Dense.times(b, Dense.crossed(half, half, k, k, k), k, k, k);
    for (int i = 0; i < j.length; i++) {
      j[i] = -j[i];
    }
    for (int a = 0; a < k; a++) {
      j[a * k + a] += 1;
    }
    return j;
  }

  private void others() {
    int columns = at.of().columns;
    int q2 = system.q2;
    double[] g2 = Dense.times(r, at.h2(), q2, q2, columns);
    double[] kg = Dense.times(system.schur, g2, q2, q2, columns);
    int first = system.main.effects() * columns;
    for (int i = 0; i < kg.length; i++) {
      w[first + i] = at.h2()[i] - kg[i];
    }
  }

  /** Sum over a factor's levels of the diagonal blocks of Z'V⁻¹Z, times T: k x k. */
  double[] tracesTimesT(int g) {
    double[] t = system.structure.t(g, system.theta);
    if (g == 0) {
      return Dense.times(tracesOfFirst(), t, system.k, system.k, system.k);
    }
    Factor factor = at.of().factor(g);
    int k = factor.k();
    int q2 = system.q2;
    double[] sum = new double[k * k];
    int first = factor.offset() - system.main.effects();
    for (int l = 0; l < factor.size(); l++) { // (KΛ2 S⁻¹) of the block = Z2'V⁻¹Z2Λ2
      for (int a = 0; a < k; a++) {
        for (int o = 0; o < k; o++) {
          sum[a * k + o] +=
              Dense.dot(
                  system.right, (first + l * k + a) * q2, inverse, (first + l * k + o) * q2, q2);
        }
      }
    }
    return sum;
  }

  /** Sum over a factor's levels of the diagonal blocks of Z'V⁻¹Z: k x k. */
  double[] traces(int g) {
    if (g == 0) {
      return tracesOfFirst();
    }
    Factor factor = at.of().factor(g);
    int k = factor.k();
    int q2 = system.q2;
    double[] sum = new double[k * k];
    int first = factor.offset() - system.main.effects();
    for (int l = 0; l < factor.size(); l++) {
      for (int a = 0; a < k; a++) {
        int row = (first + l * k + a) * q2;
        double[] half = new double[q2];
        for (int i = 0; i < q2; i++) {
          Dense.axpy(system.schur[row + i], r, i * q2, half, 0, q2);
        }
        for (int o = 0; o < k; o++) {
          int other = (first + l * k + o) * q2;
          sum[a * k + o] +=
              system.schur[row + first + l * k + o] - Dense.dot(half, 0, system.schur, other, q2);
        }
      }
    }
    return sum;
  }

  private double[] tracesOfFirst() {
    if (aggregates != null) {
      return aggregates.traces(r);
    }
    int k = system.k;
    double[] sum = new double[k * k];
    double[] half = new double[system.q2];
    for (int l = 0; l < system.levels; l++) {
      int touched = system.border.touched(l);
      int start = system.border.start(l);
      for (int i = 0; i < k * k; i++) {
        sum[i] += d[l * k * k + i];
      }
      for (int a = 0; a < k && touched > 0; a++) {
        times(l, a, half);
        for (int o = 0; o <= a; o++) {
          double product = Dense.dot(half, 0, e, start * k + o * touched, touched);
          sum[a * k + o] -= product;
          if (o != a) {
            sum[o * k + a] -= product;
          }
        }
      }
    }
    return sum;
  }

  /** out = R e_la on the touched columns. */
  private void times(int l, int a, double[] out) {
    int touched = system.border.touched(l);
    int start = system.border.start(l);
    int row = start * system.k + a * touched;
    int[] columns = system.border.columns();
    Arrays.fill(out, 0, touched, 0);
    if (system.border.complete()) {
      for (int i = 0; i < touched; i++) {
        Dense.axpy(e[row + i], r, i * touched, out, 0, touched);
      }
      return;
    }
    for (int i = 0; i < touched; i++) {
      double factor = e[row + i];
      int from = columns[start + i] * system.q2;
      for (int j = 0; j < touched; j++) {
        out[j] += factor * r[from + columns[start + j]];
      }
    }
  }

  /**
   * Σ over levels of w_la' A w_lb: k x k.
   *
   * @param a columns x columns, symmetric
   */
  double[] quadratic(int g, double[] a) {
    if (g == 0 && aggregates != null) {
      return aggregates.quadratic(g2, a);
    }
    Factor factor = at.of().factor(g);
    int columns = at.of().columns;
    int k = factor.k();
    double[] sum = new double[k * k];
    double[] half = new double[columns];
    for (int l = 0; l < factor.size(); l++) {
      int first = factor.offset() + l * k;
      for (int i = 0; i < k; i++) {
        Arrays.fill(half, 0);
        for (int j = 0; j < columns; j++) {
          Dense.axpy(w[(first + i) * columns + j], a, j * columns, half, 0, columns);
        }
        for (int o = 0; o < k; o++) {
          sum[i * k + o] += Dense.dot(half, 0, w, (first + o) * columns, columns);
        }
      }
    }
    return sum;
  }

  /** Derivative of (q'V⁻¹q)⁻¹ in one element of theta: p x p. */
  double[] slope(int theta) {
    var structure = system.structure;
    int p = at.of().columns - 1;
    double[] cross = new double[p * p];
    for (int g = 0; g < structure.factors.size(); g++) {
      int k = structure.factors.get(g).k();
      double[] unit = new double[structure.thetas];
      unit[theta] = 1;
      double[] e = structure.t(g, unit);
      double[] t = structure.t(g, system.theta);
      double[] et = Dense.times(e, Dense.transposed(t, k, k), k, k, k);
      double[] both = Dense.transposed(et, k, k);
      Dense.axpy(1, et, 0, both, 0, both.length);
      double[] product = crossed(g, both);
      Dense.axpy(1, product, 0, cross, 0, cross.length);
    }
    double[] half = Dense.times(cross, at.covariance(), p, p, p);
    return Dense.times(at.covariance(), half, p, p, p);
  }

  /** q'V⁻¹Z (A ⊗ I) Z'V⁻¹q for a k x k matrix A on one factor: p x p. */
  double[] crossed(int g, double[] a) {
    Factor factor = at.of().factor(g);
    int columns = at.of().columns;
    int p = columns - 1;
    int k = factor.k();
    double[] out = new double[p * p];
    for (int i = 0; i < k; i++) {
      for (int o = 0; o < k; o++) {
        double weight = a[i * k + o];
        for (int l = 0; l < factor.size() && weight != 0; l++) {
          int one = (factor.offset() + l * k + i) * columns;
          int two = (factor.offset() + l * k + o) * columns;
          for (int j = 0; j < p; j++) {
            Dense.axpy(weight * w[one + j], w, two, out, j * p, p);
          }
        }
      }
    }
    return out;
  }

  /** (A ⊗ I) Z'V⁻¹q on one factor, zero on the others: effects x p. */
  double[] weighted(int g, double[] a) {
    Factor factor = at.of().factor(g);
    int columns = at.of().columns;
    int p = columns - 1;
    int k = factor.k();
    double[] out = new double[system.size() * p];
    for (int l = 0; l < factor.size(); l++) {
      int first = factor.offset() + l * k;
      for (int i = 0; i < k; i++) {
        for (int o = 0; o < k; o++) {
          Dense.axpy(a[i * k + o], w, (first + o) * columns, out, (first + i) * p, p);
        }
      }
    }
    return out;
  }

  /** e_la' R e_lb. */
  double inner(int l, int a, int b) {
    int touched = system.border.touched(l);
    double[] half = new double[touched];
    times(l, a, half);
    return Dense.dot(half, 0, e, system.border.start(l) * system.k + b * touched, touched);
  }

  /** Z'V⁻¹(y - q gamma), one an effect. */
  double[] residual() {
    int columns = at.of().columns;
    double[] out = new double[system.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = w[i * columns + columns - 1] - Dense.dot(at.gamma(), 0, w, i * columns, columns - 1);
    }
    return out;
  }
}
