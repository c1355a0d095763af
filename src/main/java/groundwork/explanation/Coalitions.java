package groundwork.explanation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Which sets of values Kernel SHAP asks about, and how much each counts: all sets of the smallest
 * and largest sizes as far as the budget goes, then sets drawn by the Shapley kernel, each with its
 * complement.
 *
 * @param sets neither empty nor full
 * @param weights one for each set, adding up to 1
 * @param enumerated how many of the sets, the first ones, are certain; the others were drawn and
 *     come in pairs, each set followed by its complement
 * @param draws how many pairs were drawn, the same one perhaps several times
 */
record Coalitions(List<boolean[]> sets, double[] weights, int enumerated, int draws) {
  private static final int DRAWS_PER_SET = 8; // gives up on new sets when nearly all were drawn

  static Coalitions of(int n, int budget, long seed) {
    Map<BitSet, Double> found = new LinkedHashMap<>();
    int half = n / 2;
    double[] mass = mass(n);
    double left = 1;
    int size = 1;
    for (; size <= half; size++) {
      double sets = sets(n, size);
      if ((budget - found.size()) * mass[size] / left < sets - 1e-8) {
        break;
      }
      all(found, new BitSet(n), n, 0, size, mass[size] / sets);
      left -= mass[size];
    }
    int enumerated = found.size();
    int draws =
        size <= half
            ? draw(found, n, budget, size, mass, left, RandomSource.XO_SHI_RO_256_PP.create(seed))
            : 0;
    List<boolean[]> sets = new ArrayList<>(found.size());
    found.keySet().forEach(set -> sets.add(present(set, n)));
    return new Coalitions(
        sets,
        found.values().stream().mapToDouble(Double::doubleValue).toArray(),
        enumerated,
        draws);
  }

  /** What one draw of one set counts. */
  double each() {
    double drawn = 0;
    for (int set = enumerated; set < weights.length; set++) {
      drawn += weights[set];
    }
    return drawn / (2.0 * draws);
  }

  /** The Shapley kernel's share of the sets of size s together with those of size n - s. */
  private static double[] mass(int n) {
    double[] mass = new double[n / 2 + 1];
    double sum = 0;
    for (int s = 1; s < mass.length; s++) {
      mass[s] = (2 * s == n ? 1.0 : 2.0) / (s * (double) (n - s));
      sum += mass[s];
    }
    for (int s = 1; s < mass.length; s++) {
      mass[s] /= sum;
    }
    return mass;
  }

  private static double sets(int n, int size) {
    return (2 * size == n ? 1 : 2) * choose(n, size);
  }

  private static void all(
      Map<BitSet, Double> found, BitSet set, int n, int from, int more, double weight) {
    if (more == 0) {
      found.put((BitSet) set.clone(), weight);
      found.put(complement(set, n), weight);
      return;
    }
    for (int i = from; i <= n - more; i++) {
      set.set(i);
      all(found, set, n, i + 1, more - 1, weight);
      set.clear(i);
    }
  }

  private static int draw(
      Map<BitSet, Double> found,
      int n,
      int budget,
      int from,
      double[] mass,
      double left,
      UniformRandomProvider random) {
    Map<BitSet, Integer> drawn = new LinkedHashMap<>();
    int counted = 0;
    for (int i = 0; i < DRAWS_PER_SET * budget && found.size() + drawn.size() + 2 <= budget; i++) {
      double at = random.nextDouble() * left;
      int size = from;
      while (size < mass.length - 1 && at >= mass[size]) {
        at -= mass[size++];
      }
      BitSet set = subset(n, size, random);
      drawn.merge(set, 1, Integer::sum);
      drawn.merge(complement(set, n), 1, Integer::sum);
      counted += 2;
    }
    double each = left / counted;
    drawn.forEach((set, times) -> found.put(set, times * each));
    return counted / 2;
  }

  private static BitSet subset(int n, int size, UniformRandomProvider random) {
    BitSet set = new BitSet(n);
    for (int i = n - size; i < n; i++) { // Floyd: every subset of this size is equally likely
      int at = random.nextInt(i + 1);
      set.set(set.get(at) ? i : at);
    }
    return set;
  }

  private static BitSet complement(BitSet set, int n) {
    BitSet complement = (BitSet) set.clone();
    complement.flip(0, n);
    return complement;
  }

  private static boolean[] present(BitSet set, int n) {
    boolean[] present = new boolean[n];
    set.stream().forEach(i -> present[i] = true);
    return present;
  }

  static double choose(int n, int k) {
    double ways = 1;
    for (int i = 1; i <= k; i++) {
      ways = ways * (n - k + i) / i;
    }
    return ways;
  }
}
