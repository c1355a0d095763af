package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Case;
import groundwork.model.Parameters;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** Random sets of features as lists of indices. */
final class Subsets {
  private Subsets() {}

  /** Each equally likely, without replacement; only as many numbers are drawn as are needed. */
  static int[][] draw(UniformRandomProvider random, int d, int size, int times) {
    int[] order = new int[d];
    for (int i = 0; i < d; i++) {
      order[i] = i;
    }
    int[][] subsets = new int[times][size];
    for (int[] subset : subsets) {
      for (int i = 0; i < size; i++) {
        int from = i + random.nextInt(d - i);
        int drawn = order[from];
        order[from] = order[i];
        order[i] = drawn;
        subset[i] = drawn;
      }
    }
    return subsets;
  }

  /** Flags as lists of indices. */
  static int[][] of(boolean[][] flags) {
    int[][] subsets = new int[flags.length][];
    for (int set = 0; set < flags.length; set++) {
      int[] all = new int[flags[set].length];
      int n = 0;
      for (int i = 0; i < all.length; i++) {
        if (flags[set][i]) {
          all[n++] = i;
        }
      }
      subsets[set] = Arrays.copyOf(all, n);
    }
    return subsets;
  }

  /**
   * Recorded {@code subsets} [sets][size] of the case; null where there are none.
   *
   * @throws IllegalArgumentException if an index is none of a feature
   */
  static int[][] recorded(Case explained) {
    double[][] given = explained.recorded().get("subsets");
    if (given == null) {
      return null;
    }
    int[][] subsets = new int[given.length][];
    for (int set = 0; set < given.length; set++) {
      subsets[set] = new int[given[set].length];
      for (int i = 0; i < given[set].length; i++) {
        double index = given[set][i];
        Parameters.require(
            index == Math.rint(index) && index >= 0 && index < explained.size(),
            "item %s: subsets[%d][%d] is %s; it must be the index of one of %d features",
            explained.item(),
            set,
            i,
            index,
            explained.size());
        subsets[set][i] = (int) index;
      }
    }
    return subsets;
  }
}
