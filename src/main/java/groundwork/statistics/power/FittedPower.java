package groundwork.statistics.power;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A smooth curve through simulated powers: Φ(a + b g), where g is the root of the number of
 * participants or the size of the effect. That is how the power of a normal test grows, and it
 * lends every point the strength of the others.
 *
 * @param a constant
 * @param b slope, above 0
 * @param covariance of a and b
 * @see <a href="https://doi.org/10.1017/CBO9780511815867">Finney, probit analysis: maximum
 *     likelihood, and Fieller's interval for the dose</a>
 */
public record FittedPower(double a, double b, double[][] covariance) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int ROUNDS = 100;
  private static final double TINY = 1e-9;

  /**
   * Draws at one place.
   *
   * @param g root of the participants, or effect
   * @param found draws in which the test found it
   * @param draws all of them, at least 1
   */
  public record Shot(double g, int found, int draws) {}

  /**
   * Maximum likelihood, by Fisher scoring. Half a draw is added to either side of each place, so
   * that places with all or none found stay finite.
   *
   * @param shots at two different places or more
   * @throws IllegalArgumentException if they are not, or power does not grow over them
   */
  public static FittedPower of(List<Shot> shots) {
    if (shots.stream().mapToDouble(Shot::g).distinct().count() < 2) {
      throw new IllegalArgumentException("shots are at one place; two are needed");
    }
    double a = 0;
    double b = 0;
    double[] sums = new double[3];
    for (int round = 0; round < ROUNDS; round++) {
      double[] score = new double[2];
      sums = new double[3];
      for (var shot : shots) {
        double n = shot.draws() + 1.0;
        double y = (shot.found() + 0.5) / n;
        double eta = Math.max(-6, Math.min(6, a + b * shot.g()));
        double p = Math.min(1 - TINY, Math.max(TINY, NORMAL.cumulativeProbability(eta)));
        double density = NORMAL.density(eta);
        double weight = n * density * density / (p * (1 - p));
        double residual = n * density * (y - p) / (p * (1 - p));
        score[0] += residual;
        score[1] += residual * shot.g();
        sums[0] += weight;
        sums[1] += weight * shot.g();
        sums[2] += weight * shot.g() * shot.g();
      }
      double determinant = sums[0] * sums[2] - sums[1] * sums[1];
      double moveA = (sums[2] * score[0] - sums[1] * score[1]) / determinant;
      double moveB = (sums[0] * score[1] - sums[1] * score[0]) / determinant;
      a += moveA;
      b += moveB;
      if (Math.abs(moveA) + Math.abs(moveB) < 1e-10) {
        break;
      }
    }
    if (!(b > 0)) { // the negation also refuses NaN
      throw new IllegalArgumentException("power does not grow over these places");
    }
    double determinant = sums[0] * sums[2] - sums[1] * sums[1];
    return new FittedPower(
        a,
        b,
        new double[][] {
          {sums[2] / determinant, -sums[1] / determinant},
          {-sums[1] / determinant, sums[0] / determinant}
        });
  }

  /** The curve at a place. */
  public double at(double g) {
    return NORMAL.cumulativeProbability(a + b * g);
  }

  /** The place where the curve has this power. */
  public double place(double power) {
    Check.probability("power", power);
    return (NORMAL.inverseCumulativeProbability(power) - a) / b;
  }

  /**
   * Fieller's interval of that place, for the error of simulation alone.
   *
   * @return bounds that may be infinite, where the slope is not told from none
   */
  public Interval interval(double power, double level) {
    double z = NORMAL.inverseCumulativeProbability((1 + level) / 2);
    double wanted = NORMAL.inverseCumulativeProbability(power);
    // (a - wanted + b g)² = z² var(a + b g), a quadratic in g
    double d = a - wanted;
    double two = b * b - z * z * covariance[1][1];
    double one = 2 * (d * b - z * z * covariance[0][1]);
    double none = d * d - z * z * covariance[0][0];
    double under = one * one - 4 * two * none;
    if (two <= 0 || under < 0) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
    }
    double root = Math.sqrt(under);
    return new Interval((-one - root) / (2 * two), (-one + root) / (2 * two), level);
  }
}
