package groundwork.metric.measure.rationale;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Ranked;

/**
 * The fall of the target's probability when the most important features are absent: {@code p(x) -
 * p(x without the top)}, averaged over the depths that {@link Ranked} names. In [-1, 1], higher is
 * better.
 *
 * <p>ferret 0.5 gives 0 where no set of features is left.
 *
 * <p>The paper takes words out of a text; in a table a value cannot be taken out, so it is replaced
 * by the background (see {@link Baseline}).
 *
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.408">DeYoung et al. (2020), ERASER,
 *     section 4</a>
 */
public record Comprehensiveness(String id, Ranked ranked) implements LocalMetric {
  public static final String ID = "comprehensiveness";

  @Override
  public Card card() {
    return Card.of(id, "1", id.equals(ID) ? "Comprehensiveness" : "Comprehensiveness (AOPC)")
        .says(
            "Fall of the predicted class's probability when the most important features are absent.")
        .property("correctness")
        .higher(-1.0, 1.0, "probability")
        .with(ranked.parameters())
        .assumes("The model's answer to inputs with replaced features means something.")
        .source("10.18653/v1/2020.acl-main.408")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    var refusal = ranked.refusal(explained);
    if (refusal != null) {
      return Score.none(refusal);
    }
    boolean[][] tops = ranked.tops(explained);
    if (tops.length == 0) {
      return Score.of(0);
    }
    return Score.of(ranked.fall(explained, tops));
  }
}
