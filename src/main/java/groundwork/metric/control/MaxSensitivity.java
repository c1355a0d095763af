package groundwork.metric.control;

import groundwork.explanation.Explanation;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Direction;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
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
record MaxSensitivity(int samples, Nearby nearby) implements Metric {
  static final String ID = "max-sensitivity";

  MaxSensitivity {
    Metrics.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
  }

  @Override
  public Card card() {
    return new Card(
        ID,
        "1",
        "Max-sensitivity",
        "Largest relative change of the explanation over sampled inputs close to the item.",
        "continuity",
        Direction.LOWER,
        0,
        null,
        "relative change",
        Map.of("samples", samples, "radius", nearby.radius(), "flip", nearby.flip()),
        "The model itself changes little over this distance.",
        "10.48550/arXiv.1901.09392",
        "not validated");
  }

  @Override
  public Score score(Case explained) {
    if (explained.method() == null) {
      return Score.none("this method cannot explain a changed input here");
    }
    return score(explained, nearby.of(explained, Draws.of(explained, ID), samples));
  }

  /** The score over given inputs. */
  Score score(Case explained, double[][] near) {
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
