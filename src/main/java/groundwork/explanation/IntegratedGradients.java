package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * Integrated gradients (Sundararajan et al. 2017): the distance of each value from a baseline times
 * the mean derivative on the straight way from there, for models whose weights are known. The exact
 * integral adds up to the output less the baseline's, which is the intercept; {@code fit} is 1 less
 * the share of that difference which the finite number of steps misses (null if there is no
 * difference). So the completeness gap is the sum of values and intercept less the model's output.
 *
 * @param baseline {@code centre} of the background, {@code zero}, or {@code rows}: the mean over
 *     all its rows, each as a baseline (expected gradients, without drawing)
 * @param rule where the derivative is looked at: {@code midpoint} of equal steps, or the places and
 *     weights of {@code gauss-legendre}
 */
record IntegratedGradients(Output output, String baseline, int steps, String rule, Finish finish)
    implements Explainer {
  static final String ID = "integrated-gradients";

  static List<Setting> settings() {
    var settings =
        new ArrayList<>(
            List.of(
                Parameters.output("probability"),
                new Setting(
                    "baseline",
                    "centre",
                    "where the way starts: centre (of the background), zero, rows (the mean over"
                        + " the background's rows)"),
                new Setting("steps", 50, "places on the way, 1 to 10000 (gauss-legendre: 1000)"),
                new Setting("rule", "midpoint", "which places: midpoint, gauss-legendre")));
    settings.addAll(Finish.settings());
    return settings;
  }

  static IntegratedGradients of(Parameters given) {
    String rule = given.word("rule", "midpoint", "gauss-legendre");
    return new IntegratedGradients(
        given.output(),
        given.word("baseline", "centre", "zero", "rows"),
        given.integer("steps", 50, 1, rule.equals("midpoint") ? 10_000 : 1000),
        rule,
        Finish.of(given));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String source() {
    return "10.48550/arXiv.1703.01365";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background, output);
    double[][] starts = starts(background);
    double[] values = values(question, starts, places());
    double intercept = 0;
    for (double answer : question.ask(starts)) {
      intercept += answer / starts.length;
    }
    double difference = question.ask(new double[][] {input})[0] - intercept;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    Double fit = difference == 0 ? null : 1 - Math.abs(sum - difference) / Math.abs(difference);
    return new Explanation(ID, target, finish.of(values, background.shape()), intercept, fit);
  }

  /** Looks at the background once. The seeds are not used. */
  @Override
  public double[][] explainAll(
      Predictor model, double[][] inputs, int target, Background background, long[] seeds) {
    double[][] starts = starts(background);
    double[][] places = places();
    double[][] all = new double[inputs.length][];
    for (int n = 0; n < all.length; n++) {
      var question = new Question(model, inputs[n], target, background, output);
      all[n] = finish.of(values(question, starts, places), background.shape());
      Explanation.requireFinite(ID, all[n]);
    }
    return all;
  }

  private double[][] starts(Background background) {
    return switch (baseline) {
      case "zero" -> new double[1][background.inputs()];
      case "rows" -> background.rows();
      default -> new double[][] {background.centre()};
    };
  }

  private static double[] values(Question question, double[][] starts, double[][] places) {
    var slopes = new Slopes(question, ID);
    double[] input = question.input();
    double[] values = new double[input.length];
    for (double[] start : starts) {
      double[] mean = mean(slopes, start, input, places);
      for (int i = 0; i < values.length; i++) {
        values[i] += (input[i] - start[i]) * mean[i] / starts.length;
      }
    }
    return values;
  }

  /** Where on the way from 0 to 1, and how much each place counts. */
  private double[][] places() {
    if (rule.equals("gauss-legendre")) {
      return GaussLegendre.places(steps);
    }
    double[] at = new double[steps];
    double[] weight = new double[steps];
    for (int i = 0; i < steps; i++) {
      at[i] = (i + 0.5) / steps;
      weight[i] = 1.0 / steps;
    }
    return new double[][] {at, weight};
  }

  private static double[] mean(Slopes slopes, double[] start, double[] input, double[][] places) {
    double[] mean = new double[input.length];
    int atOnce = slopes.question().rowsAtOnce();
    for (int from = 0; from < places[0].length; from += atOnce) {
      int to = Math.min(places[0].length, from + atOnce);
      double[][] rows = new double[to - from][input.length];
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; i < input.length; i++) {
          rows[row][i] = start[i] + places[0][from + row] * (input[i] - start[i]);
        }
      }
      double[][] gradients = slopes.at(rows);
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; i < input.length; i++) {
          mean[i] += places[1][from + row] * gradients[row][i];
        }
      }
    }
    return mean;
  }
}
