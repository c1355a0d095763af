package groundwork.monitor.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Something looks wrong.
 *
 * @param block where, or null
 * @param arm in which arm, or null
 * @param seen what was seen, with the numbers
 * @param why why it matters
 * @param act what to do about it
 */
public record Alert(
    Kind kind, Severity severity, String block, String arm, String seen, String why, String act) {
  /** What is watched. */
  public enum Kind {
    CHECK_QUESTION,
    NOBODY_PASSES,
    MANY_LEAVE,
    IMBALANCE,
    SLOW,
    RESUMES,
    LOST_EVENTS,
    NO_JOINS,
    SAVES_FAIL;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** {@code BAD}: data are being lost or are of no use; {@code WARN}: look at it. */
  public enum Severity {
    BAD,
    WARN;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
