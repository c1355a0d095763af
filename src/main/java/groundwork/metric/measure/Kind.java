package groundwork.metric.measure;

import groundwork.metric.entity.Metric;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;
import java.util.function.Function;

/**
 * A metric that can be made from parameters.
 *
 * @param id name in studies and results
 * @param settings every parameter it knows
 * @param maker from parameters whose names are among the settings; refuses values that they cannot
 *     have by IllegalArgumentException
 */
public record Kind(String id, List<Setting> settings, Function<Parameters, Metric> maker) {
  /** For {@link #settings()}: a parameter that makes a metric do what a library does. */
  public static Setting compatibility(String... libraries) {
    return new Setting(
        "compatibility",
        "",
        "\"\" for the publication's definition, or what a library does: "
            + String.join(", ", libraries));
  }

  public static Kind of(String id, Function<Parameters, Metric> maker, Setting... settings) {
    return new Kind(id, List.of(settings), maker);
  }
}
