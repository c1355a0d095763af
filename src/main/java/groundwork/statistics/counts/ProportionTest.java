package groundwork.statistics.counts;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The score test of one share, or of the difference of two, with continuity correction (as R's
 * {@code prop.test}).
 *
 * @param estimate the share, or first share - second share
 * @param interval of the estimate
 * @param statistic chi-square with one degree of freedom
 * @param p two-sided
 * @see <a
 *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C857::AID-SIM777%3E3.0.CO;2-E">
 *     Newcombe (1998)</a>
 */
public record ProportionTest(double estimate, Interval interval, double statistic, double p) {
  /**
   * One share against chance; the interval is Wilson's with continuity correction.
   *
   * @param chance in (0, 1)
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static ProportionTest one(int successes, int n, double chance, double level) {
    Check.count(successes, n);
    Check.level(level);
    if (!(chance > 0 && chance < 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException("chance is " + chance + "; it must lie in (0, 1)");
    }
    double share = (double) successes / n;
    double distance = Math.abs(successes - n * chance);
    double correction = Math.min(0.5, distance);
    double statistic =
        (distance - correction) * (distance - correction) / (n * chance * (1 - chance));
    double z = quantile(level);
    double low = share - correction / n;
    double high = share + correction / n;
    var interval =
        new Interval(low <= 0 ? 0 : bound(low, n, -z), high >= 1 ? 1 : bound(high, n, z), level);
    return new ProportionTest(share, interval, statistic, ChiSquare.tail(statistic, 1));
  }

  /**
   * Two independent shares. The interval of the difference is Wald's with continuity correction,
   * cut at -1 and 1; {@link groundwork.statistics.ProportionDifference#newcombe} keeps its level
   * better.
   *
   * @throws IllegalArgumentException if an argument is out of range, or everybody or nobody
   *     succeeds
   */
  public static ProportionTest two(int successes1, int n1, int successes2, int n2, double level) {
    Check.count(successes1, n1);
    Check.count(successes2, n2);
    Check.level(level);
    double p1 = (double) successes1 / n1;
    double p2 = (double) successes2 / n2;
    double turns = 1.0 / n1 + 1.0 / n2;
    double correction = Math.min(0.5, Math.abs(p1 - p2) / turns);
    double pooled = ((double) successes1 + successes2) / ((double) n1 + n2);
    if (pooled == 0 || pooled == 1) {
      throw new IllegalArgumentException("everybody or nobody succeeds");
    }
    double distance = Math.abs(p1 - p2) - correction * turns;
    double statistic = distance * distance / (pooled * (1 - pooled) * turns);
    double width =
        quantile(level) * Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) + correction * turns;
    var interval = new Interval(Math.max(-1, p1 - p2 - width), Math.min(1, p1 - p2 + width), level);
    return new ProportionTest(p1 - p2, interval, statistic, ChiSquare.tail(statistic, 1));
  }

  private static double bound(double share, int n, double z) {
    double half = z * z / (2.0 * n);
    return (share + half + z * Math.sqrt(share * (1 - share) / n + half / (2.0 * n)))
        / (1 + 2 * half);
  }

  private static double quantile(double level) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
  }
}
