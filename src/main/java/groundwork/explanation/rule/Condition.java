package groundwork.explanation.rule;

/**
 * One condition of a rule.
 *
 * @param value which input value it is about; of groups, the first of the group
 * @param kind what must be so
 * @param low of {@code BETWEEN}: the value lies above it; null where it is open
 * @param high of {@code BETWEEN}: the value is no larger; null where it is open; of {@code IS}: the
 *     value itself
 * @param group the values that must be there together, of {@code THERE}; else only {@code value}
 */
public record Condition(int value, Kind kind, Double low, Double high, int[] group) {
  /** What must be so. */
  public enum Kind {
    /** A quantity lies above {@code low} and not above {@code high}. */
    BETWEEN,
    /** A category is this option. */
    IS,
    /** A word or a part of an image is there, as in the input. */
    THERE
  }

  /** Whether a row meets it. */
  public boolean holds(double[] row, double[] input) {
    return switch (kind) {
      case BETWEEN -> (low == null || row[value] > low) && (high == null || row[value] <= high);
      case IS -> row[value] == high;
      case THERE -> {
        boolean there = true;
        for (int i : group) {
          there &= row[i] == input[i];
        }
        yield there;
      }
    };
  }
}
