package groundwork.statistics.mixed;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Intervals of a binomial mixed model that end where the deviance, minimised over all other
 * parameters, has risen by the square of the normal quantile.
 *
 * @param coefficients one a fixed column
 * @param sd one a random term with one column, in order; null for terms with several
 * @see <a href="https://doi.org/10.2307/2347496">Venzon and Moolgavkar (1988)</a>
 */
public record BinomialProfile(Interval[] coefficients, Interval[] sd) {
  private static final int STEPS = 25;
  private static final double CLOSE = 1e-7;

  /**
   * @param level coverage in (0, 1)
   * @throws IllegalArgumentException if the fit had the fixed coefficients within the mode
   */
  public static BinomialProfile of(BinomialMixedModel fit, double level) {
    Check.level(level);
    if (fit.points() < 1) {
      throw new IllegalArgumentException("fit has points 0: there is no likelihood to profile");
    }
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    return new Search(fit, z, level).run();
  }

  private static final class Search {
    final BinomialMixedModel fit;
    final Objective objective;
    final double z;
    final double level;
    final double[] best;
    final double least;
    final double[] inverse;

    Search(BinomialMixedModel fit, double z, double level) {
      this.fit = fit;
      this.z = z;
      this.level = level;
      objective = new BinomialFit(fit.frame()).objective(fit.points());
      int p = fit.coefficients().length;
      best = Arrays.copyOf(fit.coefficients(), p + fit.theta().length);
      System.arraycopy(fit.theta(), 0, best, p, fit.theta().length);
      least = objective.value(best);
      inverse = inverse(best.length);
    }

    private double[] inverse(int n) {
      double[] steps = new double[n];
      for (int j = 0; j < n; j++) {
        double scale = j < fit.coefficients().length ? fit.conditionalErrors()[j] : 0.1;
        steps[j] = Math.clamp(1e-2 * scale, 1e-6, 1e-2);
      }
      double[] root = QuasiNewton.curvature(objective, best, steps);
      for (int i = 0; i < n; i++) {
        root[i * n + i] += 1e-3; // where the deviance is flat, on a boundary
      }
      if (Dense.cholesky(root, n)) {
        return Dense.inverse(root, n);
      }
      double[] diagonal = new double[n * n];
      for (int i = 0; i < n; i++) {
        diagonal[i * n + i] = steps[i];
      }
      return diagonal;
    }

    BinomialProfile run() {
      int p = fit.coefficients().length;
      var coefficients = new Interval[p];
      for (int j = 0; j < p; j++) {
        coefficients[j] = new Interval(bound(j, -1), bound(j, 1), level);
      }
      var terms = fit.frame().terms();
      var sd = new Interval[terms.size()];
      int at = p;
      for (int t = 0; t < sd.length; t++) {
        int k = terms.get(t).z().length;
        if (k == 1) {
          sd[t] = new Interval(least(at), bound(at, 1), level);
        }
        at += RandomStructure.triangle(k);
      }
      return new BinomialProfile(coefficients, sd);
    }

    /** A standard deviation is not below 0. */
    private double least(int k) {
      var restricted = new Restricted(objective, k);
      return root(restricted, k, 0) < z ? 0 : bound(k, -1);
    }

    private double bound(int k, int side) {
      var restricted = new Restricted(objective, k);
      double inside = best[k];
      double rise = 0;
      double outside = inside + side * z * Math.sqrt(2 * inverse[k * best.length + k]);
      double there = root(restricted, k, outside);
      for (int step = 0; step < STEPS && Math.abs(there - z) > CLOSE; step++) {
        double slope = (there - rise) / (outside - inside);
        if (!(slope * side > 0)) {
          return side * Double.POSITIVE_INFINITY; // the deviance no longer rises
        }
        double move =
            Math.clamp(
                (z - there) / slope, -Math.abs(outside - best[k]) / 2, Math.abs(outside - best[k]));
        inside = outside;
        rise = there;
        outside += side * Math.abs(move) * Math.signum(z - there);
        there = root(restricted, k, outside);
      }
      return outside;
    }

    /** Root of the rise of the deviance with this value held. */
    private double root(Restricted restricted, int k, double value) {
      int n = best.length;
      restricted.hold(value);
      double[] start = best.clone();
      for (int i = 0; i < n; i++) {
        start[i] += inverse[i * n + k] / inverse[k * n + k] * (value - best[k]);
      }
      double[] given = new double[(n - 1) * (n - 1)];
      int at = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (i != k && j != k) {
            double shared = inverse[i * n + k] * inverse[k * n + j] / inverse[k * n + k];
            given[at++] = inverse[i * n + j] - shared;
          }
        }
      }
      var minimum =
          QuasiNewton.minimum(restricted, Restricted.without(start, k), given, QuasiNewton.EXACT);
      return Math.sqrt(Math.max(0, minimum.value() - least));
    }
  }
}
