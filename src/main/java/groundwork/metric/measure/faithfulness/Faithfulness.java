package groundwork.metric.measure.faithfulness;

import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Setting;
import java.util.List;

/** Whether the explanation says what the model does: correlations and curves. */
public final class Faithfulness {
  public static final List<Kind> KINDS =
      List.of(
          Kind.of(
              FaithfulnessCorrelation.ID,
              p ->
                  new FaithfulnessCorrelation(
                      p.integer("subset", 3), p.integer("samples", 100), Baseline.of(p)),
              new Setting("subset", 3, "how many features a set has, at least 1"),
              new Setting("samples", 100, "number of sets, at least 3"),
              Baseline.setting()),
          Kind.of(
              Infidelity.ID,
              p ->
                  new Infidelity(
                      p.integer("samples", 100), p.flag("scaled", false), Baseline.of(p)),
              new Setting("samples", 100, "number of perturbations, at least 2"),
              new Setting("scaled", false, "whether the scale of the attribution is taken away"),
              Baseline.setting()));

  private Faithfulness() {}
}
