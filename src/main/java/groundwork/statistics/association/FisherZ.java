package groundwork.statistics.association;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Intervals of a correlation by Fisher's transformation to z. */
final class FisherZ {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private FisherZ() {}

  static double of(double r) {
    return 0.5 * Math.log((1 + r) / (1 - r));
  }

  /** From {@code tanh(z - q · error)} to {@code tanh(z + q · error)}. */
  static Interval interval(double r, double error, double level) {
    Check.level(level);
    double half = NORMAL.inverseCumulativeProbability((1 + level) / 2) * error;
    return new Interval(Math.tanh(of(r) - half), Math.tanh(of(r) + half), level);
  }

  static double twoSided(double z) {
    return 2 * NORMAL.cumulativeProbability(-Math.abs(z));
  }
}
