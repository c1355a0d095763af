package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How improbable a standard normal number is. */
final class NormalTail {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private NormalTail() {}

  static double p(double z, Alternative alternative) {
    return switch (alternative) {
      case TWO_SIDED -> 2 * NORMAL.survivalProbability(Math.abs(z));
      case LESS -> NORMAL.cumulativeProbability(z);
      case GREATER -> NORMAL.survivalProbability(z);
    };
  }
}
