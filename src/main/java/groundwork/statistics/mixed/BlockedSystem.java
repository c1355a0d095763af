package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.mixed.RandomStructure.Factor;
import java.util.Arrays;
import java.util.List;

/**
 * The system Λ'Z'WZΛ + I of a mixed model and its Cholesky factor.
 *
 * <p>Effects are ordered factor by factor, level by level. Z'WZ is block-diagonal in the first
 * factor (one k x k block a level, {@code b}); its border with all others is kept sparse by level
 * ({@code c}); the rest is dense ({@code rest}). Eliminating the first factor leaves S = Λ2'KΛ2 + I
 * with the Schur complement K = Z2'V1⁻¹Z2, where V1 = W⁻¹ + Z1Λ1Λ1'Z1'. One factorisation costs
 * O(levels · k · m²) for m touched columns a level, whatever the number of observations.
 *
 * <p>Use: {@link #of} once, {@link #weigh} whenever the weights change, {@link #factor} whenever
 * theta changes, then {@link #logDeterminant} and {@link #solve}. Not safe for several threads.
 */
final class BlockedSystem {
  final RandomStructure structure;
  final int n;
  final Factor main;
  final int k;
  final int levels;
  final int q2; // effects of all factors but the first
  final Border border;
  final double[] b; // levels x k x k
  final double[] c; // level by level: k rows of the touched columns
  final double[] rest; // q2 x q2, upper triangle

  // what factor(theta) leaves
  double[] theta;
  final double[] m; // Cholesky factors (upper) of the levels' blocks
  final double[] f; // M_l'^-1 T1' C_l, laid out as c
  final double[] schur; // K, full
  final double[] right; // K Λ2, full
  final double[] s; // Cholesky factor (upper) of S
  private double logDeterminant;

  private BlockedSystem(RandomStructure structure, int n) {
    this.structure = structure;
    this.n = n;
    main = structure.factors.getFirst();
    k = main.k();
    levels = main.size();
    q2 = structure.effects - main.effects();
    border = Border.of(structure, n);
    b = new double[levels * k * k];
    c = new double[border.entries() * k];
    rest = new double[Math.multiplyExact(q2, q2)];
    m = new double[b.length];
    f = new double[c.length];
    schur = new double[rest.length];
    right = new double[rest.length];
    s = new double[rest.length];
  }

  /**
   * The structure, with unit weights.
   *
   * @param terms at least one, each over n observations
   */
  static BlockedSystem of(List<RandomTerm> terms, int n) {
    var system = new BlockedSystem(RandomStructure.of(terms, n), n);
    system.weigh(null);
    return system;
  }

  /** Number of random effects. */
  int size() {
    return structure.effects;
  }

  /**
   * Sums Z'WZ anew.
   *
   * @param weights one an observation, or null where all are 1
   */
  void weigh(double[] weights) {
    CrossProducts.sum(this, weights);
  }

  /**
   * Cholesky factor of Λ'Z'WZΛ + I, which is positive definite for every theta.
   *
   * @throws ArithmeticException if weights or theta are so extreme that it is not in double
   *     precision
   */
  void factor(double[] theta) {
    this.theta = theta.clone();
    double[] t = structure.t(0, theta);
    logDeterminant = 0;
    for (int l = 0; l < levels; l++) {
      logDeterminant += block(l, t);
    }
    System.arraycopy(rest, 0, schur, 0, rest.length);
    Schur.subtract(this);
    Dense.mirror(schur, q2);
    reduce();
  }

  /**
   * As {@link #factor} where K is known already; {@link #solve} is not possible then.
   *
   * @param k the Schur complement, q2 x q2
   * @param log log determinant of the eliminated blocks
   */
  void reduce(double[] theta, double[] k, double log) {
    this.theta = theta.clone();
    logDeterminant = log;
    System.arraycopy(k, 0, schur, 0, k.length);
    reduce();
  }

