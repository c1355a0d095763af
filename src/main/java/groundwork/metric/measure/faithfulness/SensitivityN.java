package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.metric.measure.Similarity;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * For several sizes n, the correlation over random sets of n features between the sum of their
 * attributions and the fall of the target's output without them; the score is the mean over the
 * sizes at which there is a correlation, the curve has each size's (NaN where there is none). In
 * [-1, 1], higher is better.
 *
 * <p>Recorded {@code subsets} [sets][size] are the only sets then. Quantus does {@link
 * PrefixSensitivity something else}.
 *
 * @param points number of sizes, spread evenly from 1 to the largest, at least 1
 * @param share the largest size as a share of all features, in (0, 1]
 * @param samples number of sets of each size, at least 3
 * @see <a href="https://doi.org/10.48550/arXiv.1711.06104">Ancona et al. (2018)</a>
 */
record SensitivityN(int points, double share, int samples, Correlated similarity, Removal removal)
    implements LocalMetric {
  static final String ID = "sensitivity-n";

  static final Kind KIND =
      Faithfulness.kind(
          ID,
          p -> {
            var removal = Removal.of(p, Removal.QUANTUS);
            return removal.prepared(p, false, false, Scaling.SET).before(of(p, removal));
          },
          new Setting("points", 10, "number of sizes, from 1 to the largest, at least 1"),
          new Setting("share", 0.8, "the largest size as a share of all features, in (0, 1]"),
          new Setting("samples", 100, "number of sets of each size, at least 3"),
          new Setting("step", 1, "quantus-0.6.0: features that are taken away at a time"),
          new Setting(
              "batch",
              0,
              "quantus-0.6.0: size of a batch, of which only the first counts; 0 for all items"),
          Correlated.setting(Similarity.PEARSON),
          Removal.settings(Removal.QUANTUS),
          Prepared.settings(false));

  private static Metric of(Parameters p, Removal removal) {
    var similarity = Correlated.of(p, Similarity.PEARSON);
    double share = p.number("share", 0.8);
    return removal.quantus()
        ? new PrefixSensitivity(
            p.integer("step", 1), share, p.integer("batch", 0), similarity, removal)
        : new SensitivityN(
            p.integer("points", 10), share, p.integer("samples", 100), similarity, removal);
  }

  SensitivityN {
    Parameters.require(points >= 1, "\"points\" is %s; at least 1 is needed", points);
    Parameters.require(share > 0 && share <= 1, "\"share\" is %s; it must be in (0, 1]", share);
    Parameters.require(samples >= 3, "\"samples\" is %s; at least 3 are needed", samples);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Sensitivity-n")
        .says(
            "Correlation between summed attributions of random sets of n features and the fall of"
                + " the explained class's output without them, averaged over n.")
        .property("correctness")
        .higher(-1.0, 1.0, "correlation")
        .with(
            removal.parameters(
                Map.of(
                    "points",
                    points,
                    "share",
                    share,
                    "samples",
                    samples,
                    "similarity",
                    similarity.word())))
        .assumes("Contributions add up: the sum of a set stands for the set, whatever its size.")
        .source("10.48550/arXiv.1711.06104")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    if (Attributions.zero(explained.attribution())) {
      return Score.none(Attributions.ZERO);
    }
    int[][] recorded = Subsets.recorded(explained);
    if (recorded != null) {
      return of(explained, recorded);
    }
    UniformRandomProvider random = Draws.of(explained, ID);
    int[] sizes = sizes(explained.size());
    double[] curve = new double[sizes.length];
    double sum = 0;
    double squares = 0;
    int n = 0;
    Score last = null;
    for (int at = 0; at < curve.length; at++) {
      last = of(explained, Subsets.draw(random, explained.size(), sizes[at], samples));
      curve[at] = last.value();
      if (last.defined()) {
        sum += last.value();
        squares += last.error() * last.error();
        n++;
      }
    }
    return n == 0 ? last : new Score(sum / n, Math.sqrt(squares) / n, null, curve);
  }

  private Score of(Case explained, int[][] sets) {
    return similarity.sampled(
        Removal.sums(explained.attribution(), sets), removal.falls(explained, sets));
  }

  /** Different sizes, rising. */
  int[] sizes(int d) {
    int largest = Math.clamp((long) (share * d), 1, Math.max(1, d - 1));
    return IntStream.range(0, points)
        .map(
            at -> points == 1 ? largest : (int) Math.round(1 + (largest - 1.0) * at / (points - 1)))
        .distinct()
        .toArray();
  }
}
