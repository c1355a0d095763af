package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Kind;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether the explanation says what the model does: correlations and curves. */
public final class Faithfulness {
  public static final List<Kind> KINDS =
      Stream.of(
              List.of(
                  FaithfulnessCorrelation.KIND,
                  FaithfulnessEstimate.KIND,
                  Monotonicity.KIND,
                  MonotonicityCorrelation.KIND,
                  SensitivityN.KIND,
                  Infidelity.KIND),
              Flipping.KINDS,
              Gap.KINDS,
              MaskedChange.KINDS)
          .flatMap(List::stream)
          .toList();

  private Faithfulness() {}

  /**
   * @param settings each a {@link Setting} or an array of them
   */
  static Kind kind(String id, Function<Parameters, Metric> maker, Object... settings) {
    var all = new ArrayList<Setting>();
    for (Object one : settings) {
      if (one instanceof Setting[] several) {
        all.addAll(List.of(several));
      } else {
        all.add((Setting) one);
      }
    }
    return new Kind(id, List.copyOf(all), maker);
  }
}
