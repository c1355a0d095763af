package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When an explanation is seen. */
public enum Presence {
  /** Beside the instance from the start. */
  SHOWN,
  /** Only when the participant asks for it; that it was opened, and when, is recorded. */
  ON_DEMAND,
  /** After a while. */
  DELAYED,
  /** Never, though the arm has a method: the instance alone. */
  HIDDEN;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
