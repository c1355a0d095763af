package groundwork.metric.measure.complexity;

import groundwork.metric.measure.Kind;
import java.util.List;

/** How much there is to read. */
public final class Complexity {
  public static final List<Kind> KINDS =
      List.of(
          Kind.of(
              Sparseness.ID,
              p ->
                  new Sparseness(
                      p.compatibility("quantus-0.6.0").isEmpty() ? 0 : Sparseness.QUANTUS),
              Kind.compatibility("quantus-0.6.0")));

  private Complexity() {}
}
