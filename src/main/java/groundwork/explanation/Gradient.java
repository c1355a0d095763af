package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
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
    var question = new Question(model, input, target, background, output);
    var slopes = new Slopes(question, id);
    double[] values = slopes.at(new double[][] {input})[0];
    for (int i = 0; times && i < values.length; i++) {
      values[i] *= input[i];
    }
    return Explanation.of(id, target, finish.of(values, background.shape()));
  }
}
