package groundwork.statistics;

import java.util.OptionalDouble;

/**
 * A count out of a count, which may be a count out of nothing.
 *
 * @param count how often it happened, in [0, of]
 * @param of how often it could have happened; 0 makes the rate undefined, not zero
 */
public record Rate(int count, int of) {
  /**
   * @throws IllegalArgumentException if the count is negative or above {@code of}
   */
  public Rate {
    if (count < 0 || count > of) {
      throw new IllegalArgumentException("%d of %d is no rate".formatted(count, of));
    }
  }

  /** In [0, 1]; empty where nothing could have happened. */
  public OptionalDouble estimate() {
    return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / of);
  }

  public boolean defined() {
    return of > 0;
  }

  /** The same over two disjoint sets of trials together. */
  public Rate plus(Rate other) {
    return new Rate(count + other.count, of + other.of);
  }
}
