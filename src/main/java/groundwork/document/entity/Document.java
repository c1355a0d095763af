package groundwork.document.entity;

import groundwork.problem.entity.Finding;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A document that was well-formed.
 *
 * @param file its name, as findings say it
 * @param lines 1-based line of each JSON pointer
 */
public record Document(String file, JsonNode root, Map<String, Integer> lines) {
  /** The line of the place, or of the nearest place around it. */
  public Integer line(String pointer) {
    for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
      var line = lines.get(at);
      if (line != null || at.isEmpty()) {
        return line;
      }
    }
  }

  public Finding error(String pointer, String rule, String remedy) {
    return Finding.error(file, pointer, line(pointer), rule, remedy);
  }

  public Finding warning(String pointer, String rule, String remedy) {
    return Finding.warning(file, pointer, line(pointer), rule, remedy);
  }

  /** One step of a JSON pointer, escaped as RFC 6901 has it. */
  public static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
