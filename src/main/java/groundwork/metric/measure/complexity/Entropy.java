package groundwork.metric.measure.complexity;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Prepared;
import java.util.Map;

/**
 * The entropy of the shares that the features have in the explanation: {@code -sum p_i ln p_i}, p_i
 * = |a_i| / sum |a|, 0 ln 0 = 0. 0 where one feature has all, {@code ln d} where all have the same.
 * Lower is better. Its authors call it complexity.
 *
 * <p>Quantus 0.6.0 takes the logarithm of p + 1e-12 and, asked to keep signs, of negative shares,
 * which has no value.
 *
 * @see <a href="https://doi.org/10.24963/ijcai.2020/417">Bhatt, Weller and Moura (2020)</a>
 */
public record Entropy(Prepared prepared) implements LocalMetric {
  public static final String ID = "entropy";
  private static final double QUANTUS = 1e-12;

  @Override
  public Card card() {
    return Card.of(ID, "1", "Complexity (entropy)")
        .says("How evenly the absolute weights are spread over the features: their entropy.")
        .property("compactness")
        .lower(0.0, null, "nat")
        .with(prepared.with(Map.of()))
        .assumes("Weights of different features may be compared; inputs have the same size.")
        .source("10.24963/ijcai.2020/417")
        .validated(Complexity.VALIDATION);
  }

  @Override
  public Score score(Case explained) {
    double[] attribution = explained.attribution();
    if (Attributions.zero(attribution)) {
      return Score.none(Attributions.ZERO);
    }
    boolean signs = prepared.quantus() && !prepared.abs();
    double[] values = prepared.scaling().alone(attribution);
    double entropy = entropy(values, prepared.quantus() ? QUANTUS : 0, signs);
    return Double.isNaN(entropy)
        ? Score.none("a negative share has no logarithm: abs is false")
        : Score.of(entropy);
  }

  /** Of the absolute values' shares. */
  public static double entropy(double[] values, double offset, boolean signs) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value) / largest; // scaled, so that no sum can overflow
    }
    double entropy = 0;
    for (double value : values) {
      double share = (signs ? value : Math.abs(value)) / largest / sum;
      if (share != 0) {
        entropy -= share * Math.log(share + offset);
      }
    }
    return entropy;
  }
}
