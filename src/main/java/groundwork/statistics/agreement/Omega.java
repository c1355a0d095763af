package groundwork.statistics.agreement;

import groundwork.statistics.Bootstrap;
import groundwork.statistics.Check;
import groundwork.statistics.Resamples;
import java.util.Arrays;

/**
 * Reliability of a sum of items under one common factor, whose loadings may differ.
 *
 * @param estimate McDonald's omega total, (sum of loadings)² / ((sum of loadings)² + sum of
 *     uniquenesses)
 * @param loadings of each standardised item on the factor; their sum is not negative
 * @param uniquenesses share of each item's variance that the factor leaves, in [0.005, 1]
 * @param atBound whether a uniqueness stands at its lower bound (a Heywood case): the factor model
 *     does not fit then, and omega is not to be trusted
 * @param n people
 * @see <a href="https://doi.org/10.4324/9781410601087">McDonald (1999)</a>
 * @see <a href="https://doi.org/10.1007/BF02293851">Rubin and Thayer (1982), EM for factor
 *     analysis</a>
 */
public record Omega(
    double estimate, double[] loadings, double[] uniquenesses, boolean atBound, int n) {
  /** R's factanal and psych keep to the same bound. */
  private static final double LEAST = 0.005;

  private static final int STEPS = 200_000;

  /**
   * One factor by maximum likelihood over the correlations.
   *
   * @param answers n rows (people) of k answers, reversed items already turned round, none missing
   * @throws IllegalArgumentException if there are fewer than 2 people or 3 items (one factor of two
   *     items is not identified), rows differ in length, a value is not finite, or an item does not
   *     vary
   */
  public static Omega total(double[][] answers) {
    var scale = Items.of(answers, 3, "omega");
    return of(scale.correlations(), scale.n());
  }

  /**
   * The same with people resampled, for an interval.
   *
   * @param resamples of as many units as there are people
   */
  public static Bootstrap bootstrap(double[][] answers, Resamples resamples) {
    Check.sameLength("answers", answers.length, "units", resamples.n());
    return Bootstrap.of(
        resamples,
        drawn -> {
          double[][] taken =
              Arrays.stream(drawn).mapToObj(i -> answers[i]).toArray(double[][]::new);
          var scale = Items.of(taken, 3, "omega");
          for (int item = 0; item < scale.k(); item++) {
            if (scale.covariances()[item][item] == 0) {
              return Double.NaN; // these people answer an item alike: undefined for this draw
            }
          }
          return of(scale.correlations(), scale.n()).estimate();
        });
  }

  private static Omega of(double[][] r, int n) {
    int k = r.length;
    double[] loadings = new double[k];
    double[] unique = new double[k];
    Arrays.fill(unique, 0.5);
    for (int item = 0; item < k; item++) { // signs as with the sum of the items
      double withSum = Arrays.stream(r[item]).sum();
      loadings[item] = Math.copySign(Math.sqrt(0.5), withSum);
    }
    boolean moving = true;
    for (int step = 0; moving && step < STEPS; step++) {
      moving = improve(r, loadings, unique) > 1e-13;
    }
    double sum = Arrays.stream(loadings).sum();
    if (sum < 0) {
      Arrays.setAll(loadings, item -> -loadings[item]);
    }
    return new Omega(
        sum * sum / (sum * sum + Arrays.stream(unique).sum()),
        loadings,
        unique,
        Arrays.stream(unique).anyMatch(value -> value <= LEAST),
        n);
  }

  /** One step of EM, in place; returns the largest change of a loading or uniqueness. */
  private static double improve(double[][] r, double[] loadings, double[] unique) {
    int k = r.length;
    double[] weights = new double[k];
    double precision = 1;
    for (int item = 0; item < k; item++) {
      weights[item] = loadings[item] / unique[item];
      precision += loadings[item] * weights[item];
    }
    double[] shared = new double[k];
    double spread = 1 / precision; // variance of the factor given the items
    for (int item = 0; item < k; item++) {
      for (int other = 0; other < k; other++) {
        shared[item] += r[item][other] * weights[other] / precision;
      }
    }
    for (int item = 0; item < k; item++) {
      spread += weights[item] / precision * shared[item];
    }
    double change = 0;
    for (int item = 0; item < k; item++) {
      double loading = shared[item] / spread;
      double rest = Math.max(LEAST, 1 - loading * shared[item]);
      change = Math.max(change, Math.abs(loading - loadings[item]));
      change = Math.max(change, Math.abs(rest - unique[item]));
      loadings[item] = loading;
      unique[item] = rest;
    }
    return change;
  }
}
