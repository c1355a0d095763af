package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Need;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Map;
import java.util.TreeMap;

/**
 * The largest change of the explanation for each unit of change of the input while an image is
 * moved sideways: {@code ||a - a'||₁ / ||x - x'||₂}.
 *
 * @see <a href="https://doi.org/10.1016/j.dsp.2017.10.011">Montavon, Samek and Müller (2018)</a>
 */
final class Continuity {
  static final String ID = "continuity";

  private Continuity() {}

  static Kind kind() {
    return Kind.of(
        ID,
        Continuity::metric,
        new Setting("shift", 0, "largest move in pixels; 0 for a quarter of the width"),
        new Setting("steps", 28, "of the compatibility mode: number of moves over twice the width"),
        Prepared.settings(false)[0],
        Prepared.settings(false)[1],
        Prepared.settings(false)[2],
        new Setting("numerator", "l1", "norm above: l1, l2 or linf"),
        new Setting("denominator", "l2", "norm below: l2, l1 or linf"),
        Changed.setting(Changed.KEEP),
        Kind.compatibility(Sensitivity.QUANTUS));
  }

  private static Metric metric(Parameters p) {
    boolean quantus = p.compatibility(Sensitivity.QUANTUS).equals(Sensitivity.QUANTUS);
    for (var name : new String[] {"shift", "steps"}) {
      Parameters.require(
          !p.values().containsKey(name) || quantus == name.equals("steps"),
          "\"%s\" of continuity is for %s",
          name,
          quantus ? "no compatibility mode" : "the compatibility mode of Quantus");
    }
    var around =
        quantus ? new Moved.Stepwise(p.integer("steps", 28)) : new Moved(p.integer("shift", 0));
    var prepared = Prepared.of(p, false, true);
    var top = Norm.of(p.word("numerator", "l1", "l2", "linf"));
    var bottom = Sensitivity.norm(p, "denominator");
    var changed = Changed.of(p, Changed.KEEP);
    var settings = new TreeMap<>(around.parameters());
    settings.putAll(prepared.with(Map.of()));
    settings.putAll(
        Map.of("numerator", top.word(), "denominator", bottom.word(), "changed", changed.word()));
    settings.putAll(Sensitivity.library(p));
    var card =
        Card.of(ID, "1", "Continuity")
            .says(
                "Largest change of the explanation for each unit of change of the input, while the"
                    + " image is moved sideways.")
            .property("continuity")
            .lower(0.0, null, "change of attribution per change of input")
            .with(settings)
            .assumes("The model sees the same thing wherever it is in the image.")
            .source("10.1016/j.dsp.2017.10.011")
            .needs(Need.MODEL, Need.METHOD, Need.IMAGE);
    var each =
        new Stability(
            card,
            around,
            prepared,
            new Ratio(
                top::distance, (explained, near) -> distances(bottom, explained, near, quantus)),
            false,
            changed,
            Integer.MAX_VALUE,
            quantus,
            quantus ? Stability.Own.ANEW : Stability.Own.GIVEN,
            quantus ? none -> null : Stability::zero);
    return prepared.bySet() ? new Stability.OfSet(each) : each;
  }

  /** NaN where nothing has changed, unless the library's own guard is asked for. */
  private static double[] distances(Norm norm, Case explained, double[][] near, boolean guarded) {
    double[] distances = new double[near.length];
    for (int n = 0; n < near.length; n++) {
      double distance = norm.distance(explained.input(), near[n]);
      distances[n] = guarded ? distance + 1e-9 : distance == 0 ? Double.NaN : distance;
    }
    return distances;
  }
}
