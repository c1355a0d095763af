package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * The share of the positive attribution that lies in the mask: {@code sum in mask / sum}, in [0,
 * 1]. {@code weighted} divides it by the mask's share of all features: 1 is then what an
 * explanation spread evenly has.
 *
 * <p>Quantus 0.6.0 takes absolute values by default, adds 1e-9 to the denominator, and gives no
 * score above 1. Weighted, it multiplies by the mask's size over the size of all inputs of its
 * batch but two: see {@link WeightedByBatch}.
 *
 * @param prepared with abs, of absolute values
 * @param positive whether negative values count as 0
 * @param weighted whether divided by the mask's share
 * @see <a href="https://doi.org/10.1109/IJCNN48605.2020.9206975">Kohlbrenner et al. (2020)</a>
 */
public record AttributionLocalisation(Prepared prepared, boolean positive, boolean weighted)
    implements Masked {
  public static final String ID = "attribution-localisation";

  public AttributionLocalisation {
    Parameters.require(
        positive || prepared.abs() || prepared.quantus(),
        "\"positive\" and \"abs\" are both false: a share of values of both signs is no share");
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Attribution localisation")
        .says("The share of the positive attribution that lies where it ought to.")
        .property("coherence")
        .higher(0.0, weighted ? null : 1.0, weighted ? "share per share of features" : "share")
        .with(prepared.with(Map.of("positive", positive, "weighted", weighted)))
        .assumes("The mask marks what the model ought to use, and the model is right.")
        .source("10.1109/IJCNN48605.2020.9206975")
        .validated(Localisation.VALIDATION)
        .needs(Need.MASK);
  }

  @Override
  public Score score(double[] values, boolean[] mask, int marked) {
    double[] sums = Masked.sums(positive ? Masked.positive(values) : values, mask);
    if (prepared.quantus()) {
      double share = sums[0] / (sums[1] + 1e-9);
      return share > 1
          ? Score.none("the share is above 1: values of both signs")
          : finite(share, "the values of both signs add up to nothing");
    }
    if (sums[1] == 0) {
      return Score.none("no value is positive");
    }
    double share = sums[0] / sums[1];
    return Score.of(weighted ? share * values.length / marked : share);
  }

  static Score finite(double value, String otherwise) {
    return Double.isNaN(value) ? Score.none(otherwise) : Score.of(value);
  }
}
