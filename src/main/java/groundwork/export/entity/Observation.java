package groundwork.export.entity;

import java.util.Map;

/**
 * One answered trial or questionnaire: a row of the table that plans are run on.
 *
 * @param initial the choice before the advice, where this is the one after it; else null
 * @param items answers to a scale by item, reversed ones turned round; else empty
 */
public record Observation(Field field, String initial, Map<String, Double> items) {
  public Answer answer() {
    return field.answer();
  }

  /** A part of the answer by its name; null where it is not there. */
  public String told(String part) {
    return answer().facts() == null
        ? null
        : answer().facts().told(answer().stored().body().path("answer")).stream()
            .filter(one -> one.name().equals(part))
            .findFirst()
            .map(one -> one.response())
            .orElse(null);
  }

  /** The one choice, or the last. */
  public boolean isDecision() {
    return answer().isTrial()
        && !answer().kind().equals("initial")
        && !answer().kind().equals("simulate");
  }
}
