package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When the model's advice is seen, where it is offered. */
public enum Advising {
  /** From the start. */
  ALWAYS,
  /** Only when the participant asks for it; that it was opened, and when, is recorded. */
  ON_DEMAND,
  /** After a while. */
  DELAYED,
  /** After a decision of the participant's own, which may then be changed. */
  AFTER_OWN;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
