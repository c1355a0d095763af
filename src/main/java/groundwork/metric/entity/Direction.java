package groundwork.metric.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which scores are good ones. */
public enum Direction {
  HIGHER,
  LOWER;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
