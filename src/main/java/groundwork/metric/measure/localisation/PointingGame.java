package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * Whether the highest value lies in the mask: 1 or 0; of several equal highest values, any. {@code
 * weighted} gives a hit {@code 1 - |mask| / d}, so that a large mask is worth less.
 *
 * <p>Quantus 0.6.0 calls an empty mask a hit, and fails when weighted.
 *
 * @see <a href="https://doi.org/10.1007/s11263-017-1059-x">Zhang et al. (2018)</a>
 */
public record PointingGame(Prepared prepared, boolean weighted) implements Masked {
  public static final String ID = "pointing-game";

  public PointingGame {
    Parameters.require(
        !(weighted && prepared.quantus()),
        "\"weighted\" is true: Quantus 0.6.0 fails on it, so there is nothing to reproduce");
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Pointing game")
        .says("Whether the feature with the highest value is among those that ought to matter.")
        .property("coherence")
        .higher(0.0, 1.0, weighted ? "hit, less the mask's share" : "hit")
        .with(prepared.with(Map.of("weighted", weighted)))
        .assumes("The mask marks what the model ought to use, and the model is right.")
        .source("10.1007/s11263-017-1059-x")
        .validated(Localisation.VALIDATION)
        .needs(Need.MASK);
  }

  @Override
  public Score empty() {
    return prepared.quantus() ? Score.of(1) : Masked.super.empty();
  }

  @Override
  public Score score(double[] values, boolean[] mask, int marked) {
    double highest = Double.NEGATIVE_INFINITY;
    double inside = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      highest = Math.max(highest, values[i]);
      inside = mask[i] ? Math.max(inside, values[i]) : inside;
    }
    if (inside != highest) {
      return Score.of(0);
    }
    return Score.of(weighted ? 1 - marked / (double) values.length : 1);
  }
}
