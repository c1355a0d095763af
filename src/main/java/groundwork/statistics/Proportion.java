package groundwork.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of independent trials.
 *
 * @param estimate successes / n, in [0, 1]
 * @param interval confidence interval of the share, within [0, 1]
 * @param successes how often it happened
 * @param n how often it could have happened
 */
public record Proportion(double estimate, Interval interval, int successes, int n) {
  /**
   * Wilson's score interval, without continuity correction. It assumes independent trials: over
   * several trials of the same people it is too narrow.
   *
   * @param successes in [0, n]
   * @param n at least 1
   * @param level confidence level in (0, 1), for example 0.95
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927)</a>
   */
  public static Proportion wilson(int successes, int n, double level) {
    Check.count(successes, n);
    Check.level(level);
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    double p = (double) successes / n;
    double shrink = 1 + z * z / n;
    double middle = (p + z * z / (2.0 * n)) / shrink;
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / shrink;
    // at 0 and n of n the bound is exactly 0 or 1; rounding must not say otherwise
    double low = successes == 0 ? 0 : Math.max(0, middle - half);
    double high = successes == n ? 1 : Math.min(1, middle + half);
    return new Proportion(p, new Interval(low, high, level), successes, n);
  }

  /**
   * The exact interval: it covers at least as often as it says, mostly more.
   *
   * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson (1934)</a>
   */
  public static Proportion clopperPearson(int successes, int n, double level) {
    Check.count(successes, n);
    Check.level(level);
    double tail = (1 - level) / 2;
    int failures = n - successes;
    double low = successes == 0 ? 0 : beta(successes, failures + 1.0, tail);
    double high = failures == 0 ? 1 : beta(successes + 1.0, failures, 1 - tail);
    return new Proportion((double) successes / n, new Interval(low, high, level), successes, n);
  }

  /**
   * Equal tails of the posterior under Jeffreys' prior; the bound is 0 or 1 where nobody or
   * everybody succeeds.
   *
   * @see <a href="https://doi.org/10.1214/ss/1009213286">Brown, Cai and DasGupta (2001)</a>
   */
  public static Proportion jeffreys(int successes, int n, double level) {
    Check.count(successes, n);
    Check.level(level);
    double tail = (1 - level) / 2;
    double a = successes + 0.5;
    double b = n - successes + 0.5;
    double low = successes == 0 ? 0 : beta(a, b, tail);
    double high = successes == n ? 1 : beta(a, b, 1 - tail);
    return new Proportion((double) successes / n, new Interval(low, high, level), successes, n);
  }

  /**
   * Wald's formula around Wilson's middle, cut at 0 and 1.
   *
   * @see <a href="https://doi.org/10.1080/00031305.1998.10480550">Agresti and Coull (1998)</a>
   */
  public static Proportion agrestiCoull(int successes, int n, double level) {
    Check.count(successes, n);
    Check.level(level);
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    return wald(successes, n, (successes + z * z / 2) / (n + z * z), n + z * z, level);
  }

  /**
   * p ± z·√(p(1 - p)/n), cut at 0 and 1: for comparison with what others report. It covers too
   * seldom, and has no width where nobody or everybody succeeds.
   */
  public static Proportion wald(int successes, int n, double level) {
    Check.count(successes, n);
    Check.level(level);
    return wald(successes, n, (double) successes / n, n, level);
  }

  private static double beta(double a, double b, double p) {
    return BetaDistribution.of(a, b).inverseCumulativeProbability(p);
  }

  private static Proportion wald(int successes, int n, double middle, double weight, double level) {
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    double half = z * Math.sqrt(middle * (1 - middle) / weight);
    return new Proportion(
        (double) successes / n,
        new Interval(Math.max(0, middle - half), Math.min(1, middle + half), level),
        successes,
        n);
  }
}
