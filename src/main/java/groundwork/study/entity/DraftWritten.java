package groundwork.study.entity;

import groundwork.json.control.AtMost;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is to change in the working files; what is not named stays.
 *
 * <p>Twice what a study's files may have: text grows where JSON has to escape it.
 *
 * @param files text by name; null takes the file away
 * @param definition what study.yaml is to say, in the present edition; null to leave it
 * @param plan what plan.yaml is to say; null to leave it, JSON's null to take it away
 */
@AtMost(mebibytes = 16)
public record DraftWritten(Map<String, String> files, JsonNode definition, JsonNode plan) {
  public DraftWritten {
    files = files == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
