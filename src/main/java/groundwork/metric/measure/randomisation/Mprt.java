package groundwork.metric.measure.randomisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Again;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scoring;
import groundwork.metric.measure.Similarity;
import groundwork.model.Layered;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Model parameter randomisation test: layer after layer of the model is drawn anew, each changed
 * model is explained, and each explanation compared with the one that people see. The curve has one
 * similarity per layer, in the order in which they are drawn; the score is their mean, or the last.
 * Lower is better: an explanation that stays the same does not show what the model has learnt.
 *
 * <p>The models are drawn once for a whole set, each layer from its usual range at the start of
 * training. By default from the input on: from the output back, features of early layers shine
 * through even where nothing is left of the decision (Hedström et al. 2023).
 *
 * <p>Quantus 0.6.0 goes from the output back, drops signs, and counts the model as it is among the
 * layers of the mean, mostly a similarity of 1.
 *
 * @param order in which layers are drawn
 * @param similarity how explanations are compared
 * @param last whether the score is the last similarity rather than the mean
 * @see <a href="https://doi.org/10.48550/arXiv.1810.03292">Adebayo et al. (2018)</a>
 */
record Mprt(Prepared prepared, Order order, Similarity similarity, boolean last, Randomised models)
    implements Scoring {
  static final String ID = "mprt";

  @Override
  public Card card() {
    return Randomisation.ranging(
        similarity,
        Card.of(ID, "1", "Model parameter randomisation (MPRT)")
            .says(
                "How alike explanations of the model and of models with layers drawn anew are, on"
                    + " average over the layers.")
            .property("correctness")
            .with(
                prepared.with(
                    Map.of(
                        "draws",
                        1,
                        "order",
                        order.word(),
                        "similarity",
                        similarity.word(),
                        "summary",
                        last ? "last" : "mean")))
            .assumes("Explanations of a random model say nothing of the one in question.")
            .source("10.48550/arXiv.1810.03292")
            .needs(Need.MODEL, Need.METHOD, Need.WEIGHTS));
  }

  @Override
  public List<Score> scores(List<Case> cases) {
    return scores(
        cases,
        able -> able.stream().map(Case::attribution).toArray(double[][]::new),
        (able, model, step) -> Again.under(model).explain(able, ID, step));
  }

  /** How cases are explained again, under other models. */
  interface Asking {
    double[][] explain(List<Case> cases, Function<Case, ? extends Predictor> model, int step);
  }

  /**
   * @param known explanations of the model as it is
   */
  List<Score> scores(List<Case> cases, Function<List<Case>, double[][]> known, Asking asking) {
    var able = cases.stream().filter(one -> Randomised.refusal(one) == null).toList();
    double[][] own = prepared.scaling().all(known.apply(able));
    double[][] unchanged =
        prepared.quantus() ? prepared.scaling().all(asking.explain(able, Mprt::asItIs, 0)) : null;
    int steps = able.stream().mapToInt(one -> models.of(one).size()).max().orElse(0);
    var again = new double[steps][][];
    for (int step = 0; step < steps; step++) {
      int at = step;
      again[step] = prepared.scaling().all(asking.explain(able, one -> at(one, at), step + 1));
    }
    var scores = new ArrayList<Score>(cases.size());
    int row = 0;
    for (var one : cases) {
      var refusal = Randomised.refusal(one);
      if (refusal != null) {
        scores.add(Score.none(refusal));
        continue;
      }
      double[][] others = new double[models.of(one).size()][];
      for (int step = 0; step < others.length; step++) {
        others[step] = again[step][row];
      }
      double counted =
          prepared.quantus() ? similarity.of(values(own[row]), values(unchanged[row])) : 0;
      scores.add(score(one, own[row++], others, counted));
    }
    return scores;
  }

  private Layered at(Case one, int step) {
    var steps = models.of(one);
    return steps.get(Math.min(step, steps.size() - 1));
  }

  static Layered asItIs(Case one) {
    return one.model().layered().orElseThrow();
  }

  /**
   * @param counted what Quantus counts among the layers: the similarity under the model as it is
   */
  private Score score(Case one, double[] known, double[][] again, double counted) {
    double[] own = values(known);
    if (Attributions.constant(own)) {
      return Score.none(own[0] == 0 ? Attributions.ZERO : Attributions.CONSTANT);
    }
    double[] curve = new double[again.length];
    for (int step = 0; step < curve.length; step++) {
      double[] other = values(again[step]);
      curve[step] =
          prepared.quantus()
              ? similarity.of(own, other)
              : similarity.of(own, other, one.background().shape());
      if (Double.isNaN(curve[step])) {
        return Score.none(undefined(one, other, step));
      }
    }
    if (last) {
      return Score.curve(curve[curve.length - 1], curve);
    }
    double sum = counted;
    for (double value : curve) {
      sum += value;
    }
    double mean = sum / (prepared.quantus() ? curve.length + 1 : curve.length);
    return Double.isNaN(mean)
        ? Score.none("what the method says of the model as it is cannot be compared")
        : Score.curve(mean, curve);
  }

  private String undefined(Case one, double[] other, int step) {
    int layer = order.layer(step, models.of(one).size());
    var name = one.model().layered().orElseThrow().layerName(layer);
    return Attributions.constant(other)
        ? "with layer %s drawn anew the explanation is the same for every feature".formatted(name)
        : "%s of %d values is not defined".formatted(similarity.word(), other.length);
  }

  private double[] values(double[] scaled) {
    return prepared.abs() ? Attributions.magnitudes(scaled) : scaled;
  }
}
