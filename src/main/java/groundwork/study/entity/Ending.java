package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Every way a run can end, as outcomes are written. */
public enum Ending {
  COMPLETED,
  NO_CONSENT,
  SCREENED_OUT,
  FAILED_CHECK,
  TIMED_OUT,
  INCOMPATIBLE_DEVICE,
  QUOTA_FULL,
  WITHDRAWN;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Ending of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
