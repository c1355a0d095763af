package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * The share of the k highest values that lie in the mask, in [0, 1]. The concept influence divides
 * it by the mask's share of all features: 1 is then chance.
 *
 * @param k how many values, fewer than there are
 * @param influence whether divided by the mask's share
 * @see <a href="https://doi.org/10.48550/arXiv.2104.14995">Theiner et al. (2021)</a>
 */
public record TopKIntersection(Prepared prepared, int k, boolean influence) implements Masked {
  public static final String ID = "topk-intersection";

  public TopKIntersection {
    Parameters.require(k >= 1, "\"k\" is %s; at least 1 is needed", k);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", influence ? "Concept influence" : "Top-k intersection")
        .says("The share of the k highest values that lie where they ought to.")
        .property("coherence")
        .higher(0.0, influence ? null : 1.0, influence ? "share per share of features" : "share")
        .with(prepared.with(Map.of("k", k, "influence", influence)))
        .assumes("The mask marks what the model ought to use, and the model is right.")
        .source("10.48550/arXiv.2104.14995")
        .validated(Localisation.VALIDATION)
        .needs(Need.MASK);
  }

  @Override
  public Score score(double[] values, boolean[] mask, int marked) {
    if (k >= values.length) {
      return Score.none(
          "the input has %d features, of which the %d highest are to be looked at"
              .formatted(values.length, k));
    }
    double share = top(values, mask, k) / (double) k;
    return Score.of(influence ? share * ((double) values.length / marked) : share);
  }
}
