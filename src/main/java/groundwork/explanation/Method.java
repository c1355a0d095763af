package groundwork.explanation;

import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A way to explain that can be had with settings.
 *
 * @param id name in manifests, studies and results
 * @param title what people call it
 * @param control whether it is there to be compared with rather than believed
 * @param weights whether it needs a model whose weights are known
 * @param settings every parameter it knows
 * @param maker from parameters whose names are among the settings; refuses values that they cannot
 *     have by IllegalArgumentException
 */
public record Method(
    String id,
    String title,
    boolean control,
    boolean weights,
    List<Setting> settings,
    Function<Parameters, Explainer> maker) {
  static Method asking(
      String id, String title, List<Setting> settings, Function<Parameters, Explainer> maker) {
    return new Method(id, title, false, false, List.copyOf(settings), maker);
  }

  static Method differentiating(
      String id, String title, List<Setting> settings, Function<Parameters, Explainer> maker) {
    return new Method(id, title, false, true, List.copyOf(settings), maker);
  }

  static Method control(
      String id, String title, List<Setting> settings, Function<Parameters, Explainer> maker) {
    return new Method(id, title, true, false, List.copyOf(settings), maker);
  }

  /**
   * @param given settings by name; what is left out has its standard
   * @throws IllegalArgumentException for an unknown parameter or a value that it cannot have; the
   *     message says which and what is known
   */
  public Explainer with(Map<String, Object> given) {
    var explainer = maker.apply(new Parameters(id, given).among(settings));
    Map<String, Object> all = new LinkedHashMap<>();
    settings.forEach(setting -> all.put(setting.name(), setting.standard()));
    all.putAll(given);
    return new Chosen(explainer, all);
  }
}
