package groundwork.statistics;

import java.util.function.Supplier;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Which units each bootstrap replicate takes: one row a replicate, n indices in [0, n) with
 * repetition. Rows are drawn when they are needed and not kept, so that many replicates of many
 * units cost no memory.
 */
public sealed interface Resamples {
  /** Number of units: values, or whole participants or items in a cluster bootstrap. */
  int n();

  /** Number of replicates. */
  int times();

  /**
   * The rows from the first on, one at each call. The array may be the same each time, filled anew:
   * it is to be read at once and never changed.
   */
  Supplier<int[]> rows();

  /**
   * Draws from xoshiro256++ with the given seed; the same arguments give the same rows for ever.
   * Two factors of one bootstrap need two seeds, or their draws go together.
   *
   * @param n number of units, at least 1
   * @param times number of replicates, at least 1
   * @throws IllegalArgumentException if there is no unit or no replicate
   */
  static Resamples draw(int n, int times, long seed) {
    return new Drawn(n, times, seed);
  }

  /**
   * The rows that somebody drew before, to repeat their result.
   *
   * @param n number of units, at least 1
   * @param rows at least one row of n indices
   * @throws IllegalArgumentException if there is no row, a row has another length than n, or an
   *     index is out of range
   */
  static Resamples given(int n, int[][] rows) {
    return new Given(n, rows);
  }

  /** Rows from a generator. */
  record Drawn(int n, int times, long seed) implements Resamples {
    public Drawn {
      some(n, times);
    }

    @Override
    public Supplier<int[]> rows() {
      var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      int[] row = new int[n];
      return () -> {
        for (int i = 0; i < n; i++) {
          row[i] = random.nextInt(n);
        }
        return row;
      };
    }
  }

  /** Rows from a matrix. */
  record Given(int n, int[][] matrix) implements Resamples {
    public Given {
      some(n, matrix.length);
      for (int[] row : matrix) {
        Check.sameLength("units", n, "a row", row.length);
        for (int index : row) {
          if (index < 0 || index >= n) {
            throw new IllegalArgumentException("index %d of %d units".formatted(index, n));
          }
        }
      }
    }

    @Override
    public int times() {
      return matrix.length;
    }

    @Override
    public Supplier<int[]> rows() {
      int[] next = {0};
      return () -> matrix[next[0]++];
    }
  }

  private static void some(int n, int times) {
    if (n < 1 || times < 1) {
      throw new IllegalArgumentException("%d rows over %d units".formatted(times, n));
    }
  }
}
