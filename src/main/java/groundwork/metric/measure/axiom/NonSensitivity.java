package groundwork.metric.measure.axiom;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Prepared;
import groundwork.model.Output;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * How many features either have no weight though the output depends on them or have weight though
 * it does not: the size of the symmetric difference of {@code {i: |a_i| < eps}} and {@code {i: mean
 * over baselines of |f(x) - f(x without i)| < eps}}. Lower is better. A feature that has the
 * baseline's value already has no effect.
 *
 * <p>Quantus 0.6.0 does so with {@code step} features taken away at once, those without weight and
 * the others apart, in the order of their indices.
 *
 * @param eps below which a weight or an effect is none
 * @param step features taken away at once
 * @param baseline what a feature becomes
 * @param output whose change is looked at
 * @see <a href="https://doi.org/10.48550/arXiv.2007.07584">Nguyen and Martínez (2020)</a>
 */
public record NonSensitivity(
    Prepared prepared, double eps, int step, Baseline baseline, Output output)
    implements LocalMetric {
  public static final String ID = "non-sensitivity";

  public NonSensitivity {
    Parameters.require(eps > 0, "\"eps\" is %s; it must be above 0", eps);
    Parameters.require(
        prepared.abs() || prepared.quantus(),
        "\"abs\" is false: this is defined on absolute values, and a negative weight is one too");
    Parameters.require(step >= 1, "\"step\" is %s; at least 1 is needed", step);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Non-sensitivity")
        .says("How many features have no weight but an effect, or weight but no effect.")
        .property("correctness")
        .lower(0.0, null, "features")
        .with(
            prepared.with(
                Map.of(
                    "eps",
                    eps,
                    "step",
                    step,
                    "baseline",
                    baseline.word(),
                    "output",
                    output.word())))
        .assumes("Weights and effects below the threshold are none, on the scales that they have.")
        .source("10.48550/arXiv.2007.07584")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    if (!prepared.quantus() && Attributions.zero(explained.attribution())) {
      return Score.none(Attributions.ZERO);
    }
    double[] values = prepared.values(explained.attribution());
    boolean[] idle = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      idle[i] = values[i] < eps;
    }
    double[] effects = effects(explained, idle);
    int different = 0;
    for (int i = 0; i < values.length; i++) {
      different += effects[i] < eps != idle[i] ? 1 : 0;
    }
    return Score.of(different);
  }

  private double[] effects(Case explained, boolean[] idle) {
    int d = explained.size();
    int[] group = new int[d];
    int groups = 0;
    for (boolean side : new boolean[] {true, false}) {
      int inGroup = step;
      for (int i = 0; i < d; i++) {
        if (idle[i] == side) {
          if (inGroup == step) {
            groups++;
            inGroup = 0;
          }
          inGroup++;
          group[i] = groups - 1;
        }
      }
    }
    double whole = Asked.whole(explained, output);
    double[] effect = new double[groups];
    double[][] rows = baseline.rows(explained);
    for (double[] filling : rows) {
      double[][] changed = new double[groups][];
      for (int at = 0; at < groups; at++) {
        changed[at] = explained.input().clone();
      }
      for (int i = 0; i < d; i++) {
        changed[group[i]][i] = filling[i];
      }
      double[] answers = Asked.target(explained, changed, output);
      for (int at = 0; at < groups; at++) {
        effect[at] += Math.abs(whole - answers[at]) / rows.length;
      }
    }
    double[] effects = new double[d];
    for (int i = 0; i < d; i++) {
      effects[i] = effect[group[i]];
    }
    return effects;
  }
}
