package groundwork.making;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Rows dealt out in shares that have the same part of each class. */
final class Split {
  private Split() {}

  /** All row numbers in a random order that takes the classes in turn, in proportion. */
  static List<Integer> mixed(boolean[] y, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      (y[i] ? second : first).add(i);
    }
    ListSampler.shuffle(random, first);
    ListSampler.shuffle(random, second);
    List<Integer> mixed = new ArrayList<>(y.length);
    int a = 0;
    for (int b = 0; a + b < y.length; ) {
      boolean takeFirst =
          b == second.size()
              || a < first.size() && (long) a * second.size() <= (long) b * first.size();
      mixed.add(takeFirst ? first.get(a++) : second.get(b++));
    }
    return mixed;
  }

  /** The share of each row in a cross-validation of so many folds. */
  static int[] folds(boolean[] y, int folds, long seed) {
    List<Integer> mixed = mixed(y, seed);
    int[] fold = new int[y.length];
    for (int i = 0; i < fold.length; i++) {
      fold[mixed.get(i)] = (int) ((long) i * folds / fold.length);
    }
    return fold;
  }
}
