package groundwork.metric.measure.complexity;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * How many features have a weight above a threshold: the form of effective complexity that asks no
 * model, and that Quantus 0.6.0 gives. It depends on the scale of the weights.
 *
 * @param prepared without abs only positive weights are counted
 * @param eps the threshold
 */
public record WeightCount(Prepared prepared, double eps) implements LocalMetric {
  public WeightCount {
    Parameters.require(eps >= 0, "\"eps\" is %s; at least 0 is needed", eps);
  }

  @Override
  public Card card() {
    return Card.of(EffectiveComplexity.ID, "1", "Effective complexity (count)")
        .says("How many features have an absolute weight above a threshold.")
        .property("compactness")
        .lower(0.0, null, "features")
        .with(prepared.with(Map.of("form", "count", "eps", eps)))
        .assumes("Weights below the threshold do not matter, on the scale that they have.")
        .source("10.48550/arXiv.2007.07584")
        .validated(Complexity.VALIDATION);
  }

  @Override
  public Score score(Case explained) {
    if (!prepared.quantus() && Attributions.zero(explained.attribution())) {
      return Score.none(Attributions.ZERO);
    }
    int count = 0;
    for (double value : prepared.values(explained.attribution())) {
      if (value > eps) {
        count++;
      }
    }
    return Score.of(count);
  }
}
