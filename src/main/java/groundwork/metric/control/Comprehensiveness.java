package groundwork.metric.control;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Direction;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import java.util.Arrays;

/**
 * The fall of the target's probability when the most important features are absent: {@code p(x) -
 * p(x without the top)}, averaged over the depths that {@link Ranked} names. In [-1, 1], higher is
 * better.
 *
 * <p>The paper takes words out of a text; in a table a value cannot be taken out, so it is replaced
 * by the background (see {@link Baseline}).
 *
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.408">DeYoung et al. (2020), ERASER,
 *     section 4</a>
 */
record Comprehensiveness(Ranked ranked) implements Metric {
  static final String ID = "comprehensiveness";

  @Override
  public Card card() {
    return new Card(
        ID,
        "1",
        "Comprehensiveness",
        "Fall of the predicted class's probability when the most important features are absent.",
        "correctness",
        Direction.HIGHER,
        -1,
        1.0,
        "probability",
        Metrics.parameters(ranked),
        "The model's answer to inputs with replaced features means something.",
        "10.18653/v1/2020.acl-main.408",
        "not validated");
  }

  @Override
  public Score score(Case explained) {
    var refusal = ranked.refusal(explained);
    if (refusal != null) {
      return Score.none(refusal);
    }
    double[] without = ranked.baseline().without(explained, ranked.tops(explained));
    return Score.of(Baseline.whole(explained) - Arrays.stream(without).average().orElseThrow());
  }
}
