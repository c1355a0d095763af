package groundwork.metric.measure.complexity;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import java.util.Arrays;
import java.util.Map;

/**
 * The Gini index of the absolute values: 0 where all features have the same weight, {@code 1 - 1/d}
 * where one has it all. {@code G = sum over i of (2 i - d - 1) v_i / (d · sum v)}, v sorted
 * upwards, i from 1. Higher is better.
 *
 * @param offset added to every absolute value: 0 as in the paper; 1e-7 in the compatibility mode
 *     {@code quantus-0.6.0}
 * @see <a href="https://proceedings.mlr.press/v119/chalasani20a.html">Chalasani et al. (2020)</a>
 * @see <a href="https://doi.org/10.1109/TIT.2009.2027527">Hurley and Rickard (2009)</a>
 */
public record Sparseness(double offset) implements LocalMetric {
  public static final String ID = "sparseness";
  public static final double QUANTUS = 1e-7;

  @Override
  public Card card() {
    return Card.of(ID, "1", "Sparseness (Gini)")
        .says("How unequally the absolute weights are spread over the features.")
        .property("compactness")
        .higher(0.0, 1.0, "Gini index")
        .with(offset == 0 ? Map.of() : Map.of("compatibility", "quantus-0.6.0"))
        .assumes("Weights of different features may be compared.")
        .source("10.1109/TIT.2009.2027527");
  }

  @Override
  public Score score(Case explained) {
    return Attributions.zero(explained.attribution())
        ? Score.none(Attributions.ZERO)
        : Score.of(gini(explained.attribution(), offset));
  }

  public static double gini(double[] attribution, double offset) {
    double[] v = Arrays.stream(attribution).map(a -> Math.abs(a) + offset).sorted().toArray();
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
}
