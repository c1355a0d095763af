package groundwork.study.entity;

import groundwork.json.control.Require;
import groundwork.stimulus.entity.Method;
import java.util.Map;

/**
 * One between-subject cell: what everybody in it meets, unless a level of a within factor says
 * otherwise. Members beside id, label, levels, quota and weight: see {@link Manipulation}.
 *
 * @param label for researchers; participants never learn it
 * @param levels level of each between factor, for analysis
 * @param method which explanation is shown; {@code none} if left out
 * @param advice whether the model's output is offered; true if left out
 * @param quota how many runs this arm takes, or null for no limit of its own
 * @param weight how many places it gets for each place of an arm of weight 1
 */
public record Arm(
    String id,
    String label,
    Map<String, String> levels,
    String method,
    Boolean advice,
    Presence presence,
    Double fidelity,
    Integer minMs,
    Integer limitMs,
    Advising adviceAt,
    Integer adviceDelayMs,
    Integer delayMs,
    Integer quota,
    Integer weight) {
  public Arm {
    Require.present(id, "id");
    label = label == null ? id : label;
    levels = levels == null ? Map.of() : Map.copyOf(levels);
    weight = weight == null ? 1 : weight;
    Require.within((double) weight, "weight", 1, 100);
    if (quota != null && quota < 1) {
      throw new IllegalArgumentException("\"quota\" is " + quota + "; it must be at least 1");
    }
  }

  public Arm(String id, String label, Map<String, String> levels, String method, Boolean advice) {
    this(id, label, levels, method, advice, null, null, null, null, null, null, null, null, null);
  }

  /** {@code none} where nothing else is said. */
  @Override
  public String method() {
    return method == null ? Method.NONE : method;
  }

  /** True where nothing else is said. */
  @Override
  public Boolean advice() {
    return advice == null || advice;
  }

  /** This arm, with what its levels change where it says nothing itself. */
  Arm over(Manipulation levels) {
    var all = manipulation().over(levels);
    return new Arm(
        id,
        label,
        this.levels,
        all.method(),
        all.advice(),
        all.presence(),
        all.fidelity(),
        all.minMs(),
        all.limitMs(),
        all.adviceAt(),
        all.adviceDelayMs(),
        all.delayMs(),
        quota,
        weight);
  }

  /** What it says itself, without defaults. */
  public Manipulation manipulation() {
    return new Manipulation(
        method, advice, presence, fidelity, minMs, limitMs, adviceAt, adviceDelayMs, delayMs);
  }

  /** Whether everybody in it meets explanations, unless a within factor takes them away. */
  public boolean explains() {
    return !Method.NONE.equals(method()) && presence != Presence.HIDDEN;
  }
}
