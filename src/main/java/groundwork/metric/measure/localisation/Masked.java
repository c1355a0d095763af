package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.NumpyOrder;
import groundwork.metric.measure.Prepared;
import java.util.Arrays;

/** A measure of where an explanation lies against a mask of what ought to matter. */
interface Masked extends LocalMetric {
  Prepared prepared();

  /**
   * @param values the attribution as it is taken
   * @param mask as many flags
   * @param marked how many of them are set, at least 1
   */
  Score score(double[] values, boolean[] mask, int marked);

  /** Where nothing is marked. */
  default Score empty() {
    return Score.none("the mask marks nothing");
  }

  @Override
  default Score score(Case explained) {
    boolean[] mask = explained.mask();
    if (mask == null) {
      return Score.none("there is no mask of what ought to matter");
    }
    int marked = 0;
    for (boolean flag : mask) {
      marked += flag ? 1 : 0;
    }
    if (marked == 0) {
      return empty();
    }
    double[] values = prepared().values(explained.attribution());
    if (!prepared().quantus() && Attributions.constant(values)) {
      return Score.none(values[0] == 0 ? Attributions.ZERO : Attributions.CONSTANT);
    }
    return score(values, mask, marked);
  }

  /** How many of the k highest values are marked; of equal ones, the lower index comes first. */
  static int hits(double[] values, boolean[] mask, int k) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double last = sorted[sorted.length - k];
    int hits = 0;
    int above = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > last) {
        above++;
        hits += mask[i] ? 1 : 0;
      }
    }
    int left = k - above; // places for values equal to the last
    for (int i = 0; left > 0; i++) {
      if (values[i] == last) {
        left--;
        hits += mask[i] ? 1 : 0;
      }
    }
    return hits;
  }

  /** How many of the first k of an order are marked. */
  static int hits(int[] order, boolean[] mask, int k) {
    int hits = 0;
    for (int i = 0; i < k; i++) {
      hits += mask[order[i]] ? 1 : 0;
    }
    return hits;
  }

  /** How many of the k highest values are marked, in numpy's order of equals where it is theirs. */
  default int top(double[] values, boolean[] mask, int k) {
    return prepared().quantus()
        ? hits(NumpyOrder.descending(values), mask, k)
        : hits(values, mask, k);
  }

  /** The sum over what is marked and the sum over all. */
  static double[] sums(double[] values, boolean[] mask) {
    double inside = 0;
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      all += values[i];
      inside += mask[i] ? values[i] : 0;
    }
    return new double[] {inside, all};
  }

  /** A copy in which negative values are 0. */
  static double[] positive(double[] values) {
    double[] positive = new double[values.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = Math.max(0, values[i]);
    }
    return positive;
  }
}
