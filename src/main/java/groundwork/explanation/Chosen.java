package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A method that knows what it was made from. */
record Chosen(Explainer explainer, Map<String, Object> parameters) implements Explainer {
  Chosen {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  @Override
  public String id() {
    return explainer.id();
  }

  @Override
  public String source() {
    return explainer.source();
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    return explainer.explain(model, input, target, background, seed);
  }

  @Override
  public double[][] explainAll(
      Predictor model, double[][] inputs, int target, Background background, long[] seeds) {
    return explainer.explainAll(model, inputs, target, background, seeds);
  }
}
