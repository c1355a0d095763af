package groundwork.metric.entity;

import groundwork.stimulus.entity.Asset;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.OutputClass;
import java.util.List;
import java.util.Map;

/**
 * An item of a run with the explanation that was scored and all its scores.
 *
 * @param set what is needed to draw it
 * @param values one per feature, token or pixel; null where there are none to draw, then {@code
 *     note} says why
 */
public record ScoredItem(
    Drawing set, Item item, double[] values, String note, List<ItemScores.One> scores) {
  public record Drawing(
      List<OutputClass> classes, List<Feature> features, Map<String, Asset> assets) {}
}
