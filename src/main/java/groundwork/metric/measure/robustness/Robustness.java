package groundwork.metric.measure.robustness;

import groundwork.metric.measure.Kind;
import java.util.List;

/** How much an explanation changes where the input changes little. */
public final class Robustness {
  public static final List<Kind> KINDS =
      List.of(
          Sensitivity.lipschitz(),
          Sensitivity.largest(),
          Sensitivity.mean(),
          RelativeStability.of(RelativeStability.Of.INPUT),
          RelativeStability.of(RelativeStability.Of.OUTPUT),
          Continuity.kind(),
          Consistency.kind(),
          RelativeStability.of(RelativeStability.Of.REPRESENTATION),
          TopFrequency.kind());

  private Robustness() {}
}
