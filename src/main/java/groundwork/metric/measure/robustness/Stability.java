package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.statistics.Mean;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * How much an explanation changes with its input: changed inputs are explained anew for the same
 * class, each with randomness of its own (what a sampling method changes from draw to draw is
 * instability too), and the score is the largest or the mean {@link Ratio}.
 *
 * @param card what the score means
 * @param around which changed inputs
 * @param prepared what is done to explanations first
 * @param ratio of the change of the explanation to that of something else
 * @param mean whether the mean is the score rather than the largest
 * @param changed what becomes of changed inputs of another class
 * @param kept how many changed inputs count at most
 * @param ofTarget whether another class is one that is not the explained one, rather than one that
 *     is not predicted for the input
 * @param own which explanation of the input itself others are compared with
 * @param refusal why an explanation cannot be scored; null if it can
 */
record Stability(
    Card card,
    Around around,
    Prepared prepared,
    Ratio ratio,
    boolean mean,
    Changed changed,
    int kept,
    boolean ofTarget,
    Own own,
    Refusal refusal)
    implements LocalMetric {
  /** What the explanations of changed inputs are compared with. */
  enum Own {
    /** The explanation at hand. */
    GIVEN,
    /** The input explained anew, as some libraries do. */
    ANEW,
    /** The same, and all for the class that is predicted for the input. */
    PREDICTED
  }

  /** Of a case that has no score, says why; null for others. */
  interface Refusal {
    String of(Case explained);
  }

  /** A score of each case, where explanations of all cases share their size. */
  record OfSet(Stability each) implements SetMetric {
    @Override
    public Card card() {
      return each.card;
    }

    @Override
    public SetScores scores(List<Case> cases) {
      var own = each.size(cases);
      var sizes = each.sizes(cases);
      return SetScores.each(
          cases.stream().map(explained -> each.score(explained, own, sizes)).toList());
    }
  }

  @Override
  public Score score(Case explained) {
    return score(explained, null, null);
  }

  private Scaling.Size size(List<Case> cases) {
    var size = new Scaling.Size();
    cases.stream()
        .filter(explained -> own == Own.GIVEN || why(explained) == null)
        .forEach(explained -> size.add(own(explained)));
    return size;
  }

  /** Of each draw over all cases. Explanations are made twice rather than all kept. */
  private Scaling.Size[] sizes(List<Case> cases) {
    var sizes =
        cases.stream()
            .filter(explained -> why(explained) == null)
            .mapToInt(around::count)
            .mapToObj(count -> new Scaling.Size[count])
            .max((a, b) -> a.length - b.length)
            .orElse(new Scaling.Size[0]);
    Arrays.setAll(sizes, n -> new Scaling.Size());
    for (var explained : cases) {
      if (why(explained) == null) {
        new Walk(explained)
            .each(
                (from, near, again) -> {
                  for (int n = 0; n < near.length; n++) {
                    sizes[from + n].add(again[n]);
                  }
                });
      }
    }
    return sizes;
  }

  private double[] own(Case explained) {
    return own == Own.GIVEN
        ? explained.attribution()
        : explained
            .method()
            .explain(
                explained.model(),
                explained.input(),
                target(explained),
                explained.background(),
                Draws.seed(explained, card.id(), -1))
            .values();
  }

  private int target(Case explained) {
    return own == Own.PREDICTED ? Changed.predicted(explained) : explained.target();
  }

  private String why(Case explained) {
    if (explained.method() == null) {
      return "this method cannot explain a changed input here";
    }
    var refused = refusal.of(explained);
    return refused == null ? around.refusal(explained) : refused;
  }

  private Score score(Case explained, Scaling.Size size, Scaling.Size[] sizes) {
    var why = why(explained);
    if (why != null) {
      return Score.none(why);
    }
    double[] ratios = new double[around.count(explained)];
    boolean[] other = new boolean[ratios.length];
    double[] shownOwn = prepared.values(own(explained), size);
    int same =
        changed == Changed.KEEP ? -1 : ofTarget ? explained.target() : Changed.predicted(explained);
    new Walk(explained)
        .each(
            (from, near, again) -> {
              double[] bottoms = ratio.bottom().of(explained, near);
              int[] classes = same < 0 ? null : Asked.classes(explained.model(), near);
              for (int n = 0; n < near.length; n++) {
                double[] values = prepared.values(again[n], sizes == null ? null : sizes[from + n]);
                ratios[from + n] = ratio.top().of(shownOwn, values) / bottoms[n];
                other[from + n] = classes != null && classes[n] != same;
              }
            });
    return summed(ratios, other);
  }

  private Score summed(double[] ratios, boolean[] other) {
    int changes = 0;
    int defined = 0;
    double[] valid = new double[ratios.length];
    for (int n = 0; n < ratios.length; n++) {
      if (other[n]) {
        changes++;
      } else if (!Double.isNaN(ratios[n]) && n - changes < kept) {
        valid[defined++] = ratios[n];
      }
    }
    if (changes > 0 && changed == Changed.NONE) {
      return Score.none(
          "the predicted class changes for %d of %d changed inputs"
              .formatted(changes, ratios.length));
    }
    if (defined == 0 || changed == Changed.NONE && defined < ratios.length) {
      return Score.none(
          changes > 0
              ? "the predicted class changes for every changed input that could count"
              : "there is nothing that the change of the explanation could be compared with");
    }
    return summed(Arrays.copyOf(valid, defined));
  }

  private Score summed(double[] valid) {
    if (!mean) {
      return Score.of(Arrays.stream(valid).max().orElseThrow());
    }
    if (Arrays.stream(valid).anyMatch(Double::isInfinite)) {
      return Score.of(Double.POSITIVE_INFINITY); // of a library that divides by zero
    }
    double average = Mean.of(valid);
    return valid.length > 1
        ? Score.of(average, Math.sqrt(Mean.variance(valid) / valid.length))
        : Score.of(average);
  }

  /** Goes through the changed inputs of a case in batches that fit into memory. */
  private final class Walk {
    private final Case explained;
    private final int count;
    private final Supplier<double[]> rows;
    private final long[] seeds;
    private final int target;

    Walk(Case explained) {
      this.explained = explained;
      count = around.count(explained);
      rows = around.rows(explained, card.id());
      seeds = Draws.seeds(explained, card.id(), count);
      target = target(explained);
    }

    void each(Batch batch) {
      int atOnce = Asked.rowsAtOnce(explained.size());
      for (int from = 0; from < count; from += atOnce) {
        int to = Math.min(count, from + atOnce);
        double[][] near = new double[to - from][];
        for (int n = 0; n < near.length; n++) {
          near[n] = rows.get();
        }
        double[][] again =
            explained
                .method()
                .explainAll(
                    explained.model(),
                    near,
                    target,
                    explained.background(),
                    Arrays.copyOfRange(seeds, from, to));
        batch.of(from, near, again);
      }
    }
  }

  private interface Batch {
    void of(int from, double[][] near, double[][] again);
  }

  /** An explanation of zeros has nothing that could be stable. */
  static String zero(Case explained) {
    return Attributions.zero(explained.attribution()) ? Attributions.ZERO : null;
  }
}