  private void reduce() {
    System.arraycopy(schur, 0, right, 0, schur.length);
    timesLambda2(right);
    System.arraycopy(right, 0, s, 0, right.length);
    lambda2TransposedTimes(s, q2);
    for (int i = 0; i < q2; i++) {
      s[i * q2 + i] += 1;
    }
    if (!Dense.cholesky(s, q2)) {
      throw new ArithmeticException("not positive definite at theta " + Arrays.toString(theta));
    }
    logDeterminant += Dense.logDeterminant(s, q2);
  }

  /** Of Λ'Z'WZΛ + I at the last theta. */
  double logDeterminant() {
    return logDeterminant;
  }

  /** Solves (Λ'Z'WZΛ + I) u = rhs in place, at the last theta. */
  void solve(double[] u) {
    double[] second = Arrays.copyOfRange(u, levels * k, u.length);
    double[] small = new double[k];
    double[] shared = new double[q2];
    for (int l = 0; l < levels; l++) { // forward: f'(M'^-1 rhs1)
      System.arraycopy(u, l * k, small, 0, k);
      solveBlockTransposed(l, small);
      System.arraycopy(small, 0, u, l * k, k);
      int touched = border.touched(l);
      for (int a = 0; a < k; a++) {
        int row = border.start(l) * k + a * touched;
        for (int j = 0; j < touched; j++) {
          shared[border.column(l, j)] += f[row + j] * small[a];
        }
      }
    }
    lambda2TransposedTimes(shared, 1);
    for (int i = 0; i < q2; i++) {
      second[i] -= shared[i];
    }
    Dense.solveTransposed(s, q2, second, 1);
    Dense.solveUpper(s, q2, second, 1);
    System.arraycopy(second, 0, u, levels * k, q2);
    lambda2Times(second, 1);
    for (int l = 0; l < levels; l++) {
      System.arraycopy(u, l * k, small, 0, k);
      int touched = border.touched(l);
      for (int a = 0; a < k; a++) {
        int row = border.start(l) * k + a * touched;
        for (int j = 0; j < touched; j++) {
          small[a] -= f[row + j] * second[border.column(l, j)];
        }
      }
      solveBlock(l, small);
      System.arraycopy(small, 0, u, l * k, k);
    }
  }

  /** ZΛu: the random part of the linear predictor, at the last theta. */
  double[] predict(double[] u) {
    return rows(effects(u));
  }

  /** Zb for effects on their own scale. */
  double[] rows(double[] effects) {
    double[] out = new double[n];
    for (Factor factor : structure.factors) {
      int[] codes = factor.codes();
      for (int a = 0; a < factor.k(); a++) {
        double[] z = factor.z()[a];
        for (int i = 0; i < n; i++) {
          out[i] += z[i] * effects[factor.offset() + codes[i] * factor.k() + a];
        }
      }
    }
    return out;
  }

  /** Z'v for one value an observation. */
  double[] sums(double[] v) {
    double[] out = new double[size()];
    for (Factor factor : structure.factors) {
      int[] codes = factor.codes();
      for (int a = 0; a < factor.k(); a++) {
        double[] z = factor.z()[a];
        for (int i = 0; i < n; i++) {
          out[factor.offset() + codes[i] * factor.k() + a] += z[i] * v[i];
        }
      }
    }
    return out;
  }

  /** Λu: effects on their own scale, at the last theta. */
  double[] effects(double[] u) {
    double[] out = new double[u.length];
    for (int g = 0; g < structure.factors.size(); g++) {
      var factor = structure.factors.get(g);
      double[] t = structure.t(g, theta);
      int kg = factor.k();
      for (int l = 0; l < factor.size(); l++) {
        int at = factor.offset() + l * kg;
        for (int r = 0; r < kg; r++) {
          for (int col = 0; col <= r; col++) {
            out[at + r] += t[r * kg + col] * u[at + col];
          }
        }
      }
    }
    return out;
  }

