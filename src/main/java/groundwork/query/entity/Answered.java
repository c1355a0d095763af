package groundwork.query.entity;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a model answered, and what the question was worth.
 *
 * @param input as it was understood: what was left out stands in it
 * @param output as it is kept; a participant may be shown less
 * @param changed what differs from the beginning, by name
 * @param cost of these changes; null where changes have none
 * @param tried what may not be changed, and was tried
 * @param reached whether that is the goal; null without one
 */
public record Answered(
    JsonNode input,
    JsonNode output,
    List<String> changed,
    Double cost,
    List<String> tried,
    Boolean reached) {
  public Answered {
    changed = List.copyOf(changed);
    tried = List.copyOf(tried);
  }
}
