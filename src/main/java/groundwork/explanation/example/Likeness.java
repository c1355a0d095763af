package groundwork.explanation.example;

import java.util.Arrays;

/** How like the examples of a class are to one another, and which stand for them. */
final class Likeness {
  private static final double LEAST = 1e-12; // variance that counts as none: it is there already

  private final double[][] kernel;
  private final double[] means; // likeness of each example to all

  /**
   * @param squares of the distances; changed
   */
  Likeness(double[][] squares, double gamma) {
    double[] apart =
        Arrays.stream(squares)
            .flatMapToDouble(Arrays::stream)
            .filter(s -> s > 0)
            .sorted()
            .toArray();
    double g = gamma > 0 ? gamma : apart.length == 0 ? 1 : 1 / apart[apart.length / 2];
    kernel = squares;
    means = new double[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      for (int j = 0; j < kernel.length; j++) {
        kernel[i][j] = StrictMath.exp(-g * kernel[i][j]);
        means[i] += kernel[i][j] / kernel.length;
      }
    }
  }

  /** Greedily, those that make {@code 2·mean(k(x, S)) - mean(k(S, S))} largest. */
  int[] prototypes(int count) {
    int[] picked = new int[count];
    boolean[] taken = new boolean[kernel.length];
    double[] among = new double[kernel.length]; // likeness of each example to those picked
    double toAll = 0;
    double within = 0;
    for (int m = 0; m < count; m++) {
      int best = -1;
      double most = 0;
      for (int i = 0; i < kernel.length; i++) {
        double worth =
            2 * (toAll + means[i]) / (m + 1)
                - (within + 2 * among[i] + kernel[i][i]) / ((m + 1.0) * (m + 1));
        if (!taken[i] && (best < 0 || worth > most)) {
          best = i;
          most = worth;
        }
      }
      picked[m] = best;
      taken[best] = true;
      toAll += means[best];
      within += 2 * among[best] + kernel[best][best];
      for (int i = 0; i < kernel.length; i++) {
        among[i] += kernel[i][best];
      }
    }
    return picked;
  }

  /** Of how many examples each prototype is the likest, as a share; of equals, the first. */
  double[] shares(int[] picked) {
    double[] shares = new double[picked.length];
    for (double[] row : kernel) {
      int best = 0;
      for (int m = 1; m < picked.length; m++) {
        best = row[picked[m]] > row[picked[best]] ? m : best;
      }
      shares[best] += 1.0 / kernel.length;
    }
    return shares;
  }

  /** How much likelier each example is to the class than to its prototypes. */
  double[] witness(int[] picked) {
    double[] witness = means.clone();
    for (int i = 0; i < witness.length; i++) {
      for (int m : picked) {
        witness[i] -= kernel[i][m] / picked.length;
      }
    }
    return witness;
  }

  /**
   * Greedily, those with the largest {@code |witness| + log(variance left)}, where the variance is
   * that of a Gaussian process with the kernel after the criticisms before: together it is the
   * log-determinant. No prototype, and none that is the same as one before.
   */
  int[] criticisms(int[] prototypes, double[] witness, int count) {
    int n = kernel.length;
    double[] left = new double[n];
    Arrays.setAll(left, i -> kernel[i][i]);
    boolean[] out = new boolean[n];
    for (int m : prototypes) {
      out[m] = true;
    }
    double[][] factors = new double[count][];
    int[] picked = new int[count];
    for (int c = 0; c < count; c++) {
      int best = -1;
      double most = 0;
      for (int i = 0; i < n; i++) {
        double worth = Math.abs(witness[i]) + StrictMath.log(Math.max(left[i], LEAST));
        if (!out[i] && left[i] > LEAST && (best < 0 || worth > most)) {
          best = i;
          most = worth;
        }
      }
      if (best < 0) {
        return Arrays.copyOf(picked, c);
      }
      picked[c] = best;
      out[best] = true;
      factors[c] = new double[n];
      for (int i = 0; i < n; i++) {
        double known = 0;
        for (int before = 0; before < c; before++) {
          known += factors[before][i] * factors[before][best];
        }
        factors[c][i] = (kernel[i][best] - known) / Math.sqrt(left[best]);
      }
      for (int i = 0; i < n; i++) {
        left[i] -= factors[c][i] * factors[c][i];
      }
    }
    return picked;
  }
}
