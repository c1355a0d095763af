package groundwork.export.entity;

import java.util.Map;

/**
 * One answered trial or questionnaire: a row of the table that plans are run on.
 *
 * @param initial the choice before the advice, where this is the one after it; else null
 * @param items answers to a scale by item, reversed ones turned round; else empty
 * @param parts what an answer to a trial tells beside the choice, by column; else empty
 */
public record Observation(
    Field field, String initial, Map<String, Double> items, Map<String, Object> parts) {
  public Answer answer() {
    return field.answer();
  }

  /** The one choice, or the last. */
  public boolean isDecision() {
    return answer().isTrial()
        && !answer().kind().equals("initial")
        && !answer().kind().equals("simulate");
  }
}
