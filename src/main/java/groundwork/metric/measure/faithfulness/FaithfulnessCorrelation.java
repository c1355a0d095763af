package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Parameters;
import groundwork.statistics.association.Correlation;
import java.util.Map;

/**
 * Pearson's correlation, over random sets of features, between the sum of their attributions and
 * the fall of the target's probability when they are absent together. In [-1, 1], higher is better.
 *
 * @param subset how many features a set has, at least 1; sets are drawn without replacement
 * @param samples number of sets, at least 3
 * @param baseline what a feature becomes when it is taken away
 * @see <a href="https://doi.org/10.24963/ijcai.2020/417">Bhatt et al. (2020)</a>
 */
public record FaithfulnessCorrelation(int subset, int samples, Baseline baseline)
    implements LocalMetric {
  public static final String ID = "faithfulness-correlation";

  public FaithfulnessCorrelation {
    Parameters.require(subset >= 1, "\"subset\" is %s; at least 1 is needed", subset);
    Parameters.require(samples >= 3, "\"samples\" is %s; at least 3 are needed", samples);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Faithfulness correlation")
        .says(
            "Correlation between summed attributions of random sets of features and the fall of the"
                + " predicted class's probability without them.")
        .property("correctness")
        .higher(-1.0, 1.0, "correlation")
        .with(Map.of("subset", subset, "samples", samples, "baseline", baseline.word()))
        .assumes("Contributions add up: the sum of a set stands for the set.")
        .source("10.24963/ijcai.2020/417")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    if (explained.size() <= subset) {
      return Score.none(
          "the input has %d features, of which sets of %d are to be drawn"
              .formatted(explained.size(), subset));
    }
    return score(
        explained, Draws.subsets(Draws.of(explained, ID), explained.size(), subset, samples));
  }

  /** The score over given sets. */
  public Score score(Case explained, boolean[][] sets) {
    if (Attributions.zero(explained.attribution())) {
      return Score.none(Attributions.ZERO);
    }
    double[] sums = Infidelity.sums(explained.attribution(), sets);
    double[] falls = Infidelity.falls(explained, baseline, sets);
    var correlation = Correlation.pearson(sums, falls);
    if (correlation.isEmpty()) {
      return Score.none(
          Attributions.constant(sums)
              ? "every set has the same sum of attributions: no correlation"
              : "the model answers the same without each set: no correlation");
    }
    double r = correlation.getAsDouble();
    return Score.of(r, (1 - r * r) / Math.sqrt(sets.length - 1.0)); // large-sample standard error
  }
}
