package groundwork.assignment.entity;

import java.util.Map;

/**
 * How the arms of one version stand when somebody joins.
 *
 * @param arms by arm id; one that is missing counts 0
 * @param strata by stratum, then by arm id
 */
public record Counts(Map<String, Count> arms, Map<String, Map<String, Count>> strata) {
  private static final Count NONE = new Count(0, 0);

  /**
   * @param assigned completed runs and live leases
   * @param ordinals assignments ever made
   */
  public record Count(int assigned, int ordinals) {
    public Count plus(int assigned, int ordinals) {
      return new Count(this.assigned + assigned, this.ordinals + ordinals);
    }
  }

  public static final Counts EMPTY = new Counts(Map.of(), Map.of());

  public Counts {
    arms = Map.copyOf(arms);
    strata = Map.copyOf(strata);
  }

  public Count in(String arm) {
    return arms.getOrDefault(arm, NONE);
  }

  public Count in(String stratum, String arm) {
    return strata.getOrDefault(stratum, Map.of()).getOrDefault(arm, NONE);
  }

  /** How many assignments were ever made: the ordinal of the next one. */
  public int ordinals() {
    return arms.values().stream().mapToInt(Count::ordinals).sum();
  }
}
