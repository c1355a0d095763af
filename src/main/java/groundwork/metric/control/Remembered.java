package groundwork.metric.control;

import groundwork.document.control.Recent;
import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.explanation.Explanation;
import groundwork.model.Predictor;
import groundwork.model.WordPresence;
import java.util.Arrays;
import java.util.List;

/**
 * SHAP for one item, remembering what it was asked last: its placebo needs the same explanations of
 * the same inputs, with the same seeds, and each costs a thousand coalitions.
 *
 * @param own the only model whose explanations are remembered: a metric may ask about others, for
 *     example the same with weights drawn anew
 * @param known of that model and one background only
 */
record Remembered(Explainer real, String item, Predictor own, Recent<Asked, Explanation> known)
    implements Explainer {
  /** Everything but the model and the background that an explanation depends on. */
  record Asked(String item, List<Double> input, int target, long seed) {}

  @Override
  public String id() {
    return real.id();
  }

  @Override
  public String source() {
    return real.source();
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var asking = model.bare();
    if (asking != own && !(asking instanceof WordPresence)) {
      return real.explain(model, input, target, background, seed);
    }
    var asked = new Asked(item, Arrays.stream(input).boxed().toList(), target, seed);
    return known.get(asked, any -> real.explain(model, input, target, background, seed));
  }

  /** The placebo of what is remembered; the same values as {@code placebo} gives by itself. */
  record Shuffled(Explainer placebo, Remembered real) implements Explainer {
    @Override
    public String id() {
      return placebo.id();
    }

    @Override
    public String source() {
      return placebo.source();
    }

    @Override
    public Explanation explain(
        Predictor model, double[] input, int target, Background background, long seed) {
      return Explainers.placebo(real.explain(model, input, target, background, seed), seed);
    }
  }
}
