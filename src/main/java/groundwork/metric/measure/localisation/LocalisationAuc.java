package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Prepared;
import java.util.Arrays;
import java.util.Map;

/**
 * The area under the ROC curve of the attribution as a score for the mask: how often a marked value
 * is higher than one that is not, equal ones counting half. In [0, 1], 0.5 is chance.
 *
 * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">Fawcett (2006)</a>
 */
public record LocalisationAuc(Prepared prepared) implements Masked {
  public static final String ID = "localisation-auc";

  @Override
  public Card card() {
    return Card.of(ID, "1", "Localisation AUC")
        .says("How often a value that ought to matter is higher than one that ought not to.")
        .property("coherence")
        .higher(0.0, 1.0, "area")
        .with(prepared.with(Map.of()))
        .assumes("The mask marks what the model ought to use, and the model is right.")
        .source("10.1016/j.patrec.2005.10.010")
        .validated(Localisation.VALIDATION)
        .needs(Need.MASK);
  }

  @Override
  public Score score(double[] values, boolean[] mask, int marked) {
    int others = values.length - marked;
    if (others == 0) {
      return Score.none("the mask marks everything");
    }
    double[] outside = new double[others];
    double[] inside = new double[marked];
    for (int i = 0, in = 0, out = 0; i < values.length; i++) {
      if (mask[i]) {
        inside[in++] = values[i] + 0.0; // -0.0 is no less than 0.0
      } else {
        outside[out++] = values[i] + 0.0;
      }
    }
    Arrays.sort(inside);
    Arrays.sort(outside);
    long twice = 0; // pairs won count 2, equal ones 1
    int below = 0;
    int notAbove = 0;
    for (double value : inside) {
      while (below < others && outside[below] < value) {
        below++;
      }
      while (notAbove < others && outside[notAbove] <= value) {
        notAbove++;
      }
      twice += below + notAbove;
    }
    return Score.of(twice / (2.0 * marked * others));
  }
}
