package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Kind;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.statistics.Mean;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prediction gap on (un)important features: the mean absolute change of the target's output when
 * noise is added to the k features of the largest absolute attribution (PGI, higher is better), or
 * to all others (PGU, lower is better). With {@code auc}, the area under this over 1 to k features,
 * on a width of 1. Categories take another option with probability {@code flip}.
 *
 * <p>Recorded {@code noise} [samples][d] is used instead of drawn noise. OpenXAI calculates with
 * 32-bit floats, looks at class 0 whichever was explained, and turns a binary category over.
 *
 * @param unimportant PGU
 * @param k number of features; 0 where {@code share} says how many, -1 for all
 * @param share of all features, in (0, 1], rounded up; 0 where {@code k} does
 * @see <a href="https://doi.org/10.48550/arXiv.2206.11104">Agarwal et al. (2022)</a>
 */
record Gap(boolean unimportant, int k, double share, boolean auc, Jitter jitter, Output output)
    implements LocalMetric {
  static final String OPENXAI = "openxai-a182886";

  static final List<Kind> KINDS = List.of(kind(false), kind(true));

  private static Kind kind(boolean unimportant) {
    return Faithfulness.kind(
        unimportant ? "pgu" : "pgi",
        p -> {
          int k = p.integer("k", 0);
          return new Gap(
              unimportant,
              k,
              p.number("share", k == 0 ? 0.25 : 0),
              p.flag("auc", true),
              Jitter.of(p),
              p.output());
        },
        new Setting(
            "k", 0, "number of features, at least 1, or -1 for all; 0 where share is given"),
        new Setting("share", 0.25, "of all features, in (0, 1], rounded up; 0 where k is given"),
        new Setting("auc", true, "whether the score is the area over 1 to k features"),
        Jitter.settings(),
        Parameters.output("probability"),
        Kind.compatibility(OPENXAI));
  }

  Gap {
    Parameters.require(
        k == 0 ? share > 0 && share <= 1 : k >= -1 && share == 0,
        "either \"k\" (at least 1, or -1 for all) or \"share\" (in (0, 1]) is needed, not %s and %s",
        k,
        share);
  }

  @Override
  public Card card() {
    boolean bounded = output == Output.PROBABILITY;
    var settings = new TreeMap<>(jitter.parameters());
    settings.putAll(Map.of("k", k, "share", share, "auc", auc, "output", output.word()));
    var card =
        Card.of(
                unimportant ? "pgu" : "pgi",
                "1",
                "Prediction gap on %s features"
                    .formatted(unimportant ? "unimportant" : "important"))
            .says(
                "Mean absolute change of the explained class's output when noise is added to %s."
                    .formatted(
                        unimportant
                            ? "all but the features that the explanation ranks first"
                            : "the features that the explanation ranks first"))
            .property("correctness")
            .with(settings)
            .assumes("Features are on one scale, on which noise of this size is small.")
            .source("10.48550/arXiv.2206.11104")
            .needs(Need.MODEL);
    Double high = bounded ? 1.0 : null;
    return unimportant
        ? card.lower(0.0, high, output.word())
        : card.higher(0.0, high, output.word());
  }

  @Override
  public Score score(Case explained) {
    double[] sizes = jitter.rounded(Attributions.magnitudes(explained.attribution()));
    int d = sizes.length;
    int top = k == -1 ? d : k > 0 ? k : (int) Math.ceil(share * d);
    if (top > d) {
      return Score.none("the input has %d features, of which %d are to be taken".formatted(d, top));
    }
    if (!jitter.openxai()) {
      if (Attributions.constant(sizes)) {
        return Score.none(
            Attributions.zero(sizes)
                ? Attributions.ZERO
                : "the explanation gives every feature the same size: no ranking");
      }
      if (unimportant && top == d) {
        return Score.none("all %d features are taken as important: none is left".formatted(d));
      }
    }
    int[] order = Attributions.descending(sizes);
    return score(explained, order, auc && top > 1 ? 1 : top, top);
  }

  /** Changes with 1 to {@code top}, or {@code top} only, of the features in this order. */
  private Score score(Case explained, int[] order, int from, int top) {
    double[][] moved = jitter.draw(explained);
    double[] input = jitter.rounded(explained.input());
    int depths = top - from + 1;
    var about = jitter.openxai() ? Jitter.firstClass(explained) : explained;
    var asking = new Asking(about, output, moved.length * depths + 1, 1);
    asking.row(input, moved.length * depths);
    for (int depth = 0; depth < depths; depth++) {
      int first = unimportant ? from + depth : 0;
      int last = unimportant ? order.length : from + depth;
      for (int sample = 0; sample < moved.length; sample++) {
        double[] row = asking.row(input, depth * moved.length + sample);
        for (int i = first; i < last; i++) {
          row[order[i]] = moved[sample][order[i]];
        }
      }
    }
    double[] outputs = jitter.rounded(asking.sums());
    double whole = outputs[moved.length * depths];
    double[] gaps = new double[moved.length];
    double[] curve = new double[depths];
    for (int depth = 0; depth < depths; depth++) {
      // trapezoids: the ends count half
      double weight =
          depths == 1 ? 1 : (depth == 0 || depth == depths - 1 ? 0.5 : 1) / (depths - 1);
      for (int sample = 0; sample < gaps.length; sample++) {
        double gap = Math.abs(outputs[depth * gaps.length + sample] - whole);
        gaps[sample] += weight * gap;
        curve[depth] += gap / gaps.length;
      }
    }
    double error = gaps.length < 2 ? 0 : Math.sqrt(Mean.variance(gaps) / gaps.length);
    return new Score(
        Mean.of(gaps), gaps.length < 2 ? null : error, null, depths == 1 ? null : curve);
  }
}
