package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import groundwork.model.Output;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * How well the explanation, taken as an additive model of the model, foretells answers it has not
 * seen: R² over random sets of absent features that no explainer was fitted to, {@code 1 - sum w (f
 * - g)² / sum w (f - mean_w f)²}, with {@code g(set) = f(x) - (sum of the attributions of the
 * set)}. 1 is perfect, 0 no better than a constant, below 0 worse. Weights are those of Shapley's
 * kernel, of LIME's kernel, or all 1.
 *
 * @param samples number of sets, at least 3; each feature is absent with probability 1/2
 * @param weights even, shap or lime
 * @param baseline what a feature becomes when it is taken away
 * @param output which numbers of the model; attributions must be in their unit
 * @see <a href="https://doi.org/10.1145/2939672.2939778">Ribeiro et al. (2016), local fidelity</a>
 */
public record SurrogateFidelity(int samples, String weights, Baseline baseline, Output output)
    implements LocalMetric {
  public static final String ID = "surrogate-fidelity";

  public SurrogateFidelity {
    Parameters.require(samples >= 3, "\"samples\" is %s; at least 3 are needed", samples);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Surrogate fidelity")
        .says(
            "R² of the explanation as an additive model of the model, on random sets of absent"
                + " features that it was not fitted to.")
        .property("correctness")
        .higher(null, 1.0, "R²")
        .with(
            Map.of(
                "samples",
                samples,
                "weights",
                weights,
                "baseline",
                baseline.word(),
                "output",
                output.word()))
        .assumes("Attributions are contributions in the unit of the output.")
        .source("10.1145/2939672.2939778")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    if (Attributions.zero(explained.attribution())) {
      return Score.none(Attributions.ZERO);
    }
    boolean[][] absent = Draws.halves(Draws.of(explained, ID), explained.size(), samples);
    double whole = Asked.whole(explained, output);
    double[] answers = baseline.without(explained, absent, output);
    double[] foretold = new double[samples];
    double[] weight = new double[samples];
    for (int s = 0; s < samples; s++) {
      int gone = 0;
      foretold[s] = whole;
      for (int i = 0; i < absent[s].length; i++) {
        if (absent[s][i]) {
          foretold[s] -= explained.attribution()[i];
          gone++;
        }
      }
      weight[s] = weight(gone, absent[s].length);
    }
    return r2(answers, foretold, weight);
  }

  /** Everything taken away, or nothing, has no weight in Shapley's kernel; it would be infinite. */
  private double weight(int gone, int d) {
    return switch (weights) {
      case "shap" -> gone == 0 || gone == d ? 0 : 1.0 / ((double) gone * (d - gone));
      case "lime" -> {
        double distance = 1 - Math.sqrt((d - gone) / (double) d); // cosine, to all ones
        yield Math.exp(-distance * distance / (0.25 * 0.25));
      }
      default -> 1;
    };
  }

  /** Weighted R² of what was foretold. */
  static Score r2(double[] answers, double[] foretold, double[] weight) {
    double sum = 0;
    double mean = 0;
    for (int s = 0; s < answers.length; s++) {
      sum += weight[s];
      mean += weight[s] * answers[s];
    }
    mean /= sum;
    double missed = 0;
    double spread = 0;
    for (int s = 0; s < answers.length; s++) {
      missed += weight[s] * (answers[s] - foretold[s]) * (answers[s] - foretold[s]);
      spread += weight[s] * (answers[s] - mean) * (answers[s] - mean);
    }
    return !(spread > 0)
        ? Score.none("the model answers the same without each set: nothing to foretell")
        : Score.of(1 - missed / spread);
  }
}
