package groundwork.statistics.power;

import groundwork.statistics.Check;
import groundwork.statistics.distribution.Root;

/**
 * Shares as one reads them in a table and the log odds of the average person and item, which a
 * mixed model speaks of: where people differ, the share lies nearer to one half.
 */
public final class MarginalChance {
  private static final double WIDE = 8.5; // standard deviations
  private static final int STEPS = 340;
  private static final double STEP = 2 * WIDE / STEPS;
  private static final double NORM = STEP / Math.sqrt(2 * Math.PI);

  private MarginalChance() {}

  /**
   * The share over people and items whose log odds are normal: the trapezoid rule, which is exact
   * to rounding for such integrands.
   *
   * @param logOdds their mean
   * @param sd their standard deviation, not negative
   */
  public static double of(double logOdds, double sd) {
    return mean(logOdds, sd, 1);
  }

  /** Variance between people of their own chances. */
  public static double variance(double logOdds, double sd) {
    double share = of(logOdds, sd);
    return Math.max(0, mean(logOdds, sd, 2) - share * share);
  }

  private static double mean(double logOdds, double sd, int power) {
    if (sd == 0) {
      return Math.pow(1 / (1 + Math.exp(-logOdds)), power);
    }
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double z = -WIDE + i * STEP;
      sum += Math.exp(-z * z / 2) * Math.pow(1 / (1 + Math.exp(-logOdds - sd * z)), power);
    }
    return sum * NORM;
  }

  /**
   * The mean of the log odds that gives a share.
   *
   * @param share in (0, 1)
   * @param sd standard deviation of the log odds, not negative
   */
  public static double logOdds(double share, double sd) {
    Check.probability("share", share);
    double plain = Math.log(share / (1 - share));
    if (sd == 0) {
      return plain;
    }
    double reach = Math.abs(plain) * (1 + sd) + 1;
    return Root.of(at -> of(at, sd) - share, plain - reach, plain + reach, -700, 700);
  }
}
