package groundwork.statistics.counts;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Difference of two independent shares on the arcsine scale, where its error does not depend on the
 * shares.
 *
 * @param estimate 2·asin√p1 - 2·asin√p2, in [-π, π]
 * @param interval estimate ± z·√(1/n1 + 1/n2)
 */
public record CohensH(double estimate, Interval interval) {
  /**
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.4324/9780203771587">Cohen (1988), chapter 6</a>
   */
  public static CohensH of(int successes1, int n1, int successes2, int n2, double level) {
    Check.count(successes1, n1);
    Check.count(successes2, n2);
    Check.level(level);
    double h = angle(successes1, n1) - angle(successes2, n2);
    double half =
        NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2)
            * Math.sqrt(1.0 / n1 + 1.0 / n2);
    return new CohensH(
        h, new Interval(Math.max(-Math.PI, h - half), Math.min(Math.PI, h + half), level));
  }

  private static double angle(int successes, int n) {
    return 2 * Math.asin(Math.sqrt((double) successes / n));
  }
}
