package groundwork.metric.measure.agreement;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Similarity;

/**
 * Pearson's correlation of the explanation with another of known values, as published with exact
 * Shapley values of synthetic data. In [-1, 1], higher is more alike.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2106.12543">Liu et al. (2021)</a>
 */
public record ShapleyCorrelation() implements LocalMetric {
  public static final String ID = "shapley-correlation";

  @Override
  public Card card() {
    return Card.of(ID, "1", "Shapley correlation")
        .says("Correlation of the explanation with known values, such as exact Shapley values.")
        .property("correctness")
        .higher(-1.0, 1.0, "correlation")
        .assumes("The other explanation holds the true values, for the same class.")
        .source("10.48550/arXiv.2106.12543")
        .needs(Need.REFERENCE);
  }

  @Override
  public Score score(Case explained) {
    return Pair.score(explained, false, true, Similarity.PEARSON::of);
  }
}
