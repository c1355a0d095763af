package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.metric.measure.Asked;
import groundwork.model.Output;
import groundwork.model.Parameters;
import java.util.List;
import java.util.Map;

/**
 * How much of the model's behaviour is not the sum of single features: {@code 1 - R²} of its
 * additive part over the background, the additive part being the mean and the centred partial
 * dependence of every feature. 0 for a model that adds up, towards 1 for one that is all
 * interaction. A property of the model, the same for every method: it says how far an additive
 * explanation can go at all.
 *
 * @param rows how many rows of the background are used, the first ones; at least 2
 * @param output which numbers of the model
 * @see <a href="https://doi.org/10.1007/978-3-030-43823-4_17">Molnar, Casalicchio and Bischl
 *     (2020), who fit the main effects as accumulated local effects</a>
 */
public record InteractionStrength(int rows, Output output) implements SetMetric {
  public static final String ID = "interaction-strength";

  public InteractionStrength {
    Parameters.require(rows >= 2 && rows <= 1000, "\"rows\" is %s; it must be 2 to 1000", rows);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Interaction strength")
        .says(
            "Share of the model's variance over the background that single features do not add up to.")
        .property("covariate complexity")
        .lower(0.0, null, "1 - R²")
        .with(Map.of("rows", rows, "output", output.word()))
        .assumes(
            "Features of the background may be exchanged between rows: they hang together little.")
        .source("10.1007/978-3-030-43823-4_17")
        .needs(Need.MODEL);
  }

  @Override
  public SetScores scores(List<Case> cases) {
    return SetScores.overall(
        cases.isEmpty() ? Score.none("there is no item") : strength(cases.getFirst()));
  }

  private Score strength(Case any) {
    double[][] all = any.background().rows();
    if (all.length < 2) {
      return Score.none("the background has one row only: nothing varies");
    }
    double[][] sample = java.util.Arrays.copyOf(all, Math.min(rows, all.length));
    int n = sample.length;
    double[] answers = Asked.target(any, sample, output);
    double mean = 0;
    for (double answer : answers) {
      mean += answer / n;
    }
    double[] additive = new double[n];
    java.util.Arrays.fill(additive, mean);
    for (int i = 0; i < any.size(); i++) {
      addMainEffect(any, sample, i, additive);
    }
    double missed = 0;
    double spread = 0;
    for (int row = 0; row < n; row++) {
      missed += (answers[row] - additive[row]) * (answers[row] - additive[row]);
      spread += (answers[row] - mean) * (answers[row] - mean);
    }
    return spread == 0
        ? Score.none("the model answers the same for every row of the background")
        : Score.of(missed / spread);
  }

  /** Partial dependence of one feature at each row's value, less its mean over the rows. */
  private void addMainEffect(Case any, double[][] sample, int feature, double[] additive) {
    int n = sample.length;
    double[] dependence = new double[n];
    double[][] mixed = new double[n][];
    for (int at = 0; at < n; at++) {
      for (int row = 0; row < n; row++) {
        mixed[row] = sample[row].clone();
        mixed[row][feature] = sample[at][feature];
      }
      for (double answer : Asked.target(any, mixed, output)) {
        dependence[at] += answer / n;
      }
    }
    double mean = 0;
    for (double one : dependence) {
      mean += one / n;
    }
    for (int row = 0; row < n; row++) {
      additive[row] += dependence[row] - mean;
    }
  }
}
