package groundwork.statistics.mixed;

import java.util.Arrays;

/** Sums Z'WZ in one pass over the observations. */
final class CrossProducts {
  private CrossProducts() {}

  static void sum(BlockedSystem system, double[] weights) {
    Arrays.fill(system.b, 0);
    Arrays.fill(system.c, 0);
    Arrays.fill(system.rest, 0);
    diagonal(system, weights);
    for (int g = 1; g < system.structure.factors.size(); g++) {
      border(system, g, weights);
      for (int h = g; h < system.structure.factors.size(); h++) {
        rest(system, g, h, weights);
      }
    }
  }

  private static void diagonal(BlockedSystem system, double[] weights) {
    int k = system.k;
    int[] codes = system.main.codes();
    double[] b = system.b;
    for (int a = 0; a < k; a++) {
      double[] za = system.main.z()[a];
      for (int d = 0; d < k; d++) {
        double[] zd = system.main.z()[d];
        int at = a * k + d;
        for (int i = 0; i < system.n; i++) {
          double product = za[i] * zd[i];
          b[codes[i] * k * k + at] += weights == null ? product : weights[i] * product;
        }
      }
    }
  }

  private static void border(BlockedSystem system, int g, double[] weights) {
    int k = system.k;
    var factor = system.structure.factors.get(g);
    int[] codes = system.main.codes();
    int[] slots = system.border.slots()[g - 1];
    int[] starts = system.border.starts();
    double[] c = system.c;
    for (int a = 0; a < k; a++) {
      double[] za = system.main.z()[a];
      for (int d = 0; d < factor.k(); d++) {
        double[] zd = factor.z()[d];
        for (int i = 0; i < system.n; i++) {
          int l = codes[i];
          int start = starts[l];
          int touched = starts[l + 1] - start;
          double product = za[i] * zd[i];
          c[start * k + a * touched + slots[i] + d] +=
              weights == null ? product : weights[i] * product;
        }
      }
    }
  }

  private static void rest(BlockedSystem system, int g, int h, double[] weights) {
    var one = system.structure.factors.get(g);
    var two = system.structure.factors.get(h);
    int first = one.offset() - system.main.effects();
    int second = two.offset() - system.main.effects();
    double[] rest = system.rest;
    for (int a = 0; a < one.k(); a++) {
      double[] za = one.z()[a];
      for (int d = g == h ? a : 0; d < two.k(); d++) {
        double[] zd = two.z()[d];
        for (int i = 0; i < system.n; i++) {
          int row = first + one.codes()[i] * one.k() + a;
          int column = second + two.codes()[i] * two.k() + d;
          double product = za[i] * zd[i];
          rest[row * system.q2 + column] += weights == null ? product : weights[i] * product;
        }
      }
    }
  }
}
