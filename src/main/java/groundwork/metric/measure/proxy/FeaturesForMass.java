package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * The fewest features that carry a share of the explanation's absolute mass: the smallest k with
 * the sum of the k largest |a| at least {@code share} times the sum of all. From 1 to d; lower is
 * simpler. Unlike a count it asks for no threshold of a single weight.
 *
 * @param share of the mass, in (0, 1]
 * @see <a href="https://doi.org/10.48550/arXiv.1702.08608">Doshi-Velez and Kim (2017), section
 *     4</a>
 */
public record FeaturesForMass(double share) implements LocalMetric {
  public static final String ID = "features-for-mass";

  public FeaturesForMass {
    Parameters.require(share > 0 && share <= 1, "\"share\" is %s; it must be in (0, 1]", share);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Features for the mass")
        .says("The fewest features that together have the share of the absolute weight.")
        .property("compactness")
        .lower(1.0, null, "features")
        .with(Map.of("share", share))
        .assumes("People read an explanation from its largest weight down and stop.")
        .source("10.48550/arXiv.1702.08608")
        .validated(Proxies.SIZE);
  }

  @Override
  public Score score(Case explained) {
    return Attributions.zero(explained.attribution())
        ? Score.none(Attributions.ZERO)
        : Score.of(Heaviest.of(explained.attribution(), share).length);
  }
}
