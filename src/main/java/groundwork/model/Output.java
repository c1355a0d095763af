package groundwork.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Which numbers of a model are meant; libraries mix them, so every result names one. */
public enum Output {
  /** In [0, 1], adding up to 1 over the classes. */
  PROBABILITY,
  /** Before the last squashing: log-odds up to a constant; of a regression, the value itself. */
  LOGIT;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static String[] words() {
    return Arrays.stream(values()).map(Output::word).toArray(String[]::new);
  }

  public static Output of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
