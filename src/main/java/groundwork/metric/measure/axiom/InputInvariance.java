package groundwork.metric.measure.axiom;

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
import java.util.WeakHashMap;

/**
 * Whether the explanation stays the same (1) or not (0) when every input value is shifted by a
 * constant and the first layer's biases take the shift away again, so that the model computes the
 * same. The background is not shifted: what a method compares with is part of it. Explanations are
 * the same where every {@code |a - a'| <= tolerance + 1e-5 |a'|}.
 *
 * <p>Quantus 0.6.0 does not shift the first value, so that its two models differ.
 *
 * @param shift what is added to every value
 * @param tolerance largest absolute difference
 * @see <a href="https://doi.org/10.1007/978-3-030-28954-6_14">Kindermans et al. (2019)</a>
 */
record InputInvariance(
    Prepared prepared, double shift, double tolerance, Map<Layered, Layered> compensated)
    implements Scoring {
  static final String ID = "input-invariance";

  InputInvariance(Prepared prepared, double shift, double tolerance) {
    this(prepared, shift, tolerance, new WeakHashMap<>());
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Input invariance")
        .says(
            "Whether the explanation stays the same when the input is shifted and the model's first"
                + " layer takes the shift away.")
        .property("consistency")
        .higher(0.0, 1.0, "same")
        .with(prepared.with(Map.of("shift", shift, "tolerance", tolerance)))
        .assumes(
            "The method does not sample, or samples enough: what differs by chance differs too.")
        .source("10.1007/978-3-030-28954-6_14")
        .needs(Need.MODEL, Need.METHOD, Need.WEIGHTS);
  }

  @Override
  public List<Score> scores(List<Case> cases) {
    var able = cases.stream().filter(one -> refusal(one) == null).toList();
    double[][] own =
        prepared.scaling().all(able.stream().map(Case::attribution).toArray(double[][]::new));
    var asked = new Again(this::compensated, this::shifted, Case::target);
    double[][] again = prepared.scaling().all(asked.explain(able, ID, 0));
    var scores = new ArrayList<Score>(cases.size());
    int row = 0;
    for (var one : cases) {
      var refusal = refusal(one);
      if (refusal != null) {
        scores.add(Score.none(refusal));
      } else {
        scores.add(score(own[row], again[row]));
        row++;
      }
    }
    return scores;
  }

  private String refusal(Case one) {
    if (one.method() == null) {
      return "this method cannot explain a shifted input here";
    }
    var model = one.model().layered();
    if (model.isEmpty() || model.get().layers() == 0) {
      return "the model's layers and weights are not known";
    }
    if (!prepared.quantus() && !same(one, model.get())) {
      return "the first layer cannot take the shift away: it looks beyond the input's edge";
    }
    return null;
  }

  private boolean same(Case one, Layered model) {
    double[] before = model.hidden(new double[][] {one.input()}, 0)[0];
    double[] after = compensated(one).hidden(new double[][] {shifted(one)}, 0)[0];
    double size = 1 + Attributions.norm(before);
    for (int i = 0; i < before.length; i++) {
      if (Math.abs(before[i] - after[i]) > 1e-9 * size) {
        return false;
      }
    }
    return true;
  }

  private Score score(double[] own, double[] other) {
    if (!prepared.quantus() && Attributions.zero(own)) {
      return Score.none(Attributions.ZERO);
    }
    double[] a = prepared.abs() ? Attributions.magnitudes(own) : own;
    double[] b = prepared.abs() ? Attributions.magnitudes(other) : other;
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= tolerance + 1e-5 * Math.abs(b[i]))) {
        return Score.of(0);
      }
    }
    return Score.of(1);
  }

  private double[] shifted(Case one) {
    double[] row = one.input().clone();
    for (int i = prepared.quantus() ? 1 : 0; i < row.length; i++) {
      row[i] += shift;
    }
    return row;
  }

  /** The model whose first layer sees what it saw before the shift. */
  private Layered compensated(Case one) {
    var model = one.model().layered().orElseThrow();
    synchronized (compensated) {
      return compensated.computeIfAbsent(model, this::compensate);
    }
  }

  private Layered compensate(Layered model) {
    double[] weights = model.weights(0);
    double[] bias = model.bias(0);
    int in = weights.length / bias.length;
    for (int out = 0; out < bias.length; out++) {
      double sum = 0;
      for (int i = out * in; i < (out + 1) * in; i++) {
        sum += weights[i];
      }
      bias[out] -= shift * sum;
    }
    return model.with(0, weights, bias);
  }
}
