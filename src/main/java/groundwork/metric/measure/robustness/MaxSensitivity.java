package groundwork.metric.measure.robustness;

import groundwork.explanation.Explanation;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Parameters;
import java.util.Map;

/**
 * The largest relative change of the explanation close to the input: the maximum over sampled
 * nearby inputs x' of {@code ||a(x') - a(x)|| / ||a(x)||}, Euclidean. Lower is better, 0 is best; a
 * maximum over more samples is never smaller.
 *
 * <p>Every x' is explained anew for the same class, with randomness of its own: what a sampling
 * method changes from draw to draw is instability too.
 *
 * @param samples number of nearby inputs, at least 1
 * @param nearby what "close" means
 * @see <a href="https://doi.org/10.48550/arXiv.1901.09392">Yeh et al. (2019)</a>
 */
public record MaxSensitivity(int samples, Nearby nearby) implements LocalMetric {
  public static final String ID = "max-sensitivity";

  public MaxSensitivity {
    Parameters.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Max-sensitivity")
        .says("Largest relative change of the explanation over sampled inputs close to the item.")
        .property("continuity")
        .lower(0.0, null, "relative change")
        .with(Map.of("samples", samples, "radius", nearby.radius(), "flip", nearby.flip()))
        .assumes("The model itself changes little over this distance.")
        .source("10.48550/arXiv.1901.09392")
        .needs(Need.MODEL, Need.METHOD);
  }

  @Override
  public Score score(Case explained) {
    if (explained.method() == null) {
      return Score.none("this method cannot explain a changed input here");
    }
    return score(explained, nearby.of(explained, Draws.of(explained, ID), samples));
  }

  /** The score over given inputs. */
  public Score score(Case explained, double[][] near) {
    double length = Attributions.norm(explained.attribution());
    if (length == 0) {
      return Score.none(Attributions.ZERO);
    }
    double largest = 0;
    for (int n = 0; n < near.length; n++) {
      Explanation again =
          explained
              .method()
              .explain(
                  explained.model(),
                  near[n],
                  explained.target(),
                  explained.background(),
                  Draws.seed(explained, ID, n));
      double change = Attributions.distance(again.values(), explained.attribution());
      largest = Math.max(largest, change / length);
    }
    return Score.of(largest);
  }
}
