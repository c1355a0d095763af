package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether people can join. */
public enum StudyState {
  DRAFT,
  OPEN,
  CLOSED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static StudyState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
