package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In which order answers stand that can be chosen. */
public enum OptionOrder {
  /** As the set, or the task, has them. */
  FIXED,
  /** Another order in each trial. */
  SHUFFLED,
  /** An order of each participant's own, the same in all trials of the block. */
  PARTICIPANT;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
