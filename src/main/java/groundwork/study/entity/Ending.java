package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Every way a run can end. */
public enum Ending {
  COMPLETED,
  REFUSED,
  FAILED_CHECK,
  WITHDRAWN,
  TIMED_OUT;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Ending of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
