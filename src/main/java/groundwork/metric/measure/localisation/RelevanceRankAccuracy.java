package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Prepared;
import java.util.Map;

/**
 * The share of the highest values that lie in the mask, as many as it marks: in [0, 1].
 *
 * @see <a href="https://doi.org/10.1016/j.inffus.2021.11.008">Arras, Osman and Samek (2022)</a>
 */
public record RelevanceRankAccuracy(Prepared prepared) implements Masked {
  public static final String ID = "relevance-rank-accuracy";

  @Override
  public Card card() {
    return Card.of(ID, "1", "Relevance rank accuracy")
        .says("The share of the highest values that lie in the mask, as many as the mask marks.")
        .property("coherence")
        .higher(0.0, 1.0, "share")
        .with(prepared.with(Map.of()))
        .assumes("The mask marks what the model ought to use, and the model is right.")
        .source("10.1016/j.inffus.2021.11.008")
        .validated(Localisation.VALIDATION)
        .needs(Need.MASK);
  }

  @Override
  public Score score(double[] values, boolean[] mask, int marked) {
    return Score.of(top(values, mask, marked) / (double) marked);
  }
}
