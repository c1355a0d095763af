package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which part of a run a block of trials is. */
public enum Phase {
  PRACTICE,
  PRE,
  LEARNING,
  MAIN,
  POST;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
