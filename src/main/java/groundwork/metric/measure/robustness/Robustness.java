package groundwork.metric.measure.robustness;

import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Setting;
import java.util.List;

/** How much an explanation changes where the input changes little. */
public final class Robustness {
  public static final List<Kind> KINDS =
      List.of(
          Kind.of(
              MaxSensitivity.ID,
              p ->
                  new MaxSensitivity(
                      p.integer("samples", 10),
                      new Nearby(p.number("radius", 0.2), p.number("flip", 0.1))),
              new Setting("samples", 10, "number of nearby inputs, at least 1"),
              new Setting("radius", 0.2, "largest step, in standard deviations of the background"),
              new Setting("flip", 0.1, "chance that a category takes another option")));

  private Robustness() {}
}
