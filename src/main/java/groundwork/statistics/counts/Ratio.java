package groundwork.statistics.counts;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many times larger something is in the first row of a 2 x 2 table than in the second; the
 * first column counts successes.
 *
 * @param estimate ratio of odds or of risks, above 0
 * @param interval Wald's interval on the log scale
 * @param logError standard error of the logarithm of the estimate
 */
public record Ratio(double estimate, Interval interval, double logError) {
  /**
   * Odds ratio a·d / (b·c); empty where a cell is 0, for then it or its error is undefined.
   *
   * @throws IllegalArgumentException if the table is not 2 x 2 or the level is out of range
   * @see <a href="https://doi.org/10.1111/j.1469-1809.1955.tb01348.x">Woolf (1955)</a>
   */
  public static Optional<Ratio> odds(Crosstab table, double level) {
    table.twoByTwo();
    return odds(table, 0, level);
  }

  /**
   * Odds ratio with 0.5 added to each cell, defined also where a cell is 0.
   *
   * @throws IllegalArgumentException if the table is not 2 x 2 or the level is out of range
   * @see <a href="https://doi.org/10.1111/j.1469-1809.1955.tb01285.x">Haldane (1956)</a>
   */
  public static Ratio oddsHaldane(Crosstab table, double level) {
    table.twoByTwo();
    return odds(table, 0.5, level).orElseThrow();
  }

  /**
   * Risk ratio (a / (a + b)) / (c / (c + d)); empty where a or c is 0.
   *
   * @throws IllegalArgumentException if the table is not 2 x 2 or the level is out of range
   * @see <a href="https://doi.org/10.2307/2530610">Katz and others (1978)</a>
   */
  public static Optional<Ratio> risk(Crosstab table, double level) {
    table.twoByTwo();
    Check.level(level);
    double a = table.counts()[0][0];
    double c = table.counts()[1][0];
    if (a == 0 || c == 0) {
      return Optional.empty();
    }
    double first = table.rowSums()[0];
    double second = table.rowSums()[1];
    double error = Math.sqrt(1 / a - 1 / first + 1 / c - 1 / second);
    return Optional.of(of(a / first / (c / second), error, level));
  }

  private static Optional<Ratio> odds(Crosstab table, double added, double level) {
    Check.level(level);
    double a = table.counts()[0][0] + added;
    double b = table.counts()[0][1] + added;
    double c = table.counts()[1][0] + added;
    double d = table.counts()[1][1] + added;
    if (a == 0 || b == 0 || c == 0 || d == 0) {
      return Optional.empty();
    }
    return Optional.of(of(a * d / (b * c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), level));
  }

  private static Ratio of(double estimate, double error, double level) {
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    return new Ratio(
        estimate,
        new Interval(estimate * Math.exp(-z * error), estimate * Math.exp(z * error), level),
        error);
  }
}
