package groundwork.statistics;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * Ratios of sums by cluster, for bootstraps that take whole participants: trials of one person are
 * not independent, so people are drawn, each with all their trials.
 *
 * @param ids the clusters, in order of first appearance
 * @param numerators sum within each cluster
 * @param denominators sum within each cluster; for means the number of values
 */
public record Clusters(List<String> ids, double[] numerators, double[] denominators) {
  /**
   * Means of values: numerator the sum, denominator the count.
   *
   * @param cluster n names
   * @param values n values, paired with the names, all finite
   * @throws IllegalArgumentException if lengths differ, there is none, or a value is not finite
   */
  public static Clusters means(List<String> cluster, double[] values) {
    Check.sample("values", values, 1);
    Check.sameLength("cluster", cluster.size(), "values", values.length);
    var places = new LinkedHashMap<String, Integer>();
    cluster.forEach(id -> places.putIfAbsent(id, places.size()));
    double[] sums = new double[places.size()];
    double[] counts = new double[places.size()];
    for (int i = 0; i < values.length; i++) {
      int place = places.get(cluster.get(i));
      sums[place] += values[i];
      counts[place]++;
    }
    return new Clusters(List.copyOf(places.keySet()), sums, counts);
  }

  public int size() {
    return numerators.length;
  }

  /** Sum of numerators over sum of denominators of the drawn clusters; NaN over nothing. */
  public double pooled(int[] drawn) {
    double above = 0;
    double below = 0;
    for (int cluster : drawn) {
      above += numerators[cluster];
      below += denominators[cluster];
    }
    return below == 0 ? Double.NaN : above / below;
  }
}
