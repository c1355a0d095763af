package groundwork.statistics;

import java.util.Arrays;
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
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return ratios(cluster, values, ones);
  }

  /**
   * @param cluster n names
   * @param above n finite numbers, summed above the line
   * @param below n finite numbers, summed below it
   * @throws IllegalArgumentException if lengths differ, there is none, or a number is not finite
   */
  public static Clusters ratios(List<String> cluster, double[] above, double[] below) {
    Check.sample("above", above, 1);
    Check.sample("below", below, 1);
    Check.sameLength("above", above.length, "below", below.length);
    Check.sameLength("cluster", cluster.size(), "above", above.length);
    var places = new LinkedHashMap<String, Integer>();
    cluster.forEach(id -> places.putIfAbsent(id, places.size()));
    double[] numerators = new double[places.size()];
    double[] denominators = new double[places.size()];
    for (int i = 0; i < above.length; i++) {
      int place = places.get(cluster.get(i));
      numerators[place] += above[i];
      denominators[place] += below[i];
    }
    return new Clusters(List.copyOf(places.keySet()), numerators, denominators);
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
