package groundwork.statistics;

/**
 * A confidence interval.
 *
 * @param low lower bound, in the unit of the estimate
 * @param high upper bound, not below {@code low}
 * @param level nominal coverage in (0, 1), for example 0.95
 */
public record Interval(double low, double high, double level) {
  /**
   * @throws IllegalArgumentException if a bound is NaN, the bounds are crossed, or the level is out
   *     of range
   */
  public Interval {
    Check.level(level);
    if (!(low <= high)) { // the negation also refuses NaN
      throw new IllegalArgumentException("[%s, %s] is no interval".formatted(low, high));
    }
  }

  /** Whether a value lies in the closed interval. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
