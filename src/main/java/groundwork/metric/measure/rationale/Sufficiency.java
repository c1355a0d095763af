package groundwork.metric.measure.rationale;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Ranked;

/**
 * The fall of the target's probability when only the most important features are left: {@code p(x)
 * - p(only the top)}, averaged over the depths that {@link Ranked} names. In [-1, 1], lower is
 * better. Not to be confused with the sufficiency of Dasgupta et al. (2022). ferret 0.5 gives 1
 * where no set of features is left.
 *
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.408">DeYoung et al. (2020), ERASER,
 *     section 4</a>
 */
public record Sufficiency(String id, Ranked ranked) implements LocalMetric {
  public static final String ID = "sufficiency";

  @Override
  public Card card() {
    return Card.of(id, "1", id.equals(ID) ? "Sufficiency" : "Sufficiency (AOPC)")
        .says(
            "Fall of the predicted class's probability when only the most important features are left.")
        .property("completeness")
        .lower(-1.0, 1.0, "probability")
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
    boolean[][] absent = ranked.tops(explained);
    if (absent.length == 0) {
      return Score.of(1);
    }
    for (boolean[] set : absent) {
      for (int i = 0; i < set.length; i++) {
        set[i] = !set[i];
      }
    }
    return Score.of(ranked.fall(explained, absent));
  }
}
