package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.Arrays;

/**
 * The true contributions of a model that adds up in log-odds, as logistic regression does:
 * coefficient times the distance of the value from the background's mean (of a category:
 * coefficient of its option less the background's mean coefficient), in log-odds of the target. It
 * is found by asking the model, and checked: a model that does not add up is refused. This is what
 * {@code shap} would give in log-odds; ours works in probability, so the two differ. The seed is
 * not used.
 */
final class Oracle implements Explainer {
  private static final double TOLERANCE = 1e-6;

  @Override
  public String id() {
    return "oracle";
  }

  @Override
  public String source() {
    return "10.1007/s10115-013-0679-x";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background);
    double[][] rows = background.rows();
    double whole = logOdds(question.ask(new double[][] {input}))[0];
    double[] start = logOdds(question.ask(rows));
    double[] values = new double[input.length];
    double[] sums =
        new double[rows.length]; // of the contributions, had the background only this row
    for (int i = 0; i < values.length; i++) {
      double[] without = logOdds(question.ask(without(input, i, rows)));
      for (int row = 0; row < rows.length; row++) {
        values[i] += (whole - without[row]) / rows.length;
        sums[row] += whole - without[row];
      }
    }
    for (int row = 0; row < rows.length; row++) {
      double difference = whole - start[row];
      if (!(Math.abs(sums[row] - difference) <= TOLERANCE * (1 + Math.abs(difference)))) {
        throw new IllegalArgumentException(
            "the contributions add up to %s, the log-odds differ by %s: no oracle for this model"
                .formatted(sums[row], difference));
      }
    }
    double mean = Arrays.stream(start).reduce(0, Double::sum) / start.length;
    return new Explanation(id(), target, values, mean, null);
  }

  private static double[][] without(double[] input, int i, double[][] rows) {
    double[][] changed = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      changed[row] = input.clone();
      changed[row][i] = rows[row][i];
    }
    return changed;
  }

  private static double[] logOdds(double[] probabilities) {
    return Arrays.stream(probabilities).map(p -> StrictMath.log(p / (1 - p))).toArray();
  }
}
