package groundwork.statistics.groups;

/**
 * A factor whose levels every person sees.
 *
 * @param name as in the data
 * @param levels at least 2
 */
public record WithinFactor(String name, int levels) {
  /**
   * @throws IllegalArgumentException if there are fewer than two levels
   */
  public WithinFactor {
    if (levels < 2) {
      throw new IllegalArgumentException("%s has %d levels".formatted(name, levels));
    }
  }
}
