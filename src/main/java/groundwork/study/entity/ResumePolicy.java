package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;

/**
 * What happens when somebody comes back to an unfinished run after a while.
 *
 * @param policy in blocks that have none of their own
 * @param awayMinutes how long somebody must have been away for anything but going on; a reload, a
 *     lost connection or a look at another page should not cost anybody their work
 * @param blocks other rules, by id of a block
 */
public record ResumePolicy(Policy policy, Double awayMinutes, Map<String, OfBlock> blocks) {
  /** The same for one block; what is null is as in the rest of the study. */
  public record OfBlock(Policy policy, Double awayMinutes) {}

  /** What is done with somebody who comes back. */
  public enum Policy {
    /** Goes on where they were. */
    RESUME,
    /** Begins the block anew; what was answered in it stays in the data, as superseded. */
    RESTART,
    /** Is timed out: what the block measures cannot be interrupted. */
    END;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final double AWAY_MINUTES = 10;

  public ResumePolicy {
    policy = policy == null ? Policy.RESUME : policy;
    awayMinutes = awayMinutes == null ? AWAY_MINUTES : awayMinutes;
    blocks = blocks == null ? Map.of() : Map.copyOf(blocks);
  }

  /** What holds for somebody who comes back to this block after so many minutes. */
  public Policy of(String block, double minutesAway) {
    var own = blocks.getOrDefault(block, new OfBlock(null, null));
    double after = own.awayMinutes() == null ? awayMinutes : own.awayMinutes();
    if (minutesAway < after) {
      return Policy.RESUME;
    }
    return own.policy() == null ? policy : own.policy();
  }
}
