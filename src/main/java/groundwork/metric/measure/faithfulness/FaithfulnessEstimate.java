package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.metric.measure.Similarity;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Map;

/**
 * Correlation between the attribution of each feature and the fall of the target's output when it
 * alone is absent. With steps of several features, those next to each other by falling attribution
 * are taken away together. In [-1, 1], higher is better.
 *
 * <p>AIX360 looks at the predicted class, whichever was explained; Quantus differs in the baseline
 * {@code uniform} only: one number for all features of a step.
 *
 * @param step features that are taken away together, at least 1
 * @see <a href="https://doi.org/10.48550/arXiv.1806.07538">Alvarez-Melis and Jaakkola (2018)</a>
 */
record FaithfulnessEstimate(int step, Correlated similarity, Removal removal)
    implements LocalMetric {
  static final String ID = "faithfulness-estimate";
  private static final String[] LIBRARIES = {Removal.QUANTUS, Removal.AIX360};

  static final Kind KIND =
      Faithfulness.kind(
          ID,
          p -> {
            var removal = Removal.of(p, Output.LOGIT, LIBRARIES);
            return removal
                .prepared(p, false, false, Scaling.SET)
                .before(
                    new FaithfulnessEstimate(
                        p.integer("step", 1), Correlated.of(p, Similarity.PEARSON), removal));
          },
          new Setting("step", 1, "features that are taken away together, at least 1"),
          Correlated.setting(Similarity.PEARSON),
          Removal.settings(LIBRARIES),
          Prepared.settings(false));

  FaithfulnessEstimate {
    Parameters.require(step >= 1, "\"step\" is %s; at least 1 is needed", step);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Faithfulness estimate")
        .says(
            "Correlation between the attribution of each feature and the fall of the explained"
                + " class's output without it.")
        .property("correctness")
        .higher(-1.0, 1.0, "correlation")
        .with(removal.parameters(Map.of("step", step, "similarity", similarity.word())))
        .assumes("Features matter one by one; one that equals its baseline counts as unimportant.")
        .source("10.48550/arXiv.1806.07538")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    double[] attribution = explained.attribution();
    if (Attributions.zero(attribution)) {
      return Score.none(Attributions.ZERO);
    }
    int[][] blocks = Removal.blocks(removal.descending(attribution), step);
    return similarity.score(
        Removal.sums(attribution, blocks), removal.falls(removal.asked(explained), blocks));
  }
}
