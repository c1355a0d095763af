package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens when somebody comes back to an unfinished run. */
public record ResumePolicy(Policy policy) {
  /** Go on where they were. Others come with the study designer. */
  public enum Policy {
    RESUME;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ResumePolicy {
    policy = policy == null ? Policy.RESUME : policy;
  }
}
