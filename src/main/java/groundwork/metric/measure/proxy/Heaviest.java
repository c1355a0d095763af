package groundwork.metric.measure.proxy;

import groundwork.metric.measure.Attributions;
import java.util.Arrays;

/** The features that carry most of an explanation. */
final class Heaviest {
  /** Sums are rounded: a share is reached when it is missed by no more than this. */
  private static final double ROUNDING = 1e-12;

  private Heaviest() {}

  /**
   * @param attribution not zero everywhere
   * @param share of the absolute mass, in (0, 1]
   * @return indices of the fewest features that have it, the heaviest first; of equals, the lower
   *     index first
   */
  static int[] of(double[] attribution, double share) {
    double[] sizes = Attributions.magnitudes(attribution);
    int[] order = Attributions.descending(sizes);
    double all = 0;
    for (double size : sizes) {
      all += size / sizes[order[0]]; // scaled, so that no sum can overflow
    }
    double sum = 0;
    for (int k = 0; k < order.length; k++) {
      sum += sizes[order[k]] / sizes[order[0]];
      if (sum >= share * all * (1 - ROUNDING)) {
        return Arrays.copyOf(order, k + 1);
      }
    }
    return order;
  }
}
