package groundwork.statistics;

/**
 * How far apart two shares of independent trials are.
 *
 * @param estimate first share - second share, in [-1, 1]
 * @param interval confidence interval of that difference
 */
public record ProportionDifference(double estimate, Interval interval) {
  /**
   * Newcombe's hybrid score interval (his method 10): the two Wilson intervals combined, without
   * continuity correction. For two independent groups, not for pairs.
   *
   * @param successes1 in [0, n1]
   * @param n1 trials of the first group, at least 1
   * @param successes2 in [0, n2]
   * @param n2 trials of the second group, at least 1
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a
   *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">
   *     Newcombe (1998)</a>
   */
  public static ProportionDifference newcombe(
      int successes1, int n1, int successes2, int n2, double level) {
    var first = Proportion.wilson(successes1, n1, level);
    var second = Proportion.wilson(successes2, n2, level);
    double difference = first.estimate() - second.estimate();
    double below =
        Math.hypot(
            first.estimate() - first.interval().low(),
            second.interval().high() - second.estimate());
    double above =
        Math.hypot(
            first.interval().high() - first.estimate(),
            second.estimate() - second.interval().low());
    return new ProportionDifference(
        difference, new Interval(difference - below, difference + above, level));
  }
}
