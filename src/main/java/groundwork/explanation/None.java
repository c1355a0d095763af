package groundwork.explanation;

import groundwork.model.Predictor;

/** Control: no explanation. Says nothing about any value, which as numbers is zero for each. */
final class None implements Explainer {
  @Override
  public String id() {
    return "none";
  }

  @Override
  public String source() {
    return "";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    return Explanation.of(
        id(), target, new double[new Question(model, input, target, background).size()]);
  }
}
