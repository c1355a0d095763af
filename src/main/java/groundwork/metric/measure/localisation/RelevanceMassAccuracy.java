package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Prepared;
import java.util.Map;

/**
 * The share of the attribution that lies in the mask: {@code sum in mask / sum}. It is defined on
 * values that are not negative, so by default negative ones count as 0 and the share lies in [0,
 * 1]; with {@code positive} and {@code abs} false it has no bounds.
 *
 * @param positive whether negative values count as 0
 * @see <a href="https://doi.org/10.1016/j.inffus.2021.11.008">Arras, Osman and Samek (2022)</a>
 */
public record RelevanceMassAccuracy(Prepared prepared, boolean positive) implements Masked {
  public static final String ID = "relevance-mass-accuracy";

  @Override
  public Card card() {
    boolean bounded = positive || prepared.abs();
    return Card.of(ID, "1", "Relevance mass accuracy")
        .says("The share of the attribution that lies where it ought to.")
        .property("coherence")
        .higher(bounded ? 0.0 : null, bounded ? 1.0 : null, "share")
        .with(prepared.with(Map.of("positive", positive)))
        .assumes("The mask marks what the model ought to use, and the model is right.")
        .source("10.1016/j.inffus.2021.11.008")
        .validated(Localisation.VALIDATION)
        .needs(Need.MASK);
  }

  @Override
  public Score score(double[] values, boolean[] mask, int marked) {
    double[] sums = Masked.sums(positive ? Masked.positive(values) : values, mask);
    double share = sums[0] / sums[1];
    return !prepared.quantus() && sums[1] == 0 || Double.isNaN(share)
        ? Score.none(positive ? "no value is positive" : "the values add up to 0")
        : Score.of(share);
  }
}
