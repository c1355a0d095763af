package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a participant does in a trial. */
public enum Task {
  /** Predict what the model says; scored against the model. */
  FORWARD_SIMULATION,
  /** Look at instance, output and explanation; nothing is asked. */
  OBSERVE,
  /** Decide, then see the model's advice, then decide finally; scored against the truth. */
  JUDGE_ADVISOR;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the answer is what the model says, so that showing the output would give it away. */
  public boolean asksForOutput() {
    return this == FORWARD_SIMULATION;
  }
}
