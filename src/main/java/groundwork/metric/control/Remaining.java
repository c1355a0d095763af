package groundwork.metric.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the rest of a run takes: what is left of each metric and method, at the pace at which
 * they went so far, by as many hands as worked lately. Where nothing of a kind is done yet, by the
 * pace of the others for what it asks of the model. Pure.
 */
final class Remaining {
  /**
   * Units of a metric and a method.
   *
   * @param doneItems scored so far
   * @param tookMs which took so long
   * @param leftItems still to be scored
   * @param cost of one item
   */
  record Part(
      String metric, String method, long doneItems, long tookMs, long leftItems, double cost) {}

  private Remaining() {}

  /**
   * @param hands units that were worked on at the same time lately
   * @return milliseconds; null before the first unit is done
   */
  static Long of(List<Part> parts, double hands) {
    double done = 0;
    double asked = 0;
    var metrics = new HashMap<String, double[]>();
    for (var part : parts) {
      done += part.tookMs();
      asked += part.cost() * part.doneItems();
      var known = metrics.computeIfAbsent(part.metric(), any -> new double[2]);
      known[0] += part.tookMs();
      known[1] += part.doneItems();
    }
    if (asked == 0) {
      return null;
    }
    double left = 0;
    for (var part : parts) {
      left += part.leftItems() * pace(part, metrics, done / asked);
    }
    return Math.round(left / Math.max(hands, 0.05));
  }

  private static double pace(Part part, Map<String, double[]> metrics, double ofCost) {
    if (part.doneItems() > 0) {
      return (double) part.tookMs() / part.doneItems();
    }
    var others = metrics.get(part.metric());
    return others[1] > 0 ? others[0] / others[1] : part.cost() * ofCost;
  }
}
