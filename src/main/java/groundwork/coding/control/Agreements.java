package groundwork.coding.control;

import groundwork.coding.entity.Coded;
import groundwork.coding.entity.CodingShown.Measured;
import groundwork.coding.entity.CodingShown.Value;
import groundwork.coding.entity.Scheme;
import groundwork.statistics.Interval;
import groundwork.statistics.Resamples;
import groundwork.statistics.agreement.FleissKappa;
import groundwork.statistics.agreement.Kappa;
import groundwork.statistics.agreement.Krippendorff;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * How well coders agree, code by code, as they coded: what was settled later plays no part. Pure.
 */
public final class Agreements {
  private static final double LEVEL = 0.95;
  private static final int TIMES = 1000;

  private final Scheme scheme;
  private final List<Coded> texts;
  private final List<String> coders;
  private final long seed;

  /**
   * @param texts those that two coders at least coded are looked at
   * @param seed of the resamples
   */
  public Agreements(Scheme scheme, List<Coded> texts, long seed) {
    this.scheme = scheme;
    this.texts = texts.stream().filter(text -> text.by().size() > 1).toList();
    this.coders =
        this.texts.stream()
            .flatMap(text -> text.by().keySet().stream())
            .sorted()
            .distinct()
            .toList();
    this.seed = seed;
  }

  public List<String> coders() {
    return coders;
  }

  /** Texts that two coders at least coded. */
  public int both() {
    return texts.size();
  }

  /** On each code whether a text has it. */
  public List<Measured> byCode() {
    return texts.isEmpty()
        ? List.of()
        : scheme.codes().stream()
            .map(
                code ->
                    measured(
                        code.id(),
                        code.label(),
                        2,
                        codes -> scheme.whole(codes).contains(code.id()) ? 1 : 0))
            .toList();
  }

  /** On which one code a text has, none among them; null where it may have several. */
  public Measured overAll() {
    return texts.isEmpty() || !scheme.exclusive()
        ? null
        : measured(
            null,
            null,
            scheme.codes().size() + 1,
            codes -> codes.isEmpty() ? 0 : 1 + scheme.ids().indexOf(codes.getFirst()));
  }

  private Measured measured(
      String code, String label, int categories, ToIntFunction<List<String>> of) {
    double[][] ratings = new double[coders.size()][texts.size()];
    for (int coder = 0; coder < coders.size(); coder++) {
      for (int text = 0; text < texts.size(); text++) {
        var given = texts.get(text).by().get(coders.get(coder));
        ratings[coder][text] = given == null ? Double.NaN : of.applyAsInt(given);
      }
    }
    double[] all =
        Arrays.stream(ratings)
            .flatMapToDouble(Arrays::stream)
            .filter(r -> !Double.isNaN(r))
            .toArray();
    double used = Arrays.stream(all).filter(rating -> rating > 0).count() / (double) all.length;
    long same =
        IntStream.range(0, texts.size())
            .filter(text -> column(ratings, text).distinct().count() == 1)
            .count();
    double observed = same / (double) texts.size();
    if (Arrays.stream(all).distinct().count() < 2) {
      return new Measured(
          code, label, used, observed, null, null, null, "all said the same of every text");
    }
    boolean two = coders.size() == 2;
    return new Measured(
        code,
        label,
        used,
        observed,
        two ? cohen(ratings, categories) : null,
        two ? null : fleiss(ratings, categories),
        alpha(ratings),
        null);
  }

  private static IntStream column(double[][] ratings, int text) {
    return Arrays.stream(ratings)
        .mapToDouble(row -> row[text])
        .filter(rating -> !Double.isNaN(rating))
        .mapToInt(rating -> (int) rating);
  }

  private static Value cohen(double[][] ratings, int categories) {
    var kappa = Kappa.cohen(whole(ratings[0]), whole(ratings[1]), categories, LEVEL);
    return value(kappa.estimate(), kappa.interval(), kappa.n());
  }

  /**
   * Over the texts that everybody coded; null where there are none, or all say the same of them.
   */
  private static Value fleiss(double[][] ratings, int categories) {
    int[][] counts =
        IntStream.range(0, ratings[0].length)
            .filter(text -> column(ratings, text).count() == ratings.length)
            .mapToObj(
                text -> {
                  int[] row = new int[categories];
                  column(ratings, text).forEach(rating -> row[rating]++);
                  return row;
                })
            .toArray(int[][]::new);
    if (counts.length == 0) {
      return null;
    }
    try {
      return value(FleissKappa.of(counts).estimate(), null, counts.length);
    } catch (IllegalArgumentException undefined) {
      return null;
    }
  }

  private Value alpha(double[][] ratings) {
    var alpha = Krippendorff.alpha(ratings, Krippendorff.Scale.NOMINAL);
    Interval interval = null;
    try {
      interval =
          Krippendorff.bootstrap(
                  ratings, Krippendorff.Scale.NOMINAL, Resamples.draw(alpha.units(), TIMES, seed))
              .percentile(LEVEL);
    } catch (IllegalArgumentException undefined) {
      // a code so rare that most resamples have none of it: the estimate stands alone
    }
    return value(alpha.estimate(), interval, alpha.units());
  }

  private static int[] whole(double[] ratings) {
    return Arrays.stream(ratings).mapToInt(rating -> (int) rating).toArray();
  }

  private static Value value(double estimate, Interval interval, int n) {
    return new Value(
        Math.min(1, estimate),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        n);
  }
}
