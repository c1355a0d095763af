package groundwork.stimulus.entity;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What made explanations. {@code none}, {@code placebo} and {@code oracle} are methods too.
 *
 * @param of the method that a placebo shuffles, or null
 * @param settings of the application's method of that id, where it makes the explanations again
 * @param models the models it can explain; empty for all
 */
public record Method(
    String id,
    String title,
    JsonNode params,
    Map<String, Object> settings,
    Long seed,
    String source,
    String of,
    List<String> models,
    String description) {
  public static final String NONE = "none";

  /** In {@code params}: the file that explanations were read from. */
  public static final String IMPORTED_FROM = "importedFrom";

  public Method {
    settings = settings == null ? Map.of() : Map.copyOf(settings);
    models = models == null ? List.of() : List.copyOf(models);
    title = title == null ? id : title;
  }

  public Method(
      String id,
      String title,
      JsonNode params,
      Long seed,
      String source,
      String of,
      List<String> models,
      String description) {
    this(id, title, params, null, seed, source, of, models, description);
  }

  /** Whether its explanations were made elsewhere: then no method of ours stands for it. */
  public boolean imported() {
    return params != null && params.has(IMPORTED_FROM);
  }

  public boolean explains(String model) {
    return models.isEmpty() || models.contains(model);
  }

  /** Whether there are explanations to show: everything except {@code none} has some. */
  public boolean shows() {
    return !NONE.equals(id);
  }
}
