package groundwork.metric.measure.axiom;

import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
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
                  Prepared.of(p, false, false)
                      .metric(
                          prepared ->
                              new Completeness(
                                  prepared,
                                  p.flag("relative", false),
                                  baseline(p, prepared),
                                  p.output(
                                      prepared.quantus() ? Output.LOGIT : Output.PROBABILITY))),
              Prepared.withQuantus(
                  false,
                  new Setting("relative", false, "whether divided by what there is to share out"),
                  Baseline.setting(),
                  Parameters.output("probability"))),
          Kind.of(
              NonSensitivity.ID,
              p ->
                  Prepared.of(p, true, true)
                      .metric(
                          prepared ->
                              new NonSensitivity(
                                  prepared,
                                  p.number("eps", 1e-5),
                                  p.integer("step", 1),
                                  baseline(p, prepared),
                                  p.output())),
              Prepared.withQuantus(
                  true,
                  new Setting("eps", 1e-5, "below which a weight or an effect is none"),
                  new Setting("step", 1, "features taken away at once"),
                  Baseline.setting(),
                  Parameters.output("probability"))),
          Kind.of(
              InputInvariance.ID,
              Axioms::inputInvariance,
              Prepared.withQuantus(
                  false,
                  new Setting("shift", -1.0, "what is added to every input value"),
                  new Setting("tolerance", 1e-4, "largest absolute difference of a weight"))));

  private Axioms() {}

  private static Baseline baseline(Parameters p, Prepared prepared) {
    return prepared.quantus() ? Baseline.of(p, "minimum") : Baseline.of(p);
  }

  private static Metric inputInvariance(Parameters p) {
    var prepared = Prepared.of(p, p.compatibility(Prepared.QUANTUS), false, false, Scaling.NONE);
    return new InputInvariance(prepared, p.number("shift", -1), p.number("tolerance", 1e-4))
        .metric(prepared.bySet());
  }
}
