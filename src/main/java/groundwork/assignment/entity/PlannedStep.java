package groundwork.assignment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;

/**
 * One step of one participant's plan, written when the assignment is made.
 *
 * @param key opaque name that the browser sends back; says nothing, and no other participant has it
 * @param block id of the block in the definition
 * @param item id of the item, or null where the step shows none
 * @param attempt 1-based, for steps that may be repeated
 * @param condition id of the within-subject condition; empty where nothing varies
 * @param shown what the task chose between and in which order it stands, for example two methods;
 *     empty where it chooses nothing
 * @param options in which order the answers stand that can be chosen; empty for their own
 */
public record PlannedStep(
    String key,
    String block,
    Kind kind,
    String item,
    int attempt,
    String condition,
    List<String> shown,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> options) {
  public PlannedStep {
    condition = condition == null ? "" : condition;
    shown = shown == null ? List.of() : List.copyOf(shown);
    options = options == null ? List.of() : List.copyOf(options);
  }

  public PlannedStep(
      String key,
      String block,
      Kind kind,
      String item,
      int attempt,
      String condition,
      List<String> shown) {
    this(key, block, kind, item, attempt, condition, shown, null);
  }

  public PlannedStep(String key, String block, Kind kind, String item, int attempt) {
    this(key, block, kind, item, attempt, null, null);
  }

  /**
   * What kind of step. {@code INITIAL} and {@code FINAL} are the two stages of a judge-advisor
   * trial; {@code SIMULATE}, {@code SEE} and {@code DECIDE} those of a trial in which the model is
   * foreseen first.
   */
  public enum Kind {
    INSTRUCTIONS,
    SCREENING,
    COMPREHENSION,
    OBSERVE,
    TRIAL,
    INITIAL,
    FINAL,
    SIMULATE,
    SEE,
    DECIDE,
    FEEDBACK,
    BREAK,
    ATTENTION,
    QUESTIONNAIRE,
    SESSION,
    BRANCH,
    END,
    FREE_TEXT;

    /** Is something about an item asked or shown here? */
    public boolean showsItem() {
      return this == OBSERVE || this == SEE || asksOfItem();
    }

    /** Is something about an item asked here? */
    public boolean asksOfItem() {
      return switch (this) {
        case TRIAL, INITIAL, FINAL, SIMULATE, DECIDE -> true;
        default -> false;
      };
    }

    /** What part of its trial it is, in the data and for the page; null where it is the whole. */
    public String stage() {
      return switch (this) {
        case INITIAL, FINAL, SIMULATE, SEE, DECIDE -> name().toLowerCase(Locale.ROOT);
        default -> null;
      };
    }
  }
}
