package groundwork.statistics.counts;

import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A test whose null distribution is drawn: tables with the same row and column sums, each unit's
 * column dealt out anew. For tables too thin for a chi-square distribution and too large to
 * enumerate.
 *
 * @param statistic of the observed table
 * @param p (1 + tables at least as extreme) / (1 + replicates); never 0
 * @param standardError Monte Carlo error of p
 * @param replicates tables drawn
 * @see <a href="https://doi.org/10.2307/2984263">Hope (1968)</a>
 */
public record Simulated(double statistic, double p, double standardError, int replicates) {
  /** Sums in another order differ in their last digits; such tables count as equally extreme. */
  private static final double TIE = 1 - 64 * Math.ulp(1.0);

  /**
   * Pearson's chi-square.
   *
   * @param replicates at least 1
   * @param seed the same seed draws the same tables
   * @throws IllegalArgumentException if the table has fewer than two rows or columns or an empty
   *     one, or no replicate is asked for
   */
  public static Simulated chiSquare(Crosstab table, int replicates, long seed) {
    table.forIndependence();
    double[][] expected = table.expected();
    return of(table, replicates, seed, counts -> ChiSquare.statistic(counts, expected));
  }

  /**
   * Fisher's exact test by simulation: a table is extreme where it is no more probable than the one
   * observed. The statistic is minus the sum of log factorials of the cells.
   *
   * @param replicates at least 1
   * @throws IllegalArgumentException as {@link #chiSquare}
   */
  public static Simulated fisher(Crosstab table, int replicates, long seed) {
    table.forIndependence();
    var factorials = new LogFactorials(table.n());
    return of(table, replicates, seed, factorials::sum);
  }

  private static Simulated of(
      Crosstab table, int replicates, long seed, ToDoubleFunction<int[][]> extremity) {
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates is " + replicates);
    }
    int[] row = spread(table.rowSums(), table.n());
    int[] column = spread(table.columnSums(), table.n());
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double statistic = extremity.applyAsDouble(table.counts());
    double least = statistic * TIE;
    int extreme = 0;
    for (int replicate = 0; replicate < replicates; replicate++) {
      PermutationSampler.shuffle(random, column);
      int[][] counts = new int[table.rows()][table.columns()];
      for (int i = 0; i < row.length; i++) {
        counts[row[i]][column[i]]++;
      }
      if (extremity.applyAsDouble(counts) >= least) {
        extreme++;
      }
    }
    double p = (1.0 + extreme) / (1.0 + replicates);
    return new Simulated(statistic, p, Math.sqrt(p * (1 - p) / replicates), replicates);
  }

  private static int[] spread(int[] sums, int n) {
    int[] codes = new int[n];
    int at = 0;
    for (int code = 0; code < sums.length; code++) {
      for (int i = 0; i < sums[code]; i++) {
        codes[at++] = code;
      }
    }
    return codes;
  }
}
