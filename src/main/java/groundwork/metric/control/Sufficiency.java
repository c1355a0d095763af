package groundwork.metric.control;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Direction;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import java.util.Arrays;

/**
 * The fall of the target's probability when only the most important features are left: {@code p(x)
 * - p(only the top)}, averaged over the depths that {@link Ranked} names. In [-1, 1], lower is
 * better. Not to be confused with the sufficiency of Dasgupta et al. (2022).
 *
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.408">DeYoung et al. (2020), ERASER,
 *     section 4</a>
 */
record Sufficiency(Ranked ranked) implements Metric {
  static final String ID = "sufficiency";

  @Override
  public Card card() {
    return new Card(
        ID,
        "1",
        "Sufficiency",
        "Fall of the predicted class's probability when only the most important features are left.",
        "completeness",
        Direction.LOWER,
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
    boolean[][] absent = ranked.tops(explained);
    for (boolean[] set : absent) {
      for (int i = 0; i < set.length; i++) {
        set[i] = !set[i];
      }
    }
    double[] only = ranked.baseline().without(explained, absent);
    return Score.of(Baseline.whole(explained) - Arrays.stream(only).average().orElseThrow());
  }
}
