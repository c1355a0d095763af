package groundwork.trial.entity;

import java.util.Map;

/**
 * Where somebody came from.
 *
 * @param source id of the source; null where it is not known
 * @param parameters of their link, as far as they are kept
 */
public record Origin(String source, Map<String, String> parameters) {
  public static final Origin UNKNOWN = new Origin(null, Map.of());

  public Origin {
    parameters = Map.copyOf(parameters);
  }
}
