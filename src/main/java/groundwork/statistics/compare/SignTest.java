package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.distribution.Root;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The sign test: are differences as often above zero as below? It asks for no symmetry.
 *
 * @param estimate share of positive differences among those that are not zero
 * @param interval of that share after Clopper and Pearson; one-sided alternatives leave one side at
 *     0 or 1
 * @param p exact, of the alternative
 * @param alternative what is held against the null; GREATER says that most are above zero
 * @param positive differences above zero
 * @param n differences that are not zero
 * @param zeros differences that are; they say nothing and are left out
 * @see <a href="https://doi.org/10.2307/2280095">Dixon and Mood (1946)</a>
 */
public record SignTest(
    double estimate,
    Interval interval,
    double p,
    Alternative alternative,
    int positive,
    int n,
    int zeros) {
  /**
   * @param differences at least one that is not zero: x - y, or x - the value of the null
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if all are zero, one is not finite, or the level is out of
   *     range
   */
  public static SignTest of(double[] differences, Alternative alternative, double level) {
    Check.sample("differences", differences, 1);
    Check.level(level);
    int positive = (int) Arrays.stream(differences).filter(d -> d > 0).count();
    int n = (int) Arrays.stream(differences).filter(d -> d != 0).count();
    if (n == 0) {
      throw new IllegalArgumentException("all differences are zero: there is no sign");
    }
    var fair = BinomialDistribution.of(n, 0.5);
    double most = fair.cumulativeProbability(positive);
    double least = fair.survivalProbability(positive - 1);
    double p =
        switch (alternative) {
          case TWO_SIDED -> Math.min(1, 2 * Math.min(most, least)); // a fair coin is symmetric
          case LESS -> most;
          case GREATER -> least;
        };
    return new SignTest(
        (double) positive / n,
        interval(positive, n, alternative, level),
        p,
        alternative,
        positive,
        n,
        differences.length - n);
  }

  private static Interval interval(int k, int n, Alternative alternative, double level) {
    double tail = alternative == Alternative.TWO_SIDED ? (1 - level) / 2 : 1 - level;
    boolean from = alternative != Alternative.LESS && k > 0;
    boolean to = alternative != Alternative.GREATER && k < n;
    return new Interval(
        from ? share(tail, k, n - k + 1) : 0, to ? share(1 - tail, k + 1, n - k) : 1, level);
  }

  private static double share(double below, int a, int b) {
    var beta = BetaDistribution.of(a, b);
    return Root.of(x -> beta.cumulativeProbability(x) - below, 0, 1, 0, 1);
  }
}
