package groundwork.metric.measure.complexity;

import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;

/** How much there is to read. */
public final class Complexity {
  static final String VALIDATION =
      "not validated as a measure of attributions; people predicted transparent linear models of"
          + " fewer features better, but did not find errors or trust better for it"
          + " (Poursabzi-Sangdeh et al. 2021, 10.1145/3411764.3445315)";

  public static final List<Kind> KINDS =
      List.of(
          Kind.of(Sparseness.ID, p -> sizes(p).metric(Sparseness::new), Prepared.withQuantus(true)),
          Kind.of(Entropy.ID, p -> sizes(p).metric(Entropy::new), Prepared.withQuantus(true)),
          Kind.of(
              EffectiveComplexity.ID,
              Complexity::effective,
              Prepared.withQuantus(
                  true,
                  new Setting(
                      "form",
                      "prediction",
                      "prediction (the publication's) or count (of weights above eps)"),
                  new Setting("tolerance", 0.01, "of prediction: largest mean squared difference"),
                  new Setting("samples", 100, "of prediction: most rows of the background"),
                  Parameters.output("probability"),
                  new Setting("eps", 1e-5, "of count: the threshold"))),
          Kind.of(
              MstCompactness.ID,
              p ->
                  sizes(p)
                      .metric(
                          prepared ->
                              new MstCompactness(
                                  prepared,
                                  p.number("threshold", 80),
                                  p.integer("neighbours", 20),
                                  p.flag("connect", false),
                                  p.flag("scaled", true))),
              Prepared.withQuantus(
                  true,
                  new Setting("threshold", 80.0, "percentile in [0, 100): which places matter"),
                  new Setting("neighbours", 20, "how many neighbours a place is joined to"),
                  new Setting("connect", false, "whether neighbours are added until all is joined"),
                  new Setting(
                      "scaled", true, "whether multiplied by 100 diagonals of the image"))));

  private Complexity() {}

  /** Of measures that are defined on absolute values. */
  private static Prepared sizes(Parameters p) {
    var prepared = Prepared.of(p, true, true);
    Parameters.require(
        prepared.abs() || prepared.quantus(),
        "%s is defined on absolute values: \"abs\" cannot be false",
        p.of());
    return prepared;
  }

  private static Metric effective(Parameters p) {
    var prepared = Prepared.of(p, true, true);
    var form = prepared.quantus() ? p.word("form", "count") : p.word("form", "prediction", "count");
    return form.equals("count")
        ? prepared.metric(given -> new WeightCount(given, p.number("eps", 1e-5)))
        : prepared.metric(
            given ->
                new EffectiveComplexity(
                    given, p.number("tolerance", 0.01), p.integer("samples", 100), p.output()));
  }
}
