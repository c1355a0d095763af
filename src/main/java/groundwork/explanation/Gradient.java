package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The derivative of the target's output with respect to each value (Simonyan et al. 2014), or that
 * times the value itself (Shrikumar et al. 2016), for models whose weights are known. The logit is
 * the standard, as in the publication, which warns that a probability's gradient is small where the
 * model is sure. Of the index of an option (a category) it means little.
 *
 * @param times whether it is multiplied by the input
 */
record Gradient(String id, boolean times, Output output, Finish finish) implements Explainer {
  static final String PLAIN = "gradient";
  static final String TIMES_INPUT = "gradient-x-input";

  static List<Setting> settings() {
    var settings = new ArrayList<>(List.of(Parameters.output("logit")));
    settings.addAll(Finish.settings());
    return settings;
  }

  static Gradient of(Parameters given) {
    return new Gradient(
        given.of(), given.of().equals(TIMES_INPUT), given.output(Output.LOGIT), Finish.of(given));
  }

  @Override
  public String source() {
    return times ? "10.48550/arXiv.1605.01713" : "10.48550/arXiv.1312.6034";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    double[][] one = {input};
    return Explanation.of(id, target, explainAll(model, one, target, background, null)[0]);
  }

  /** The seeds are not used. */
  @Override
  public double[][] explainAll(
      Predictor model, double[][] inputs, int target, Background background, long[] seeds) {
    double[][] all = new double[inputs.length][];
    for (int from = 0, to; from < inputs.length; from = to) {
      var question = new Question(model, inputs[from], target, background, output);
      to = Math.min(inputs.length, from + question.rowsAtOnce());
      double[][] part = Arrays.copyOfRange(inputs, from, to);
      double[][] slopes = new Slopes(question, id).at(part);
      for (int n = 0; n < part.length; n++) {
        for (int i = 0; times && i < slopes[n].length; i++) {
          slopes[n][i] *= part[n][i];
        }
        all[from + n] = finish.of(slopes[n], background.shape());
        Explanation.requireFinite(id, all[from + n]);
      }
    }
    return all;
  }
}
