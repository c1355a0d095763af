package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * Whether a fixed reader who sees the explanation and nothing else foresees the model's answer: the
 * reader adds up the k weights that are largest in absolute value and says "the class that they
 * push towards" if the sum is above 0. 1 if that is what the model says, else 0; a mean over items
 * is the share foreseen. With k = d it is the classification fidelity of TrustyAI.
 *
 * @param k how many weights the reader looks at, at least 1; 0: all
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.491">Hase and Bansal (2020), of whose
 *     test with people this is the cheap form</a>
 */
public record ForwardSimulation(int k) implements LocalMetric {
  public static final String ID = "forward-simulation";

  public ForwardSimulation {
    Parameters.require(k >= 0, "\"k\" is %s; at least 1 is needed, or 0 for all", k);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Forward simulation by a rule")
        .says(
            "Whether the sign of the summed largest weights tells the class that the model"
                + " predicts.")
        .property("coherence")
        .higher(0.0, 1.0, "share foreseen")
        .with(Map.of("k", k))
        .assumes(
            "Weights are contributions to the target class against the others, from a neutral"
                + " start.")
        .source("10.18653/v1/2020.acl-main.491");
  }

  @Override
  public Score score(Case explained) {
    double[] attribution = explained.attribution();
    if (Attributions.zero(attribution)) {
      return Score.none(Attributions.ZERO);
    }
    int[] order = Attributions.descending(Attributions.magnitudes(attribution));
    int read = k == 0 ? order.length : Math.min(k, order.length);
    double sum = 0;
    for (int i = 0; i < read; i++) {
      sum += attribution[order[i]];
    }
    boolean said = explained.model().predict(explained.input()) == explained.target();
    return Score.of(sum > 0 == said ? 1 : 0);
  }
}
