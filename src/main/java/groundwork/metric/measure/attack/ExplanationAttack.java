package groundwork.metric.measure.attack;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Similarity;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The largest change of the explanation found close to the input while the predicted class stays
 * and its probability hardly moves: how far somebody could bend the explanation unseen. Changed
 * inputs are explained for the same class and with one seed, so that only the input makes the
 * difference.
 *
 * <p>The search is random at first and then varies the best (an evolution strategy): it needs no
 * derivatives. What is found is a lower bound of the worst: it rises with the budget.
 *
 * @param change how explanations are compared
 * @param within where changed inputs may lie
 * @param tolerance how much the predicted class's probability may move, in (0, 1]
 * @param budget how many inputs are explained at most
 * @see <a href="https://doi.org/10.1609/aaai.v33i01.33013681">Ghorbani, Abid and Zou (2019)</a>
 * @see <a href="https://doi.org/10.48550/arXiv.1906.07983">Dombrowski et al. (2019)</a>
 */
record ExplanationAttack(Change change, Within within, double tolerance, int budget)
    implements LocalMetric {
  static final String ID = "explanation-attack";
  private static final int AT_ONCE = 20;

  ExplanationAttack {
    Parameters.require(
        tolerance > 0 && tolerance <= 1, "\"tolerance\" is %s; it must lie in (0, 1]", tolerance);
    Parameters.require(budget >= AT_ONCE, "\"budget\" is %s; at least 20 are needed", budget);
  }

  static Kind kind() {
    return Kind.of(
        ID,
        p ->
            new ExplanationAttack(
                Change.of(p), Within.of(p), p.number("tolerance", 0.05), p.integer("budget", 200)),
        new Setting("measure", "spearman", "spearman (1 - rank correlation) or topk (share lost)"),
        new Setting("k", 3, "of topk: how many features"),
        new Setting("order", "magnitude", "magnitude or signed: what is ranked"),
        new Setting("radius", 0.2, "largest step of a quantity"),
        new Setting(
            "scale", "deviation", "unit of steps: deviation (of what is known) or absolute"),
        new Setting("flips", 1, "how many categories or words may change"),
        new Setting("tolerance", 0.05, "how much the predicted probability may move"),
        new Setting("budget", 200, "inputs explained at most, at least 20"));
  }

  @Override
  public Card card() {
    var settings = new TreeMap<>(change.parameters());
    settings.putAll(within.parameters());
    settings.putAll(Map.of("tolerance", tolerance, "budget", budget));
    return Card.of(ID, "1", "Attack on the explanation")
        .says(
            "Largest change of the explanation found close to the input while the prediction stays:"
                + " a lower bound of the worst, which rises with the budget.")
        .property("continuity")
        .lower(0.0, change.most(), change.unit())
        .with(settings)
        .assumes("People would not notice a change of the input of this size.")
        .source("10.1609/aaai.v33i01.33013681")
        .needs(Need.MODEL, Need.METHOD);
  }

  @Override
  public Score score(Case explained) {
    if (explained.method() == null) {
      return Score.none("this method cannot explain a changed input here");
    }
    var refusal = change.refusal(explained.attribution());
    if (refusal == null) {
      refusal = Room.refusal(explained, within.absolute());
    }
    return refusal == null ? attacked(explained) : Score.none(refusal);
  }

  private Score attacked(Case explained) {
    double[] p = explained.model().probabilities(new double[][] {explained.input()})[0];
    int own = Asked.largest(p);
    var bred = within.bred(explained, Draws.of(explained, ID));
    if (bred.still()) {
      return Score.none(
          "nothing of the input may change: no quantity varies and no flip is allowed");
    }
    long[] seeds = new long[AT_ONCE];
    Arrays.fill(seeds, Draws.seed(explained, ID, 0));
    double largest = Double.NaN;
    for (int asked = 0; asked < budget; asked += AT_ONCE) {
      double[][] rows = bred.next(Math.min(AT_ONCE, budget - asked));
      double[][] outputs = explained.model().probabilities(rows);
      double[][] again =
          explained
              .method()
              .explainAll(
                  explained.model(),
                  rows,
                  explained.target(),
                  explained.background(),
                  Arrays.copyOf(seeds, rows.length));
      boolean better = false;
      for (int n = 0; n < rows.length; n++) {
        boolean unseen =
            Asked.largest(outputs[n]) == own && Math.abs(outputs[n][own] - p[own]) <= tolerance;
        double changes = unseen ? change.of(explained.attribution(), again[n]) : Double.NaN;
        if (changes > largest || Double.isNaN(largest) && unseen) {
          largest = changes;
          bred.lead(rows[n]);
          better = true;
        }
      }
      bred.adapt(better, !Double.isNaN(largest));
    }
    return Double.isNaN(largest)
        ? Score.none("every input that was tried moves the prediction more than is allowed")
        : Score.of(largest);
  }

  /** How far two explanations are apart. */
  record Change(boolean topk, int k, boolean signed) {
    Change {
      Parameters.require(k >= 1, "\"k\" is %s; at least 1 is needed", k);
    }

    static Change of(Parameters p) {
      return new Change(
          p.word("measure", "spearman", "topk").equals("topk"),
          p.integer("k", 3),
          p.word("order", "magnitude", "signed").equals("signed"));
    }

    Map<String, Object> parameters() {
      return Map.of(
          "measure", topk ? "topk" : "spearman", "k", k, "order", signed ? "signed" : "magnitude");
    }

    double most() {
      return topk ? 1 : 2;
    }

    String unit() {
      return topk ? "share of the top features" : "1 - rank correlation";
    }

    String refusal(double[] attribution) {
      if (Attributions.zero(attribution)) {
        return Attributions.ZERO;
      }
      if (Attributions.constant(ranked(attribution))) {
        return Attributions.CONSTANT;
      }
      return topk && attribution.length <= k
          ? "the input has %d features, of which %d are compared".formatted(attribution.length, k)
          : null;
    }

    private double[] ranked(double[] values) {
      return signed ? values : Attributions.magnitudes(values);
    }

    double of(double[] a, double[] other) {
      return topk ? lost(ranked(a), ranked(other)) : unlike(ranked(a), ranked(other));
    }

    /** 1 - Spearman's rank correlation, in [0, 2]; 1 where one of them ranks nothing. */
    private static double unlike(double[] a, double[] other) {
      double r = Similarity.SPEARMAN.of(a, other);
      return Double.isNaN(r) ? 1 : 1 - r;
    }

    private double lost(double[] a, double[] other) {
      int[] first = Arrays.copyOf(Attributions.descending(a), k);
      int[] second = Arrays.copyOf(Attributions.descending(other), k);
      Arrays.sort(second);
      int kept = 0;
      for (int i : first) {
        kept += Arrays.binarySearch(second, i) >= 0 ? 1 : 0;
      }
      return 1 - kept / (double) k;
    }
  }
}
