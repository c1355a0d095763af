package groundwork.statistics;

/** What every function here asks of its arguments. */
public final class Check {
  private Check() {}

  /** At least {@code least} values, all finite. */
  public static void sample(String name, double[] values, int least) {
    if (values.length < least) {
      throw new IllegalArgumentException(
          "%s has %d values; at least %d are needed".formatted(name, values.length, least));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("%s[%d] is %s".formatted(name, i, values[i]));
      }
    }
  }

  /** Two lists that are read side by side. */
  public static void sameLength(String a, int lengthOfA, String b, int lengthOfB) {
    if (lengthOfA != lengthOfB) {
      throw new IllegalArgumentException(
          "%s has %d values and %s has %d".formatted(a, lengthOfA, b, lengthOfB));
    }
  }

  /** A confidence level, strictly between 0 and 1. */
  public static void level(double level) {
    if (!(level > 0 && level < 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException("level is " + level + "; it must lie in (0, 1)");
    }
  }

  /** Successes of n trials, n at least 1. */
  public static void count(int successes, int n) {
    if (n < 1 || successes < 0 || successes > n) {
      throw new IllegalArgumentException("%d of %d is no proportion".formatted(successes, n));
    }
  }

  /** A share, 0 and 1 included. */
  public static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException("%s is %s; it must lie in [0, 1]".formatted(name, value));
    }
  }

  /** A number, neither infinite nor NaN. */
  public static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be finite");
    }
  }

  /** A finite number above zero. */
  public static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) { // the negation also refuses NaN
      throw new IllegalArgumentException(name + " is " + value + "; it must be above 0");
    }
  }

  /** A finite number, zero or above. */
  public static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) { // the negation also refuses NaN
      throw new IllegalArgumentException(name + " is " + value + "; it must not be below 0");
    }
  }

  /** A probability strictly between 0 and 1. */
  public static void probability(String name, double value) {
    if (!(value > 0 && value < 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException(name + " is " + value + "; it must lie in (0, 1)");
    }
  }

  /** A count that is large enough. */
  public static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " is " + value + "; at least " + least + " is needed");
    }
  }
}