  /** Cholesky of T1'B_lT1 + I and f_l; returns the log determinant. */
  private double block(int l, double[] t) {
    int at = l * k * k;
    double log;
    if (k == 1) {
      double value = Math.sqrt(t[0] * t[0] * b[l] + 1);
      m[l] = value;
      log = 2 * Math.log(value);
    } else {
      double[] bt = Dense.times(Arrays.copyOfRange(b, at, at + k * k), t, k, k, k);
      double[] block = Dense.crossed(t, bt, k, k, k);
      for (int a = 0; a < k; a++) {
        block[a * k + a] += 1;
      }
      if (!Dense.cholesky(block, k)) {
        throw new ArithmeticException("level %d: not positive definite".formatted(l));
      }
      System.arraycopy(block, 0, m, at, k * k);
      log = Dense.logDeterminant(block, k);
    }
    int touched = border.touched(l);
    int start = border.start(l) * k;
    for (int a = 0; a < k; a++) { // T1'C_l, T lower triangular
      int row = start + a * touched;
      double diagonal = t[a * k + a];
      for (int j = 0; j < touched; j++) {
        f[row + j] = diagonal * c[row + j];
      }
      for (int r = a + 1; r < k; r++) {
        if (t[r * k + a] != 0) {
          Dense.axpy(t[r * k + a], c, start + r * touched, f, row, touched);
        }
      }
    }
    for (int a = 0; a < k; a++) {
      double inverse = 1 / m[at + a * k + a];
      int row = start + a * touched;
      for (int j = 0; j < touched; j++) {
        f[row + j] *= inverse;
      }
      for (int r = a + 1; r < k; r++) {
        Dense.axpy(-m[at + a * k + r], f, row, f, start + r * touched, touched);
      }
    }
    return log;
  }

  void solveBlockTransposed(int l, double[] x) {
    int at = l * k * k;
    for (int a = 0; a < k; a++) {
      double value = x[a];
      for (int r = 0; r < a; r++) {
        value -= m[at + r * k + a] * x[r];
      }
      x[a] = value / m[at + a * k + a];
    }
  }

  void solveBlock(int l, double[] x) {
    int at = l * k * k;
    for (int a = k - 1; a >= 0; a--) {
      double value = x[a];
      for (int r = a + 1; r < k; r++) {
        value -= m[at + a * k + r] * x[r];
      }
      x[a] = value / m[at + a * k + a];
    }
  }

  /** A becomes A Λ2; a has q2 columns. */
  void timesLambda2(double[] a) {
    int rows = q2 == 0 ? 0 : a.length / q2;
    for (int g = 1; g < structure.factors.size(); g++) {
      var factor = structure.factors.get(g);
      double[] t = structure.t(g, theta);
      int kg = factor.k();
      int first = factor.offset() - main.effects();
      for (int row = 0; row < rows; row++) {
        for (int l = 0; l < factor.size(); l++) {
          int at = row * q2 + first + l * kg;
          for (int col = 0; col < kg; col++) { // ascending: column col needs only rows r >= col
            double sum = 0;
            for (int r = col; r < kg; r++) {
              sum += a[at + r] * t[r * kg + col];
            }
            a[at + col] = sum;
          }
        }
      }
    }
  }

  /** A becomes Λ2'A; a is q2 x columns. */
  void lambda2TransposedTimes(double[] a, int columns) {
    scaleRows(a, columns, true);
  }

  /** A becomes Λ2 A; a is q2 x columns. */
  void lambda2Times(double[] a, int columns) {
    scaleRows(a, columns, false);
  }

  private void scaleRows(double[] a, int columns, boolean transposed) {
    for (int g = 1; g < structure.factors.size(); g++) {
      var factor = structure.factors.get(g);
      double[] t = structure.t(g, theta);
      int kg = factor.k();
      int first = factor.offset() - main.effects();
      for (int l = 0; l < factor.size(); l++) {
        int at = (first + l * kg) * columns;
        for (int step = 0; step < kg; step++) { // each order leaves what later rows need untouched
          int r = transposed ? step : kg - 1 - step;
          double diagonal = t[r * kg + r];
          for (int j = 0; j < columns; j++) {
            a[at + r * columns + j] *= diagonal;
          }
          int from = transposed ? r + 1 : 0;
          int to = transposed ? kg : r;
          for (int other = from; other < to; other++) {
            double factorOf = transposed ? t[other * kg + r] : t[r * kg + other];
            if (factorOf != 0) {
              Dense.axpy(factorOf, a, at + other * columns, a, at + r * columns, columns);
            }
          }
        }
      }
    }
  }
}
