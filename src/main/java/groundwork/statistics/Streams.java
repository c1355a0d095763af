package groundwork.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Generators of their own for the many draws of one simulation. A generator whose state is filled
 * with small numbers as they are begins alike in every draw (Blackman and Vigna 2021, doi
 * 10.1145/3460772): so seed and number are mixed first.
 */
public final class Streams {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Streams() {}

  /**
   * @param seed of the whole simulation
   * @param number of the draw
   * @return the same numbers for the same seed and number, on any core and in any order
   */
  public static UniformRandomProvider of(long seed, long number) {
    return RandomSource.XO_SHI_RO_256_PP.create(mixed(mixed(seed + GOLDEN) + number * GOLDEN));
  }

  /** Every bit of the result depends on every bit given (Stafford's variant 13). */
  private static long mixed(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
