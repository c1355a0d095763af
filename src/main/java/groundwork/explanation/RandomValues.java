package groundwork.explanation;

import groundwork.model.Predictor;
import org.apache.commons.rng.simple.RandomSource;

/** Control: values drawn evenly from [-1, 1), which know neither the model nor the input. */
final class RandomValues implements Explainer {
  @Override
  public String id() {
    return "random";
  }

  @Override
  public String source() {
    return "";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] values = new double[new Question(model, input, target, background).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextDouble() - 1;
    }
    return Explanation.of(id(), target, values);
  }
}
