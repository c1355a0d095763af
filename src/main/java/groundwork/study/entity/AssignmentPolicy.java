package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import java.util.Locale;

/**
 * How people are put into arms.
 *
 * @param leaseMinutes how long a place is kept for somebody who is not seen
 * @param quota how many runs the study takes in all, or null for no limit
 */
public record AssignmentPolicy(Policy policy, Integer leaseMinutes, Integer quota) {
  /** {@code balanced}: the arm with fewest completed runs and live leases; of equals, drawn. */
  public enum Policy {
    BALANCED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final AssignmentPolicy DEFAULT = new AssignmentPolicy(null, null, null);

  public AssignmentPolicy {
    policy = policy == null ? Policy.BALANCED : policy;
    leaseMinutes = leaseMinutes == null ? 60 : leaseMinutes;
    Require.within((double) leaseMinutes, "leaseMinutes", 1, 10080);
    if (quota != null && quota < 1) {
      throw new IllegalArgumentException("\"quota\" is " + quota + "; it must be at least 1");
    }
  }
}
