package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which rung of the evaluation ladder a study stands on (Doshi-Velez and Kim 2017). */
public enum Rung {
  APPLICATION_GROUNDED,
  HUMAN_GROUNDED,
  FUNCTIONALLY_GROUNDED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Rung of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
