package groundwork.metric.measure.complexity;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Prepared;
import java.util.Arrays;
import java.util.Map;

/**
 * The Gini index of the absolute values: 0 where all features have the same weight, {@code 1 - 1/d}
 * where one has it all. {@code G = sum over i of (2 i - d - 1) v_i / (d · sum v)}, v sorted
 * upwards, i from 1. Higher is better.
 *
 * <p>Quantus 0.6.0 adds 1e-7 to every value.
 *
 * @see <a href="https://proceedings.mlr.press/v119/chalasani20a.html">Chalasani et al. (2020)</a>
 * @see <a href="https://doi.org/10.1109/TIT.2009.2027527">Hurley and Rickard (2009)</a>
 */
public record Sparseness(Prepared prepared) implements LocalMetric {
  public static final String ID = "sparseness";
  public static final double QUANTUS = 1e-7;
  private static final int FEW = 96;

  @Override
  public Card card() {
    return Card.of(ID, "1", "Sparseness (Gini)")
        .says("How unequally the absolute weights are spread over the features.")
        .property("compactness")
        .higher(0.0, 1.0, "Gini index")
        .with(prepared.with(Map.of()))
        .assumes("Weights of different features may be compared.")
        .source("10.1109/TIT.2009.2027527")
        .validated(Complexity.VALIDATION);
  }

  @Override
  public Score score(Case explained) {
    double[] attribution = explained.attribution();
    if (!prepared.quantus()) {
      return Attributions.zero(attribution)
          ? Score.none(Attributions.ZERO)
          : Score.of(gini(prepared.scaling().alone(attribution), 0));
    }
    double[] values = prepared.values(attribution);
    double gini = prepared.abs() ? gini(values, QUANTUS) : signed(values);
    return Double.isNaN(gini) ? Score.none(Attributions.ZERO) : Score.of(gini);
  }

  /**
   * Of the absolute values; equal to the definition because {@code sum over i of (2 i - d - 1) v_i}
   * is the sum of all pairs' differences, which for few features is quicker than sorting.
   *
   * @param offset added to every absolute value
   */
  public static double gini(double[] attribution, double offset) {
    return attribution.length <= FEW ? pairs(attribution, offset) : sorted(attribution, offset);
  }

  private static double pairs(double[] a, double offset) {
    int d = a.length;
    double sum = d * offset;
    // four sums at once: each addition need not wait for the one before
    double g0 = 0;
    double g1 = 0;
    double g2 = 0;
    double g3 = 0;
    int i = 0;
    for (; i + 3 < d; i += 4) {
      double v0 = Math.abs(a[i]);
      double v1 = Math.abs(a[i + 1]);
      double v2 = Math.abs(a[i + 2]);
      double v3 = Math.abs(a[i + 3]);
      sum += v0 + v1 + v2 + v3;
      g0 += Math.abs(v0 - v1) + Math.abs(v0 - v2);
      g1 += Math.abs(v1 - v2) + Math.abs(v1 - v3);
      g2 += Math.abs(v2 - v3);
      g3 += Math.abs(v3 - v0);
      for (int j = i + 4; j < d; j++) {
        double other = Math.abs(a[j]);
        g0 += Math.abs(v0 - other);
        g1 += Math.abs(v1 - other);
        g2 += Math.abs(v2 - other);
        g3 += Math.abs(v3 - other);
      }
    }
    for (; i < d; i++) {
      double v = Math.abs(a[i]);
      sum += v;
      for (int j = i + 1; j < d; j++) {
        g0 += Math.abs(v - Math.abs(a[j]));
      }
    }
    double gini = (g0 + g1 + g2 + g3) / (d * sum);
    // neither values near the largest double nor such near the smallest may spoil the sums
    return d * sum < Double.MAX_VALUE / d && sum > Double.MIN_NORMAL * d ? gini : sorted(a, offset);
  }

  private static double sorted(double[] attribution, double offset) {
    double[] v = new double[attribution.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.abs(attribution[i]) + offset;
    }
    Arrays.sort(v);
    int d = v.length;
    double largest = v[d - 1]; // scaled, so that no sum can overflow
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < d; i++) {
      weighted += (2.0 * (i + 1) - d - 1) * (v[i] / largest);
      sum += v[i] / largest;
    }
    return weighted / (d * sum);
  }

  /** What Quantus does to values with their signs. */
  private static double signed(double[] values) {
    double[] v = values.clone();
    Arrays.sort(v);
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      weighted += (2.0 * (i + 1) - v.length - 1) * (v[i] + QUANTUS);
      sum += v[i] + QUANTUS;
    }
    return weighted / (v.length * sum);
  }
}
