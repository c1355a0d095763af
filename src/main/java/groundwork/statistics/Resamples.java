package groundwork.statistics;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Which units each bootstrap replicate takes: one row a replicate, n indices in [0, n) with
 * repetition.
 *
 * @param n number of units (values, or whole participants in a cluster bootstrap)
 * @param rows at least one row of n indices
 */
public record Resamples(int n, int[][] rows) {
  /**
   * @throws IllegalArgumentException if there is no row, a row has another length than n, or an
   *     index is out of range
   */
  public Resamples {
    if (n < 1 || rows.length < 1) {
      throw new IllegalArgumentException("%d rows over %d units".formatted(rows.length, n));
    }
    for (int[] row : rows) {
      Check.sameLength("units", n, "a row", row.length);
      for (int index : row) {
        if (index < 0 || index >= n) {
          throw new IllegalArgumentException("index %d of %d units".formatted(index, n));
        }
      }
    }
  }

  /**
   * Draws from xoshiro256++ with the given seed; the same arguments give the same rows for ever.
   *
   * @param n number of units, at least 1
   * @param times number of replicates, at least 1
   */
  public static Resamples draw(int n, int times, long seed) {
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int[][] rows = new int[times][n];
    for (int[] row : rows) {
      Arrays.setAll(row, i -> random.nextInt(n));
    }
    return new Resamples(n, rows);
  }
}
