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
    double whole = mean(question.ask(new double[][] {input}));
    double start = mean(question.ask(rows));
    double[] values = new double[input.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole - mean(question.ask(without(input, i, rows)));
    }
    double sum = Arrays.stream(values).reduce(0, Double::sum);
    if (!(Math.abs(sum - (whole - start)) <= TOLERANCE * (1 + Math.abs(whole - start)))) {
      throw new IllegalArgumentException(
          "the contributions add up to %s, the log-odds differ by %s: no oracle for this model"
              .formatted(sum, whole - start));
    }
    return new Explanation(id(), target, values, start, null);
  }

  private static double[][] without(double[] input, int i, double[][] rows) {
    return Arrays.stream(rows)
        .map(
            row -> {
              double[] changed = input.clone();
              changed[i] = row[i];
              return changed;
            })
        .toArray(double[][]::new);
  }

  private static double mean(double[] probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      sum += StrictMath.log(p / (1 - p));
    }
    return sum / probabilities.length;
  }
}
