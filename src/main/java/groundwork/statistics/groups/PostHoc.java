package groundwork.statistics.groups;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.distribution.StudentisedRange;
import groundwork.statistics.multiple.Adjustment;
import java.util.List;
import java.util.Optional;

/** Comparisons of all pairs of independent groups. */
public final class PostHoc {
  private PostHoc() {}

  /**
   * Tukey's honestly significant differences, in Kramer's form for unequal sizes; it assumes equal
   * variances. The statistic is q.
   *
   * @param groups at least two samples, one of at least two values
   * @param level simultaneous confidence level in (0, 1)
   * @throws IllegalArgumentException if there is too little, a value is not finite, or nothing
   *     varies within the groups
   * @see <a href="https://doi.org/10.2307/3001469">Kramer (1956)</a>
   */
  public static List<Comparison> tukey(double[][] groups, double level) {
    var samples = new Samples(groups, 1);
    Check.level(level);
    double square = pooledVariance(samples);
    var range = new StudentisedRange(samples.count(), samples.n() - samples.count());
    double[] means = samples.means();
    double q = range.quantile(level);
    return Pairs.of(
        samples.count(),
        (a, b) -> {
          double error = Math.sqrt(square * (1.0 / samples.size(a) + 1.0 / samples.size(b)));
          return range(a, b, means[a] - means[b], error, range, q, level);
        });
  }

  /**
   * Games and Howell's comparisons, for unequal variances: every pair with its own variances and
   * Welch's degrees of freedom. The statistic is q.
   *
   * @param groups at least two samples of at least two values, at most one of them constant
   * @param level simultaneous confidence level in (0, 1)
   * @throws IllegalArgumentException if there is too little, a value is not finite, or two groups
   *     do not vary
   * @see <a href="https://doi.org/10.3102/10769986001002113">Games and Howell (1976)</a>
   */
  public static List<Comparison> gamesHowell(double[][] groups, double level) {
    var samples = new Samples(groups, 2);
    Check.level(level);
    double[] means = samples.means();
    return Pairs.of(
        samples.count(),
        (a, b) -> {
          double va = samples.variance(a) / samples.size(a);
          double vb = samples.variance(b) / samples.size(b);
          if (!(va + vb > 0)) {
            throw new IllegalArgumentException(
                "groups[%d] and groups[%d] do not vary".formatted(a, b));
          }
          double df =
              (va + vb)
                  * (va + vb)
                  / (va * va / (samples.size(a) - 1.0) + vb * vb / (samples.size(b) - 1.0));
          var range = new StudentisedRange(samples.count(), df);
          return range(
              a, b, means[a] - means[b], Math.sqrt(va + vb), range, range.quantile(level), level);
        });
  }

  /**
   * t tests with the standard deviation pooled over all groups.
   *
   * @param groups at least two samples, one of at least two values
   * @throws IllegalArgumentException as {@link #tukey}
   */
  public static List<Comparison> pairwiseT(double[][] groups, Adjustment adjustment) {
    var samples = new Samples(groups, 1);
    double square = pooledVariance(samples);
    double df = samples.n() - samples.count();
    double[] means = samples.means();
    return Pairs.adjusted(
        Pairs.of(
            samples.count(),
            (a, b) -> {
              double error = Math.sqrt(square * (1.0 / samples.size(a) + 1.0 / samples.size(b)));
              return Pairs.t(a, b, means[a] - means[b], error, df);
            }),
        adjustment);
  }

  /**
   * Dunn's comparisons of mean ranks after Kruskal-Wallis, corrected for ties; the statistic is z.
   *
   * @param groups at least two samples of at least one value
   * @throws IllegalArgumentException if there is too little, a value is not finite, or all values
   *     are equal
   * @see <a href="https://doi.org/10.1080/00401706.1964.10490181">Dunn (1964)</a>
   */
  public static List<Comparison> dunn(double[][] groups, Adjustment adjustment) {
    var samples = new Samples(groups, 1);
    samples.refuseConstant();
    double n = samples.n();
    double square = n * (n + 1) / 12 - Ties.cubes(samples.pooled()) / (12 * (n - 1));
    double[] means = samples.ranked().means();
    return Pairs.adjusted(
        Pairs.of(
            samples.count(),
            (a, b) -> {
              double error = Math.sqrt(square * (1.0 / samples.size(a) + 1.0 / samples.size(b)));
              return Pairs.z(a, b, means[a] - means[b], error);
            }),
        adjustment);
  }

  /**
   * Conover and Iman's comparisons of mean ranks after Kruskal-Wallis: more powerful than Dunn's,
   * and to be made only where the test of all rejects. The statistic is t.
   *
   * @param groups at least two samples, one of at least two values
   * @throws IllegalArgumentException if there is too little, a value is not finite, all values are
   *     equal, or the groups do not overlap in rank and hold ties only
   * @see <a href="https://www.osti.gov/biblio/6057803">Conover and Iman (1979)</a>
   */
  public static List<Comparison> conover(double[][] groups, Adjustment adjustment) {
    var samples = new Samples(groups, 1);
    samples.refuseConstant();
    var ranked = samples.ranked();
    double df = samples.n() - samples.count();
    double within = ranked.within();
    if (!(within > 0)) {
      throw new IllegalArgumentException("groups do not vary within in rank");
    }
    double[] means = ranked.means();
    return Pairs.adjusted(
        Pairs.of(
            samples.count(),
            (a, b) -> {
              double turns = 1.0 / samples.size(a) + 1.0 / samples.size(b);
              return Pairs.t(a, b, means[a] - means[b], Math.sqrt(within / df * turns), df);
            }),
        adjustment);
  }

  private static double pooledVariance(Samples samples) {
    double within = samples.within();
    if (!(within > 0)) {
      throw new IllegalArgumentException("groups do not vary within");
    }
    return within / (samples.n() - samples.count());
  }

  /**
   * @param q quantile of the range at the level
   */
  static Comparison range(
      int a, int b, double estimate, double error, StudentisedRange range, double q, double level) {
    double statistic = estimate / error * Math.sqrt(2);
    double p = range.survival(Math.abs(statistic));
    double half = q * error / Math.sqrt(2);
    return new Comparison(
        a,
        b,
        estimate,
        error,
        statistic,
        range.df(),
        p,
        p,
        Optional.of(new Interval(estimate - half, estimate + half, level)));
  }
}
