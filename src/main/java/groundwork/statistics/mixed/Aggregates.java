package groundwork.statistics.mixed;

import groundwork.statistics.mixed.ProfiledDeviance.Solution;

/**
 * Value and gradient by classes of levels. With N = T1M⁻¹T1' and J = I - BN of each class, K =
 * Z2'Z2 - Σ N_ab Σ_l c_la c_lb', and likewise for the fixed columns.
 */
final class Aggregates {
  private final ProfiledDeviance of;
  private final LevelClasses classes;
  private final BlockedSystem system;
  private final int k;
  private final int q2;
  private final int columns;
  private final double[][] cz; // class * k² + a * k + b: Σ c_a z_b', q2 x columns
  private final double[][] zz; // Σ z_a z_b', columns x columns
  private final double[] rest; // Z2'Z2, full
  private double[][] n; // N of each class at the last theta
  private double[][] j; // J

  Aggregates(ProfiledDeviance of, LevelClasses classes) {
    this.of = of;
    this.classes = classes;
    system = of.system;
    k = system.k;
    q2 = system.q2;
    columns = of.columns;
    cz = new double[classes.b.length * k * k][q2 * columns];
    zz = new double[classes.b.length * k * k][columns * columns];
    for (int l = 0; l < system.levels; l++) {
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          add(l, a, b);
        }
      }
    }
    rest = system.rest.clone();
    Dense.mirror(rest, q2);
  }

  private void add(int l, int a, int b) {
    int at = classes.of[l] * k * k + a * k + b;
    int start = system.border.start(l);
    int touched = system.border.touched(l);
    int z = (l * k + b) * columns;
    for (int i = 0; i < touched; i++) {
      double factor = system.c[start * k + a * touched + i];
      Dense.axpy(factor, of.z1, z, cz[at], system.border.columns()[start + i] * columns, columns);
    }
    for (int i = 0; i < columns; i++) {
      Dense.axpy(of.z1[(l * k + a) * columns + i], of.z1, z, zz[at], i * columns, columns);
    }
  }

  Solution solve(double[] theta) {
    double[] t = system.structure.t(0, theta);
    double[] tt = Dense.transposed(t, k, k);
    n = new double[classes.b.length][];
    j = new double[classes.b.length][];
    double[] schur = rest.clone();
    double[] h2 = of.z2.clone();
    double[] cross = of.xx.clone();
    double log = 0;
    for (int c = 0; c < classes.b.length; c++) {
      double[] m = Dense.times(tt, Dense.times(classes.b[c], t, k, k, k), k, k, k);
      for (int a = 0; a < k; a++) {
        m[a * k + a] += 1;
      }
      Dense.cholesky(m, k);
      log += classes.counts[c] * Dense.logDeterminant(m, k);
      double[] half = tt.clone();
      Dense.solveTransposed(m, k, half, k);
      n[c] = Dense.crossed(half, half, k, k, k);
      j[c] = Dense.times(classes.b[c], n[c], k, k, k);
      for (int i = 0; i < k * k; i++) {
        j[c][i] = (i / k == i % k ? 1 : 0) - j[c][i];
      }
      for (int a = 0; a < k; a++) {
        for (int b = 0; b < k; b++) {
          int at = c * k * k + a * k + b;
          double weight = -n[c][a * k + b];
          if (a <= b) {
            Dense.axpy(weight, classes.cc[at], 0, schur, 0, schur.length);
          }
          Dense.axpy(weight, cz[at], 0, h2, 0, h2.length);
          Dense.axpy(weight, zz[at], 0, cross, 0, cross.length);
        }
      }
    }
    system.reduce(theta, schur, log);
    return Solution.of(of, cross, h2);
  }

  /** Σ over levels of the diagonal blocks of Z1'V⁻¹Z1. */
  double[] traces(double[] r) {
    double[] sum = new double[k * k];
    for (int c = 0; c < n.length; c++) {
      double[] inner = new double[k * k];
      for (int a = 0; a < k; a++) {
        for (int b = a; b < k; b++) {
          double value = Dense.dot(r, 0, classes.cc[c * k * k + a * k + b], 0, q2 * q2);
          inner[a * k + b] = a == b ? value : value / 2;
          inner[b * k + a] = inner[a * k + b];
        }
      }
      Dense.axpy(classes.counts[c], Dense.times(j[c], classes.b[c], k, k, k), 0, sum, 0, k * k);
      Dense.axpy(-1, sandwich(c, inner), 0, sum, 0, k * k);
    }
    return sum;
  }

  /**
   * Σ over levels of u_la' A u_lb, where u_l = J(z_l - C_l g) in all columns.
   *
   * @param g R h2, q2 x columns
   * @param a columns x columns, symmetric
   */
  double[] quadratic(double[] g, double[] a) {
    double[] ga = Dense.times(g, a, q2, columns, columns);
    double[] gag = new double[q2 * q2];
    double[] transposed = Dense.transposed(g, q2, columns);
    for (int i = 0; i < q2; i++) {
      for (int c = 0; c < columns; c++) {
        Dense.axpy(ga[i * columns + c], transposed, c * q2, gag, i * q2, q2);
      }
    }
    double[] sum = new double[k * k];
    for (int c = 0; c < n.length; c++) {
      double[] inner = new double[k * k];
      for (int one = 0; one < k; one++) {
        for (int two = one; two < k; two++) {
          int at = c * k * k + one * k + two;
          int flipped = c * k * k + two * k + one;
          double both = Dense.dot(gag, 0, classes.cc[at], 0, q2 * q2);
          double value =
              Dense.dot(a, 0, zz[at], 0, a.length)
                  - Dense.dot(ga, 0, cz[at], 0, ga.length)
                  - Dense.dot(ga, 0, cz[flipped], 0, ga.length)
                  + (one == two ? both : both / 2);
          inner[one * k + two] = value;
          inner[two * k + one] = value;
        }
      }
      Dense.axpy(1, sandwich(c, inner), 0, sum, 0, k * k);
    }
    return sum;
  }

  private double[] sandwich(int c, double[] inner) {
    double[] half = Dense.times(j[c], inner, k, k, k);
    return Dense.times(half, Dense.transposed(j[c], k, k), k, k, k);
  }
}
