package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import java.util.Arrays;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A permutation test of means: how often does chance alone bring a difference at least as large?
 *
 * @param estimate difference of means, or mean difference of pairs, in the unit of the data
 * @param p of the alternative
 * @param permutations how many were looked at: all of them if exact
 * @param exact whether every permutation was looked at
 * @param standardError Monte Carlo error of p; 0 if exact
 * @param alternative what is held against the null; GREATER says the first sample is larger
 * @see <a href="https://doi.org/10.2202/1544-6115.1585">Phipson and Smyth (2010), why a drawn p is
 *     (b + 1) / (m + 1)</a>
 */
public record Permutation(
    double estimate,
    double p,
    long permutations,
    boolean exact,
    double standardError,
    Alternative alternative) {
  /** More ways than these are not enumerated. */
  public static final double MOST = 2e7;

  private static final double ROUNDING = 1e-12;

  /**
   * Two independent samples, every way to split the values.
   *
   * @param x at least one value
   * @param y at least one value in the same unit
   * @throws IllegalArgumentException if a sample is empty, a value not finite, or there are more
   *     than {@link #MOST} ways
   */
  public static Permutation exact(double[] x, double[] y, Alternative alternative) {
    double[] centred = centred(x, y);
    few(ways(x.length, y.length));
    var extreme = new Extreme(centred, sum(centred, x.length), alternative);
    extreme.splits(0, x.length, 0);
    return extreme.exact(Mean.of(x) - Mean.of(y));
  }

  /**
   * Two independent samples, some ways to split the values, drawn at random.
   *
   * @param x at least one value
   * @param y at least one value in the same unit
   * @param draws how many, at least 1
   * @param seed of the generator: the same seed gives the same p
   * @throws IllegalArgumentException if a sample is empty, a value not finite, or there is no draw
   */
  public static Permutation drawn(
      double[] x, double[] y, Alternative alternative, int draws, long seed) {
    double[] centred = centred(x, y);
    Check.atLeast("draws", draws, 1);
    var extreme = new Extreme(centred, sum(centred, x.length), alternative);
    double[] mixed = centred.clone();
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int draw = 0; draw < draws; draw++) {
      extreme.look(sumOfDrawn(mixed, x.length, random));
    }
    return extreme.drawn(Mean.of(x) - Mean.of(y));
  }

  /**
   * Pairs: every way to give the differences signs.
   *
   * @param differences at least one
   * @throws IllegalArgumentException if there is none, one is not finite, or there are more than
   *     {@link #MOST} ways
   */
  public static Permutation exactPaired(double[] differences, Alternative alternative) {
    Check.sample("differences", differences, 1);
    few(Math.pow(2, differences.length));
    var extreme = new Extreme(differences, sum(differences, differences.length), alternative);
    extreme.signs(0, 0);
    return extreme.exact(Mean.of(differences));
  }

  /**
   * Pairs: some ways to give the differences signs, drawn at random.
   *
   * @param differences at least one
   * @param draws how many, at least 1
   * @param seed of the generator: the same seed gives the same p
   * @throws IllegalArgumentException if there is no difference, one is not finite, or there is no
   *     draw
   */
  public static Permutation drawnPaired(
      double[] differences, Alternative alternative, int draws, long seed) {
    Check.sample("differences", differences, 1);
    Check.atLeast("draws", draws, 1);
    var extreme = new Extreme(differences, sum(differences, differences.length), alternative);
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      extreme.look(sum);
    }
    return extreme.drawn(Mean.of(differences));
  }

  /** In how many ways m + n values fall into groups of m and n. */
  public static double ways(int m, int n) {
    return BinomialCoefficientDouble.value(m + n, m);
  }

  private static void few(double ways) {
    if (ways > MOST) {
      throw new IllegalArgumentException(
          "there are %.0f permutations, more than %.0f: draw some".formatted(ways, MOST));
    }
  }

  /** Less their mean: then the sum of the first group alone says how far the groups are apart. */
  private static double[] centred(double[] x, double[] y) {
    Check.sample("x", x, 1);
    Check.sample("y", y, 1);
    double[] both = Pairs.together(x, y);
    double mean = Mean.of(both);
    return Arrays.stream(both).map(value -> value - mean).toArray();
  }

  private static double sum(double[] values, int first) {
    return Arrays.stream(values, 0, first).sum();
  }

  private static double sumOfDrawn(double[] values, int first, UniformRandomProvider random) {
    double sum = 0;
    for (int i = 0; i < first; i++) {
      int j = random.nextInt(i, values.length);
      double drawn = values[j];
      values[j] = values[i];
      values[i] = drawn;
      sum += drawn;
    }
    return sum;
  }

  /** Counts the sums that are at least as extreme as the observed one. */
  private static final class Extreme {
    private final double[] values;
    private final double observed;
    private final double tolerance;
    private final Alternative alternative;
    private long extreme;
    private long looked;

    Extreme(double[] values, double observed, Alternative alternative) {
      this.values = values;
      this.observed = observed;
      this.alternative = alternative;
      this.tolerance = ROUNDING * Arrays.stream(values).map(Math::abs).sum();
    }

    void look(double sum) {
      looked++;
      boolean counts =
          switch (alternative) {
            case TWO_SIDED -> Math.abs(sum) >= Math.abs(observed) - tolerance;
            case LESS -> sum <= observed + tolerance;
            case GREATER -> sum >= observed - tolerance;
          };
      extreme += counts ? 1 : 0;
    }

    void splits(int from, int left, double sum) {
      if (left == 0) {
        look(sum);
        return;
      }
      for (int i = from; i <= values.length - left; i++) {
        splits(i + 1, left - 1, sum + values[i]);
      }
    }

    void signs(int from, double sum) {
      if (from == values.length) {
        look(sum);
        return;
      }
      signs(from + 1, sum + values[from]);
      signs(from + 1, sum - values[from]);
    }

    Permutation exact(double estimate) {
      double p = (double) extreme / looked;
      return new Permutation(estimate, p, looked, true, 0, alternative);
    }

    Permutation drawn(double estimate) {
      double p = (extreme + 1.0) / (looked + 1.0);
      double error = Math.sqrt(p * (1 - p) / looked);
      return new Permutation(estimate, p, looked, false, error, alternative);
    }
  }
}
