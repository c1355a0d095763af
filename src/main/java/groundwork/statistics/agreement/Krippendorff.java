package groundwork.statistics.agreement;

import groundwork.statistics.Bootstrap;
import groundwork.statistics.Check;
import groundwork.statistics.Resamples;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Krippendorff's alpha: agreement of any number of raters, on any scale, with missing ratings.
 *
 * @param estimate 1 - observed / expected disagreement, at most 1
 * @param observed disagreement within units, in squared distances of the scale
 * @param expected disagreement of values that are paired by chance, likewise
 * @param units that at least two raters rated; the others tell nothing about agreement
 * @param values ratings of those units
 * @see <a href="https://repository.upenn.edu/handle/20.500.14332/2089">Krippendorff (2011),
 *     Computing Krippendorff's alpha-reliability</a>
 */
public record Krippendorff(
    double estimate, double observed, double expected, int units, int values) {

  /** What the ratings are, and so how far apart two of them lie. */
  public enum Scale {
    /** Names: apart or not. */
    NOMINAL,
    /** An order: as many ranks apart as ratings lie between. */
    ORDINAL,
    /** Distances: their difference. */
    INTERVAL,
    /** Distances from a zero that means nothing: difference over sum. None may be negative. */
    RATIO
  }

  /**
   * @param ratings a row for each rater, a column for each unit; NaN where one is missing
   * @throws IllegalArgumentException if rows differ in length, no unit has two ratings, a rating is
   *     infinite, one is negative on a ratio scale, or all are the same (alpha is undefined then)
   */
  public static Krippendorff alpha(double[][] ratings, Scale scale) {
    var coded = Coded.of(ratings, scale);
    var alpha = coded.alpha(IntStream.range(0, coded.units().length).toArray());
    if (Double.isNaN(alpha.estimate())) {
      throw new IllegalArgumentException("all ratings are the same; alpha is undefined");
    }
    return alpha;
  }

  /**
   * The same with units resampled, for an interval.
   *
   * @param ratings as {@link #alpha}
   * @param resamples of as many units as have at least two ratings
   */
  public static Bootstrap bootstrap(double[][] ratings, Scale scale, Resamples resamples) {
    var coded = Coded.of(ratings, scale);
    Check.sameLength("rated units", coded.units().length, "units", resamples.n());
    return Bootstrap.of(resamples, drawn -> coded.alpha(drawn).estimate());
  }

  /** Ratings as places among the distinct values, unit by unit. */
  private record Coded(double[] distinct, int[][] units, Scale scale) {
    static Coded of(double[][] ratings, Scale scale) {
      if (ratings.length < 2) {
        throw new IllegalArgumentException(ratings.length + " raters; alpha needs at least 2");
      }
      for (int rater = 0; rater < ratings.length; rater++) {
        Check.sameLength(
            "ratings[0]", ratings[0].length, "ratings[" + rater + "]", ratings[rater].length);
        for (double rating : ratings[rater]) {
          if (Double.isInfinite(rating) || scale == Scale.RATIO && rating < 0) {
            throw new IllegalArgumentException(
                "ratings[%d] has %s on a scale that is %s".formatted(rater, rating, scale));
          }
        }
      }
      double[] distinct =
          Arrays.stream(ratings)
              .flatMapToDouble(Arrays::stream)
              .filter(rating -> !Double.isNaN(rating))
              .sorted()
              .distinct()
              .toArray();
      int[][] units =
          IntStream.range(0, ratings[0].length)
              .mapToObj(
                  unit ->
                      Arrays.stream(ratings)
                          .mapToDouble(rater -> rater[unit])
                          .filter(rating -> !Double.isNaN(rating))
                          .mapToInt(rating -> Arrays.binarySearch(distinct, rating))
                          .toArray())
              .filter(unit -> unit.length > 1)
              .toArray(int[][]::new);
      if (units.length == 0) {
        throw new IllegalArgumentException("no unit has two ratings; alpha is undefined");
      }
      return new Coded(distinct, units, scale);
    }

    Krippendorff alpha(int[] drawn) {
      double[] counts = new double[distinct.length];
      int n = 0;
      for (int unit : drawn) {
        for (int value : units[unit]) {
          counts[value]++;
          n++;
        }
      }
      double[] places = places(counts);
      double observed = 0;
      for (int unit : drawn) {
        observed += within(units[unit], places) / (units[unit].length - 1) / n;
      }
      double expected = 0;
      for (int a = 0; a < counts.length; a++) {
        for (int b = 0; b < a; b++) {
          expected += 2 * counts[a] * counts[b] * squaredDistance(places[a], places[b]);
        }
      }
      expected /= n * (n - 1.0);
      double alpha = expected > 0 ? 1 - observed / expected : Double.NaN;
      return new Krippendorff(alpha, observed, expected, drawn.length, n);
    }

    private double within(int[] unit, double[] places) {
      double sum = 0;
      for (int a : unit) {
        for (int b : unit) {
          sum += squaredDistance(places[a], places[b]);
        }
      }
      return sum;
    }

    /** Where each value stands: itself, or on an ordinal scale its mean rank. */
    private double[] places(double[] counts) {
      if (scale != Scale.ORDINAL) {
        return distinct;
      }
      double[] ranks = new double[counts.length];
      double below = 0;
      for (int value = 0; value < counts.length; value++) {
        ranks[value] = below + counts[value] / 2;
        below += counts[value];
      }
      return ranks;
    }

    private double squaredDistance(double a, double b) {
      return switch (scale) {
        case NOMINAL -> a == b ? 0 : 1;
        case ORDINAL, INTERVAL -> (a - b) * (a - b);
        case RATIO -> a == b ? 0 : Math.pow((a - b) / (a + b), 2);
      };
    }
  }
}
