package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import java.util.Map;

/**
 * How many features an explanation names: those whose absolute value is above a threshold. From 0
 * to d; lower is simpler. Of an explanation without any weight it is 0: there is nothing to read.
 *
 * @param threshold of the absolute value, as a share of the explanation's largest; 0: every value
 *     that is not zero
 * @see <a href="https://doi.org/10.48550/arXiv.1702.08608">Doshi-Velez and Kim (2017), section
 *     4</a>
 */
public record FeaturesUsed(double threshold) implements LocalMetric {
  public static final String ID = "features-used";

  @Override
  public Card card() {
    return Card.of(ID, "1", "Features used")
        .says("How many features the explanation gives a weight worth mentioning.")
        .property("compactness")
        .lower(0.0, null, "features")
        .with(Map.of("threshold", threshold))
        .assumes("People read what has a weight, and the rest costs them nothing.")
        .source("10.48550/arXiv.1702.08608")
        .validated(Proxies.SIZE);
  }

  @Override
  public Score score(Case explained) {
    double largest = 0;
    for (double value : explained.attribution()) {
      largest = Math.max(largest, Math.abs(value));
    }
    int used = 0;
    for (double value : explained.attribution()) {
      used += value != 0 && Math.abs(value) > threshold * largest ? 1 : 0;
    }
    return Score.of(used);
  }
}
