package groundwork.bench;

import java.util.Map;

/**
 * What a fit found.
 *
 * @param sd standard deviation by "group|term"; the residual's is "Residual|"
 */
record Estimates(double[] fixed, Map<String, Double> sd, double logLik) {

  /** Largest relative difference of any number here from the other's. */
  double difference(Estimates other) {
    double largest = relative(logLik, other.logLik);
    for (int j = 0; j < fixed.length; j++) {
      largest = Math.max(largest, relative(fixed[j], other.fixed[j]));
    }
    for (var one : sd.entrySet()) {
      largest = Math.max(largest, relative(one.getValue(), other.sd.get(one.getKey())));
    }
    return largest;
  }

  private static double relative(double a, double b) {
    return Math.abs(a - b) / Math.abs(b);
  }
}
