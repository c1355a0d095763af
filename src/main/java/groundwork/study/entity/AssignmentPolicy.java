package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import java.util.List;
import java.util.Locale;

/**
 * How people are put into arms.
 *
 * @param leaseMinutes how long a place is kept for somebody who is not seen
 * @param quota how many runs the study takes in all, or null for no limit
 * @param blockSizes of permuted blocks, in rounds of all arms; drawn from these
 * @param strata what people are balanced by: {@code screening.<question>} or {@code
 *     recruitment.<parameter>}
 * @param probability with which minimisation takes the arm that balances best, in (0.5, 1]
 * @param maxMinutes after so long since the start a run ends as timed out, or null
 */
public record AssignmentPolicy(
    Policy policy,
    Integer leaseMinutes,
    Integer quota,
    List<Integer> blockSizes,
    List<String> strata,
    Double probability,
    Integer maxMinutes) {
  /** Which arm the next one gets. */
  public enum Policy {
    /** The arm with fewest completed runs and live leases; of equals, drawn. */
    BALANCED,
    /** Each arm equally often in each short row of people (within strata, if any); no refill. */
    PERMUTED_BLOCKS,
    /** Drawn independently of who came before; places of dropouts are not refilled. */
    SIMPLE,
    /** The arm that leaves the strata most even, with a certain probability (Pocock and Simon). */
    MINIMISATION;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
    blockSizes = blockSizes == null ? List.of(1, 2) : List.copyOf(blockSizes);
    strata = strata == null ? List.of() : List.copyOf(strata);
    probability = probability == null ? 0.8 : probability;
  }

  public AssignmentPolicy(Policy policy, Integer leaseMinutes, Integer quota) {
    this(policy, leaseMinutes, quota, null, null, null, null);
  }
}
