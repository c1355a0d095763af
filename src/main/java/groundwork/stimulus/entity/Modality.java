package groundwork.stimulus.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an instance is made of. */
public enum Modality {
  TABULAR,
  TEXT,
  IMAGE;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
