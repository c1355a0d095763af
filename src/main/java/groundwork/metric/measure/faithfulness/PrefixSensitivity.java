package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.model.Parameters;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What Quantus 0.6.0 calls sensitivity-n: features are taken away by falling attribution; at each
 * step, the correlation across items between the attributions of this step and the fall of the
 * output by all steps so far. The score of the set is the mean over the steps, the curve has each;
 * there is none if a step has none. A single item has no score.
 *
 * @param share of the features (of an image: of its places) whose steps count
 * @param batch how many items count; 0 for all
 */
record PrefixSensitivity(int step, double share, int batch, Correlated similarity, Removal removal)
    implements SetMetric {
  PrefixSensitivity {
    Parameters.require(step >= 1, "\"step\" is %s; at least 1 is needed", step);
    Parameters.require(share > 0 && share <= 1, "\"share\" is %s; it must be in (0, 1]", share);
    Parameters.require(batch >= 0, "\"batch\" is %s; at least 0 is needed", batch);
  }

  @Override
  public Card card() {
    return Card.of(SensitivityN.ID, "1", "Sensitivity-n (across items)")
        .says(
            "Correlation across items between the attributions of a step and the fall of the"
                + " explained class's output by all steps so far, averaged over steps.")
        .property("correctness")
        .higher(-1.0, 1.0, "correlation")
        .with(
            removal.parameters(
                Map.of(
                    "step", step, "share", share, "batch", batch, "similarity", similarity.word())))
        .assumes("The library's departure from its source is wanted.")
        .source("10.48550/arXiv.1711.06104")
        .needs(Need.MODEL);
  }

  @Override
  public SetScores scores(List<Case> all) {
    var cases = batch > 0 && batch < all.size() ? all.subList(0, batch) : all;
    if (cases.size() < 2) {
      return SetScores.overall(Score.none("a correlation across items needs at least 2 of them"));
    }
    int steps = counted(cases.getFirst());
    if (steps == 0) {
      return SetScores.overall(Score.none("a step has more features than are to be counted"));
    }
    double[][] said = new double[steps][cases.size()];
    double[][] done = new double[steps][cases.size()];
    for (int n = 0; n < cases.size(); n++) {
      var one = cases.get(n);
      int[] order = removal.descending(one.attribution());
      double[] sums = Removal.sums(one.attribution(), Removal.blocks(order, step));
      double[] outputs = removal.removing(one, order, step);
      for (int at = 0; at < steps; at++) {
        said[at][n] = sums[at];
        done[at][n] = outputs[0] - outputs[at + 1];
      }
    }
    double[] curve = new double[steps];
    for (int at = 0; at < steps; at++) {
      curve[at] = similarity.between(done[at], said[at]);
    }
    double mean = Arrays.stream(curve).average().orElseThrow();
    return SetScores.overall(
        Double.isNaN(mean)
            ? new Score(mean, null, "at a step all items are alike: no correlation", curve)
            : Score.curve(mean, curve));
  }

  private int counted(Case one) {
    Shape shape = one.background().shape();
    return (int) Math.floor(share * (shape == null ? one.size() : shape.places()) / step);
  }
}
