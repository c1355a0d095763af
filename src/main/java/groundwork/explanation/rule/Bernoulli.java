package groundwork.explanation.rule;

/**
 * Confidence bounds of a share by the Kullback-Leibler divergence (Kaufmann and Kalyanakrishnan
 * 2013).
 */
final class Bernoulli {
  private static final int HALVINGS = 40;

  private Bernoulli() {}

  static double divergence(double p, double q) {
    return part(p, q) + part(1 - p, 1 - q);
  }

  private static double part(double p, double q) {
    return p == 0 ? 0 : p * StrictMath.log(p / Math.max(q, 1e-300));
  }

  /** The largest share that is not too far above what was seen. */
  static double upper(double seen, double level) {
    double low = seen;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (divergence(seen, middle) > level) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The smallest share that is not too far below what was seen. */
  static double lower(double seen, double level) {
    return 1 - upper(1 - seen, level);
  }
}
