package groundwork.metric.measure.axiom;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Prepared;
import groundwork.model.Output;
import groundwork.model.Parameters;
import java.util.Arrays;
import java.util.Map;

/**
 * By how much the attributions do not add up to what they share out: {@code |sum a - (f(x) -
 * f(b))|}, b the input with every feature absent. {@code relative} divides by {@code |f(x) -
 * f(b)|}. Lower is better, 0 is complete.
 *
 * <p>Quantus 0.6.0 says 1 if both are the very same floating-point number and else 0, which hardly
 * any sum is.
 *
 * @param relative whether divided by what there is to be shared out
 * @param baseline what every feature becomes
 * @param output whose change is shared out
 * @see <a href="https://doi.org/10.48550/arXiv.1703.01365">Sundararajan, Taly and Yan (2017)</a>
 */
public record Completeness(Prepared prepared, boolean relative, Baseline baseline, Output output)
    implements LocalMetric {
  public static final String ID = "completeness";

  public Completeness {
    Parameters.require(
        !prepared.quantus() || !relative,
        "\"relative\" is true: Quantus 0.6.0 has no gap to divide");
  }

  @Override
  public Card card() {
    var card =
        Card.of(ID, "1", relative ? "Completeness gap (relative)" : "Completeness gap")
            .says(
                "How far the attributions are from adding up to the difference between the output"
                    + " and that of an input without features.")
            .property("completeness")
            .with(
                prepared.with(
                    Map.of(
                        "relative", relative,
                        "baseline", baseline.word(),
                        "output", output.word())))
            .assumes("Attributions are contributions in the unit of the output.")
            .source("10.48550/arXiv.1703.01365")
            .needs(Need.MODEL);
    return prepared.quantus()
        ? card.higher(0.0, 1.0, "equal floating-point numbers")
        : card.lower(0.0, null, relative ? "share of the difference" : output.word());
  }

  @Override
  public Score score(Case explained) {
    boolean[] all = new boolean[explained.size()];
    Arrays.fill(all, true);
    double difference =
        Asked.whole(explained, output)
            - baseline.without(explained, new boolean[][] {all}, output)[0];
    double[] values = prepared.values(explained.attribution());
    if (prepared.quantus()) {
      return Score.of(sumOfNumpy(values) == difference ? 1 : 0);
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double gap = Math.abs(sum - difference);
    if (!relative) {
      return Score.of(gap);
    }
    return difference == 0
        ? Score.none("the output is that of an input without features: no share of nothing")
        : Score.of(gap / Math.abs(difference));
  }

  /** In the order in which numpy adds a row up, on which equality depends. */
  static double sumOfNumpy(double[] values) {
    return sumOfNumpy(values, 0, values.length);
  }

  private static double sumOfNumpy(double[] v, int from, int n) {
    if (n > 128) {
      int half = n / 2 - n / 2 % 8;
      return sumOfNumpy(v, from, half) + sumOfNumpy(v, from + half, n - half);
    }
    double sum = 0;
    int i = 0;
    if (n >= 8) {
      double[] r = Arrays.copyOfRange(v, from, from + 8);
      for (i = 8; i + 8 <= n; i += 8) {
        for (int j = 0; j < 8; j++) {
          r[j] += v[from + i + j];
        }
      }
      sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    }
    for (; i < n; i++) {
      sum += v[from + i];
    }
    return sum;
  }
}
