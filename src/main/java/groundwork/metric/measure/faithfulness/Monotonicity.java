package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.Map;

/**
 * Whether the target's output never falls while features come into the baseline by rising
 * attribution: 1 or 0; graded, the share of steps at which it does not fall. The output of the
 * baseline itself is not looked at. The curve has the output after each step.
 *
 * <p>AIX360 looks at the predicted class, whichever was explained. Quantus writes the baseline into
 * the baseline, so that a fixed one gives 1 whatever is explained, and drops signs first; of {@code
 * uniform}, one number is drawn to start from and one for each step (recorded {@code baselines} [1
 * + steps][1]).
 *
 * @param step features that come in together, at least 1
 * @param graded whether the share of steps is the score
 * @see <a href="https://doi.org/10.48550/arXiv.1909.03012">Arya et al. (2019)</a>
 */
record Monotonicity(int step, boolean graded, Removal removal) implements LocalMetric {
  static final String ID = "monotonicity";
  private static final String[] LIBRARIES = {Removal.QUANTUS, Removal.AIX360};

  static final Kind KIND =
      Faithfulness.kind(
          ID,
          p -> {
            var removal = Removal.of(p, LIBRARIES);
            return removal
                .prepared(p, false, true, Scaling.SET)
                .before(new Monotonicity(p.integer("step", 1), p.flag("graded", false), removal));
          },
          new Setting("step", 1, "features that come in together, at least 1"),
          new Setting(
              "graded",
              false,
              "whether the share of steps without a fall is the score, not 1 or 0"),
          Removal.settings(LIBRARIES),
          Prepared.settings(false));

  Monotonicity {
    Parameters.require(step >= 1, "\"step\" is %s; at least 1 is needed", step);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", graded ? "Monotonicity (graded)" : "Monotonicity")
        .says(
            graded
                ? "Share of steps at which the explained class's output does not fall while features"
                    + " come in by rising attribution."
                : "1 if the explained class's output never falls while features come in by rising"
                    + " attribution, else 0.")
        .property("correctness")
        .higher(0.0, 1.0, graded ? "share of steps" : "share of items")
        .with(removal.parameters(Map.of("step", step, "graded", graded)))
        .assumes(
            "Positive attributions raise the output; with many features, an unbroken rise is rare.")
        .source("10.48550/arXiv.1909.03012")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    double[] attribution = explained.attribution();
    if (removal.library().isEmpty() && Attributions.constant(attribution)) {
      return Score.none(Attributions.zero(attribution) ? Attributions.ZERO : Attributions.CONSTANT);
    }
    int[] order = removal.ascending(attribution);
    double[] outputs =
        removal.quantus()
            ? withoutInput(explained, order)
            : removal.inserting(removal.asked(explained), order, step);
    double[] curve = Arrays.copyOfRange(outputs, 1, outputs.length);
    if (curve.length < 2) {
      return Score.none("all features come in at once: no step to look at");
    }
    if (removal.library().isEmpty() && Attributions.constant(outputs) && removal.idle(explained)) {
      return Score.none(Removal.IDLE);
    }
    int rising = 0;
    for (int at = 1; at < curve.length; at++) {
      rising += curve[at] >= curve[at - 1] ? 1 : 0;
    }
    double share = rising / (curve.length - 1.0);
    return Score.curve(graded ? share : share == 1 ? 1 : 0, curve);
  }

  private double[] withoutInput(Case explained, int[] order) {
    double[] start = removal.baseline().rows(explained)[0].clone();
    boolean drawn = removal.baseline().word().equals("uniform");
    int[][] blocks = Removal.blocks(order, step);
    var values = drawn ? Stepwise.uniform(explained, blocks.length + 1, 1) : null;
    if (drawn) {
      Arrays.fill(start, values.value(start, 0, 0));
    }
    var asking = new Asking(explained, removal.output(), blocks.length + 1, 1);
    asking.row(start, 0);
    for (int at = 0; at < blocks.length; at++) {
      double value = drawn ? values.value(start, at + 1, 0) : 0;
      for (int i : blocks[at]) {
        start[i] = drawn ? value : start[i];
      }
      asking.row(start, at + 1);
    }
    return asking.sums();
  }
}
