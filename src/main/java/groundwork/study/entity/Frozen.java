package groundwork.study.entity;

import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Everything that makes a version what it is, as canonical JSON, and the hash of all of it.
 *
 * @param plan null if there is none
 * @param files text of each file by name
 */
public record Frozen(
    ContentHash hash, String definition, String plan, String files, ContentHash stimuli) {
  /**
   * @param plan null if there is none
   */
  public static Frozen of(
      JsonNode definition, JsonNode plan, Map<String, String> files, ContentHash stimuli) {
    var all = Json.MAPPER.createObjectNode();
    all.set("definition", definition);
    all.set("plan", plan == null ? Json.MAPPER.getNodeFactory().nullNode() : plan);
    all.set("files", Json.MAPPER.valueToTree(files));
    all.put("stimuli", stimuli.hex());
    return new Frozen(
        ContentHash.of(Json.canonical(all)),
        Json.canonical(definition),
        plan == null ? null : Json.canonical(plan),
        Json.canonical(all.get("files")),
        stimuli);
  }
}
