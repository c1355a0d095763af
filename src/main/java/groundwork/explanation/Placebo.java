package groundwork.explanation;

import groundwork.model.Predictor;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Control: the values of {@code shap} for the same seed, each given to another feature, so that it
 * looks like an explanation and says nothing. The shuffle is one cycle (Sattolo): no value stays
 * where it belongs. Of an image the parts that {@code shap} took out together exchange their
 * values, so that the map has the picture's own contours still.
 */
record Placebo(Shap real) implements Explainer {
  private static final long OTHER_STREAM =
      0x9E3779B97F4A7C15L; // the shuffle must not reuse shap's numbers

  private static final String ID = "placebo";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String source() {
    return "10.1145/3290607.3312787";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var explanation = real.explain(model, input, target, background, seed);
    var units = real.grouping().units(input, background.shape());
    if (units.areSingle()) {
      return of(explanation, seed);
    }
    boolean shared = real.grouping().shared();
    var perUnit =
        new Explanation(
            ID, target, units.gather(explanation.values(), shared), explanation.intercept(), null);
    return new Explanation(
        ID,
        target,
        units.spread(of(perUnit, seed).values(), shared),
        explanation.intercept(),
        null);
  }

  /** The control that belongs to this explanation. */
  static Explanation of(Explanation explanation, long seed) {
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed ^ OTHER_STREAM);
    double[] values = explanation.values().clone();
    double[] errors =
        explanation.errors() == null ? new double[values.length] : explanation.errors().clone();
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i);
      double moved = values[i];
      values[i] = values[j];
      values[j] = moved;
      double error = errors[i];
      errors[i] = errors[j];
      errors[j] = error;
    }
    return new Explanation(
        ID,
        explanation.target(),
        values,
        explanation.intercept(),
        null,
        explanation.errors() == null ? null : errors);
  }
}
