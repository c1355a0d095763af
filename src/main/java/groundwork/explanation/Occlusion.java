package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fall of the target's probability when one value alone is absent, averaged over the
 * background. Deterministic; the seed is not used. For tables this is the prediction difference of
 * Robnik-Šikonja and Kononenko (2008).
 */
final class Occlusion implements Explainer {
  @Override
  public String id() {
    return "occlusion";
  }

  @Override
  public String source() {
    return "10.1007/978-3-319-10590-1_53";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background);
    List<boolean[]> sets = new ArrayList<>();
    for (int i = -1; i < input.length; i++) {
      boolean[] present = new boolean[input.length];
      Arrays.fill(present, true);
      if (i >= 0) {
        present[i] = false;
      }
      sets.add(present);
    }
    double[] means = question.means(sets);
    double[] values = new double[input.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = means[0] - means[i + 1];
    }
    return Explanation.of(id(), target, values);
  }
}
