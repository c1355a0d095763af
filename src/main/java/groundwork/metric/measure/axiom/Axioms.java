package groundwork.metric.measure.axiom;

import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Scaling;
import groundwork.metric.measure.Taken;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;

/** Whether the explanation keeps the rules it promises. */
public final class Axioms {
  public static final List<Kind> KINDS =
      List.of(
          Kind.of(
              Completeness.ID,
              p ->
                  Taken.of(p, false, false)
                      .metric(
                          taken ->
                              new Completeness(
                                  taken,
                                  p.flag("relative", false),
                                  baseline(p, taken),
                                  p.output(taken.quantus() ? Output.LOGIT : Output.PROBABILITY))),
              Taken.settings(
                  false,
                  new Setting("relative", false, "whether divided by what there is to share out"),
                  Baseline.setting(),
                  Parameters.output("probability"))),
          Kind.of(
              NonSensitivity.ID,
              p ->
                  Taken.of(p, true, true)
                      .metric(
                          taken ->
                              new NonSensitivity(
                                  taken,
                                  p.number("eps", 1e-5),
                                  p.integer("step", 1),
                                  baseline(p, taken),
                                  p.output())),
              Taken.settings(
                  true,
                  new Setting("eps", 1e-5, "below which a weight or an effect is none"),
                  new Setting("step", 1, "features taken away at once"),
                  Baseline.setting(),
                  Parameters.output("probability"))),
          Kind.of(
              InputInvariance.ID,
              Axioms::inputInvariance,
              Taken.settings(
                  false,
                  new Setting("shift", -1.0, "what is added to every input value"),
                  new Setting("tolerance", 1e-4, "largest absolute difference of a weight"))));

  private Axioms() {}

  private static Baseline baseline(Parameters p, Taken taken) {
    return taken.quantus() ? Baseline.of(p, "minimum") : Baseline.of(p);
  }

  private static Metric inputInvariance(Parameters p) {
    var taken = Taken.of(p, false, false, Scaling.Scope.NONE);
    return new InputInvariance(taken, p.number("shift", -1), p.number("tolerance", 1e-4))
        .metric(taken.scaling().scope() == Scaling.Scope.SET);
  }
}
