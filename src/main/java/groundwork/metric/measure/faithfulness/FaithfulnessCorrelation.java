package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.metric.measure.Similarity;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Correlation, over random sets of features, between the sum of their attributions and the fall of
 * the target's output when they are absent together. In [-1, 1], higher is better.
 *
 * <p>Recorded {@code subsets} [sets][size] are used instead of drawn ones. Quantus differs in the
 * baseline {@code uniform} only: one number for all features of a set.
 *
 * @param subset how many features a set has, at least 1; sets are drawn without replacement
 * @param samples number of sets, at least 3
 * @see <a href="https://doi.org/10.24963/ijcai.2020/417">Bhatt et al. (2020)</a>
 */
record FaithfulnessCorrelation(int subset, int samples, Correlated similarity, Removal removal)
    implements LocalMetric {
  static final String ID = "faithfulness-correlation";

  static final Kind KIND =
      Faithfulness.kind(
          ID,
          p -> {
            var removal = Removal.of(p, Output.LOGIT, Removal.QUANTUS);
            return removal
                .prepared(p, false, false, Scaling.SET)
                .before(
                    new FaithfulnessCorrelation(
                        p.integer("subset", removal.quantus() ? 224 : 3),
                        p.integer("samples", 100),
                        Correlated.of(p, Similarity.PEARSON),
                        removal));
          },
          new Setting("subset", 3, "how many features a set has, at least 1 (quantus: 224)"),
          new Setting("samples", 100, "number of sets, at least 3"),
          Correlated.setting(Similarity.PEARSON),
          Removal.settings(Removal.QUANTUS),
          Prepared.settings(false));

  FaithfulnessCorrelation {
    Parameters.require(subset >= 1, "\"subset\" is %s; at least 1 is needed", subset);
    Parameters.require(samples >= 3, "\"samples\" is %s; at least 3 are needed", samples);
  }

  @Override
  public Card card() {
    return Card.of(ID, "2", "Faithfulness correlation")
        .says(
            "Correlation between summed attributions of random sets of features and the fall of the"
                + " explained class's output without them.")
        .property("correctness")
        .higher(-1.0, 1.0, "correlation")
        .with(
            removal.parameters(
                Map.of("subset", subset, "samples", samples, "similarity", similarity.word())))
        .assumes("Contributions add up: the sum of a set stands for the set.")
        .source("10.24963/ijcai.2020/417")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    if (Attributions.zero(explained.attribution())) {
      return Score.none(Attributions.ZERO);
    }
    int[][] sets = Subsets.recorded(explained);
    if (sets == null) {
      if (explained.size() <= subset) {
        return Score.none(
            "the input has %d features, of which sets of %d are to be drawn"
                .formatted(explained.size(), subset));
      }
      UniformRandomProvider random = Draws.of(explained, ID);
      sets = Subsets.draw(random, explained.size(), subset, samples);
    }
    return similarity.sampled(
        Removal.sums(explained.attribution(), sets), removal.falls(explained, sets));
  }
}
