package groundwork.assignment.entity;

/**
 * One step of one participant's plan, written when the assignment is made.
 *
 * @param key opaque name that the browser sends back; says nothing, and no other participant has it
 * @param block id of the block in the definition
 * @param item id of the item, or null where the step shows none
 * @param attempt 1-based, for steps that may be repeated
 */
public record PlannedStep(String key, String block, Kind kind, String item, int attempt) {
  /**
   * What kind of step. {@code INITIAL} and {@code FINAL} are the two stages of a judge-advisor
   * trial.
   */
  public enum Kind {
    INSTRUCTIONS,
    COMPREHENSION,
    OBSERVE,
    TRIAL,
    INITIAL,
    FINAL,
    FEEDBACK,
    QUESTIONNAIRE,
    FREE_TEXT;

    /** Is something about an item asked or shown here? */
    public boolean showsItem() {
      return this == OBSERVE || this == TRIAL || this == INITIAL || this == FINAL;
    }
  }
}
