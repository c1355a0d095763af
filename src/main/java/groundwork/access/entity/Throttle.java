package groundwork.access.entity;

import java.time.Duration;
import java.time.Instant;

/**
 * How long somebody has to wait after failures.
 *
 * @param free failures without any wait
 * @param first the wait after one more; it doubles with each further failure
 * @param longest where the doubling ends
 * @param forgotten after so long without a failure the count begins anew
 */
public record Throttle(int free, Duration first, Duration longest, Duration forgotten) {
  /** For one name: five tries, then 1, 2, 4 … 60 seconds. */
  public static final Throttle ONE_NAME =
      new Throttle(5, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(15));

  /** For all names together: slows down who tries one password with many names. */
  public static final Throttle ALL_NAMES =
      new Throttle(100, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(5));

  public Throttle {
    if (free < 0 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("no throttle: " + free + ", " + first + ", " + longest);
    }
  }

  public Duration waitAfter(int failures) {
    int beyond = failures - free;
    if (beyond <= 0) {
      return Duration.ZERO;
    }
    if (beyond > 31) { // further doubling would only overflow
      return longest;
    }
    var grown = first.multipliedBy(1L << (beyond - 1));
    return grown.compareTo(longest) > 0 ? longest : grown;
  }

  /** The count after one more failure at this time. */
  public int countAfter(int failures, Instant last, Instant now) {
    return last.plus(forgotten).isBefore(now) ? 1 : failures + 1;
  }
}
