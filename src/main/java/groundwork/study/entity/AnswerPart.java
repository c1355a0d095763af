package groundwork.study.entity;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One thing that answers tell beside the choice: a column of the data, and perhaps described in
 * results.
 *
 * @param name of the column
 * @param unit or null
 * @param shown where results describe it; null where they do not
 */
public record AnswerPart(
    String name, Kind kind, String label, String unit, Shown shown, Source source) {
  /** What its values are. */
  public enum Kind {
    NUMBER,
    /** 0 or 1. */
    SHARE,
    /** One of few. */
    WORD,
    /** In somebody's own words. */
    TEXT
  }

  /**
   * Parts of one card stand in one table of the results.
   *
   * @param card id of the table
   * @param title of the table
   * @param of what tells its rows apart: {@code measure} or {@code method}
   * @param label of this part's rows
   * @param points whose counts are told, from the lowest; empty for any number
   */
  public record Shown(String card, String title, String of, String label, List<Integer> points) {}

  /**
   * An answer, as its parts are taken from it.
   *
   * @param told the answer's parts as the data have them, by name
   * @param answer as it was sent
   * @param measures as they are stored
   */
  public record Given(Map<String, String> told, JsonNode answer, JsonNode measures) {
    /** Null where it is missing. */
    public Double number(String part) {
      var text = told.get(part);
      return text == null ? null : Double.valueOf(text);
    }

    /** Null where it is missing. */
    public Double measure(String name) {
      var value = measures.path(name);
      return value.isNumber() ? value.asDouble() : null;
    }
  }

  /** Where its values are: a Double, or text; null where it is missing. */
  public interface Source {
    Object of(Given given);
  }
}
