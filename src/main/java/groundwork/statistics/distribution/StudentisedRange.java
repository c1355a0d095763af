package groundwork.statistics.distribution;

import groundwork.statistics.Check;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The range of k independent normal means over an independent estimate of their standard deviation:
 * the reference of Tukey's HSD, Games-Howell and Nemenyi.
 *
 * @param k number of means, at least 2
 * @param df degrees of freedom of the estimate, above 0; infinite where the deviation is known
 * @see <a href="https://doi.org/10.2307/2347300">Copenhaver and Holland (1988)</a>
 */
public record StudentisedRange(int k, double df) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double ROUGH = 10; // ranges of some ten deviations are as good as certain
  private static final double FARTHEST = 37; // the normal tail beyond it is as good as zero
  private static final double NEGLIGIBLE = 1e-18;

  /**
   * @throws IllegalArgumentException if {@code k} is below 2 or {@code df} not positive
   */
  public StudentisedRange {
    Check.atLeast("k", k, 2);
    if (!(df > 0)) { // the negation also refuses NaN
      throw new IllegalArgumentException("df is " + df + "; it must be above 0");
    }
  }

  /** P(Q ≤ q). */
  public double cumulative(double q) {
    if (q <= 0) {
      return 0;
    }
    return Double.isInfinite(df)
        ? rangeAtMost(q)
        : new ScaleMixture(df, ROUGH).mean(s -> rangeAtMost(q * s));
  }

  /** P(Q > q). */
  public double survival(double q) {
    if (q <= 0) {
      return 1;
    }
    return Double.isInfinite(df)
        ? rangeAbove(q)
        : new ScaleMixture(df, ROUGH).mean(s -> rangeAbove(q * s));
  }

  /**
   * The q below which lies the share p.
   *
   * @throws IllegalArgumentException if p is not in (0, 1)
   */
  public double quantile(double p) {
    Check.probability("p", p);
    return p <= 0.5
        ? Root.of(q -> cumulative(q) - p, 1, 2, 0, Double.POSITIVE_INFINITY)
        : Root.of(q -> (1 - p) - survival(q), 2, 4, 0, Double.POSITIVE_INFINITY);
  }

  /** k ∫ φ(z) [Φ(z + w) - Φ(z)]^(k-1) dz over the smallest of the k. */
  private double rangeAtMost(double w) {
    return overSmallest(
        Math.max(-w / 2, -1), // a wide range is no constraint: the smallest is where it would be
        z ->
            Math.pow(
                z > 0
                    ? NORMAL.survivalProbability(z) - NORMAL.survivalProbability(z + w)
                    : NORMAL.cumulativeProbability(z + w) - NORMAL.cumulativeProbability(z),
                k - 1.0));
  }

  /** k ∫ φ(z) {[1 - Φ(z)]^(k-1) - [Φ(z + w) - Φ(z)]^(k-1)} dz. */
  private double rangeAbove(double w) {
    return overSmallest(
        -w / 2,
        z -> {
          double above = NORMAL.survivalProbability(z);
          double beyond = NORMAL.survivalProbability(z + w) / above;
          return beyond >= 1
              ? Math.pow(above, k - 1.0)
              : -Math.pow(above, k - 1.0) * Math.expm1((k - 1) * Math.log1p(-beyond));
        });
  }

  private double overSmallest(double peak, DoubleUnaryOperator g) {
    double step = 1 / (2 * Math.sqrt(k));
    double sum = NORMAL.density(peak) * g.applyAsDouble(peak);
    for (int direction = -1; direction <= 1; direction += 2) {
      double last = 0;
      for (double z = peak + direction * step; Math.abs(z) < FARTHEST; z += direction * step) {
        double term = NORMAL.density(z) * g.applyAsDouble(z);
        sum += term;
        if (term < NEGLIGIBLE * sum && term <= last) {
          break;
        }
        last = term;
      }
    }
    return k * step * sum;
  }
}
