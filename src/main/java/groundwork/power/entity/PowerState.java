package groundwork.power.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a question for power stands. */
public enum PowerState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static PowerState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public boolean ended() {
    return this != QUEUED && this != RUNNING;
  }
}
