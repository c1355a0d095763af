package groundwork.metric.measure.region;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;

/**
 * An input, what its features are replaced by, and in which order they go.
 *
 * @param order features by falling importance
 */
record Ranking(double[] input, double[] filling, int[] order) {
  static Ranking of(Case explained, double[] importance, Baseline baseline) {
    return new Ranking(
        explained.input(), baseline.rows(explained)[0], Attributions.descending(importance));
  }

  /**
   * The input without the share that is most important, or with nothing else.
   *
   * @param share of the features, rounded to whole features
   */
  double[] changed(double share, boolean keep) {
    int top = (int) Math.round(share * order.length);
    double[] row = keep ? filling.clone() : input.clone();
    for (int i = 0; i < top; i++) {
      row[order[i]] = keep ? input[order[i]] : filling[order[i]];
    }
    return row;
  }
}
