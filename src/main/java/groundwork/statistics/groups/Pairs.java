package groundwork.statistics.groups;

import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** All pairs of a number of groups, in the order 0-1, 0-2, …, 1-2, …. */
final class Pairs {
  /** What one pair gives. */
  @FunctionalInterface
  interface Pair<T> {
    T of(int first, int second);
  }

  private Pairs() {}

  static <T> List<T> of(int groups, Pair<T> pair) {
    var all = new ArrayList<T>();
    for (int a = 0; a < groups; a++) {
      for (int b = a + 1; b < groups; b++) {
        all.add(pair.of(a, b));
      }
    }
    return List.copyOf(all);
  }

  static Comparison t(int first, int second, double estimate, double error, double df) {
    double t = estimate / error;
    double p = 2 * TDistribution.of(df).survivalProbability(Math.abs(t));
    return new Comparison(first, second, estimate, error, t, df, p, p, Optional.empty());
  }

  static Comparison z(int first, int second, double estimate, double error) {
    double z = estimate / error;
    double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    return new Comparison(
        first, second, estimate, error, z, Double.POSITIVE_INFINITY, p, p, Optional.empty());
  }

  static List<Comparison> adjusted(List<Comparison> pairs, Adjustment adjustment) {
    double[] p = adjustment.of(pairs.stream().mapToDouble(Comparison::p).toArray());
    var result = new ArrayList<Comparison>();
    for (int i = 0; i < p.length; i++) {
      var pair = pairs.get(i);
      result.add(
          new Comparison(
              pair.first(),
              pair.second(),
              pair.estimate(),
              pair.standardError(),
              pair.statistic(),
              pair.df(),
              pair.p(),
              p[i],
              pair.interval()));
    }
    return List.copyOf(result);
  }
}
