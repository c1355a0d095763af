package groundwork.metric.measure;

import groundwork.explanation.Seed;
import groundwork.metric.entity.Case;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Random numbers of one metric on one item: the same for every method that is scored. */
public final class Draws {
  private Draws() {}

  public static UniformRandomProvider of(Case explained, String metric) {
    return RandomSource.XO_SHI_RO_256_PP.create(
        Seed.of(explained.seed(), explained.item(), metric));
  }

  /** Of a whole set rather than one item. */
  public static UniformRandomProvider of(long seed, String purpose) {
    return RandomSource.XO_SHI_RO_256_PP.create(Seed.of(seed, purpose, ""));
  }

  /** Seed of the n-th re-explanation. */
  public static long seed(Case explained, String metric, int n) {
    return Seed.of(explained.seed(), explained.item(), metric + "#" + n);
  }

  /** Seeds of many re-explanations: as good as {@link #seed}, and cheap in an inner loop. */
  public static long[] seeds(Case explained, String metric, int times) {
    return new SplittableRandom(seed(explained, metric, 0)).longs(times).toArray();
  }

  /** {@code times} subsets of exactly {@code size} of {@code d} features, without replacement. */
  public static boolean[][] subsets(UniformRandomProvider random, int d, int size, int times) {
    var subsets = new boolean[times][d];
    for (var subset : subsets) {
      int[] order = PermutationSampler.natural(d);
      PermutationSampler.shuffle(random, order);
      for (int i = 0; i < size; i++) {
        subset[order[i]] = true;
      }
    }
    return subsets;
  }

  /** {@code times} subsets in which each feature is with probability 1/2; never an empty one. */
  public static boolean[][] halves(UniformRandomProvider random, int d, int times) {
    var subsets = new boolean[times][d];
    for (var subset : subsets) {
      boolean any = false;
      while (!any) {
        for (int i = 0; i < d; i++) {
          subset[i] = random.nextBoolean();
          any |= subset[i];
        }
      }
    }
    return subsets;
  }
}
