package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.document.control.LineDiff;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is different between two versions of a study.
 *
 * @param texts files other than definition and plan
 * @param enrolled how many take or took part, by version
 */
public record Changes(List<Change> changes, List<TextChange> texts, Map<String, Integer> enrolled) {
  /** How a place differs. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    MOVED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One place.
   *
   * @param pointer into the newer version; into the older one where it was removed
   * @param what in a sentence
   * @param before null where there was nothing
   * @param after null where there is nothing
   * @param affects whom or what, in a sentence
   */
  public record Change(
      String file,
      String pointer,
      Kind kind,
      String what,
      JsonNode before,
      JsonNode after,
      String affects) {}

  /** One text, line by line. */
  public record TextChange(String file, List<LineDiff.Line> diff) {}
}
