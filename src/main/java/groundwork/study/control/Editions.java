package groundwork.study.control;

import groundwork.study.entity.Study;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings definitions of older editions of the study language up to the present one. What stays in
 * its place keeps its pointer, so that findings still lead to the line that was written.
 */
public final class Editions {
  private static final String FIRST = "study/1";

  private Editions() {}

  /**
   * @param written a definition of any edition; left as it is
   * @return the same study in {@link Study#SCHEMA}; unknown editions are given back unchanged
   */
  public static JsonNode present(JsonNode written) {
    if (!FIRST.equals(written.path("schema").asString(null))) {
      return written;
    }
    var study = (ObjectNode) written.deepCopy();
    study.put("schema", Study.SCHEMA);
    if (study.has("claim")) {
      study.withObject("/framing").set("claim", study.remove("claim"));
    }
    if (study.path("outcomes") instanceof ObjectNode outcomes && outcomes.has("refused")) {
      outcomes.set("no-consent", outcomes.remove("refused"));
    }
    return study;
  }

  /** Name of the schema that a definition is to be checked against. */
  static String schema(JsonNode written) {
    return FIRST.equals(written.path("schema").asString(null)) ? "study-1" : "study";
  }

  /** Every edition that is read, the present one first. */
  public static List<String> known() {
    return List.of(Study.SCHEMA, FIRST);
  }
}
