package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * By what trials are told apart: to balance them, and to keep like ones from following each other.
 */
public enum Attribute {
  TRUTH,
  /** What the model says. */
  PREDICTED,
  /** Whether the model is right. */
  CORRECT,
  DIFFICULTY,
  /** Of whom or what the item is an instance. */
  GROUP,
  /** Whether the model's output changes with the perturbation that is asked about. */
  FLIPS,
  /** The within-subject condition; only for the order of trials. */
  CONDITION;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Attribute of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
