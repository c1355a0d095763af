package groundwork.metric.measure.randomisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Again;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scoring;
import groundwork.model.Layered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much more complex explanations become when the whole model is drawn anew: {@code (H' - H) /
 * H}, H the entropy of a histogram of the explanation's values between its lowest and its highest.
 * Higher is better: an explanation of a random model should be as disordered as the model.
 *
 * <p>The item is explained under both models; what people are shown is not looked at. Quantus 0.6.0
 * does the same; with a rule, it takes the number of axes of the input for the number of values,
 * and the values of the whole set.
 *
 * @param order that ends with the model to be compared: all layers, or with {@code independent} the
 *     last alone
 * @param bins of the histogram
 * @see <a href="https://doi.org/10.48550/arXiv.2401.06465">Hedström et al. (2023)</a>
 */
record EfficientMprt(Prepared prepared, Order order, Bins bins, Randomised models)
    implements Scoring {
  static final String ID = "efficient-mprt";

  @Override
  public Card card() {
    return Card.of(ID, "1", "Efficient MPRT")
        .says("Relative rise of the explanation's entropy when the whole model is drawn anew.")
        .property("correctness")
        .higher(-1.0, null, "relative rise")
        .with(prepared.with(bins.with(Map.of("draws", 1, "order", order.word()))))
        .assumes("The complexity of an explanation follows that of what the model computes.")
        .source("10.48550/arXiv.2401.06465")
        .needs(Need.MODEL, Need.METHOD, Need.WEIGHTS);
  }

  @Override
  public List<Score> scores(List<Case> cases) {
    var able = cases.stream().filter(one -> Randomised.refusal(one) == null).toList();
    double[][] own = explained(Again.under(Mprt::asItIs), able, 0);
    double[][] again = explained(Again.under(this::last), able, 1);
    int ofSet = bins.ofSet() ? bins.of(own, able.toArray(Case[]::new)) : 0;
    var scores = new ArrayList<Score>(cases.size());
    int row = 0;
    for (var one : cases) {
      var refusal = Randomised.refusal(one);
      if (refusal != null) {
        scores.add(Score.none(refusal));
      } else {
        scores.add(score(own[row], again[row], bins.ofSet() ? ofSet : bins.of(own[row])));
        row++;
      }
    }
    return scores;
  }

  private Layered last(Case one) {
    return models.of(one).getLast();
  }

  private double[][] explained(Again again, List<Case> cases, int step) {
    double[][] scaled = prepared.scaling().all(again.explain(cases, ID, step));
    if (prepared.abs()) {
      for (int n = 0; n < scaled.length; n++) {
        scaled[n] = Attributions.magnitudes(scaled[n]);
      }
    }
    return scaled;
  }

  private Score score(double[] own, double[] again, int count) {
    if (!prepared.quantus() && Attributions.constant(own)) {
      return Score.none(own[0] == 0 ? Attributions.ZERO : Attributions.CONSTANT);
    }
    double before = Bins.entropy(own, count);
    if (before == 0) {
      return Score.none("all values lie in one bin: no relative rise");
    }
    return Score.of((Bins.entropy(again, count) - before) / before);
  }
}
