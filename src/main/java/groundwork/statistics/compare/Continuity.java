package groundwork.statistics.compare;

import groundwork.statistics.Alternative;

/** Whether a count that is compared with the normal distribution is moved by one half before. */
public enum Continuity {
  /** By one half towards its mean: R's default. */
  CORRECTED,
  /** As it is. */
  UNCORRECTED;

  /** What is to be taken off a statistic that is {@code away} from its mean. */
  double towardsZero(double away, Alternative alternative) {
    if (this == UNCORRECTED) {
      return 0;
    }
    return switch (alternative) {
      case TWO_SIDED -> Math.signum(away) / 2;
      case LESS -> -0.5;
      case GREATER -> 0.5;
    };
  }
}
