package groundwork.metric.measure.region;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.NumpyOrder;
import groundwork.model.Output;
import groundwork.model.Setting;
import java.util.Arrays;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Disjoint parts of an input that are taken away one after the other.
 *
 * @param members the values of each part
 */
record Parts(int[][] members) {
  static final String SINGLE = "the input has a single region: nothing can be ordered";
  static final String CONSTANT = "every region has the same attribution: no ranking";

  /** In which order parts go. */
  enum Order {
    /** Most relevant first. */
    MORF,
    /** Least relevant first. */
    LERF,
    RANDOM;

    static final String[] WORDS = {"morf", "lerf", "random"};

    static Setting setting() {
      return new Setting(
          "order", "morf", "morf (the most relevant first), lerf (the least relevant) or random");
    }

    static Order of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Squares of an image; of anything else, each value by itself. */
  static Parts of(Case explained, int side) {
    var shape = explained.background().shape();
    return shape == null ? values(explained.size()) : new Parts(new Patches(shape, side).members());
  }

  static Parts values(int d) {
    int[][] members = new int[d][];
    for (int i = 0; i < d; i++) {
      members[i] = new int[] {i};
    }
    return new Parts(members);
  }

  int count() {
    return members.length;
  }

  /** The sum of each part's values. */
  double[] sums(double[] values) {
    double[] sums = new double[members.length];
    for (int part = 0; part < sums.length; part++) {
      for (int i : members[part]) {
        sums[part] += values[i];
      }
    }
    return sums;
  }

  /** The mean of each part's values. */
  double[] means(double[] values) {
    double[] means = sums(values);
    for (int part = 0; part < means.length; part++) {
      means[part] /= members[part].length;
    }
    return means;
  }

  /**
   * The parts in the order in which they go; of equals, the earlier first. A random order is drawn
   * by seed and item, or it is the first row of the recorded draws {@code orders}.
   *
   * @param library whether equals lie as NumPy leaves them
   */
  int[] order(Case explained, Order order, double[] relevance, boolean library) {
    return switch (order) {
      case MORF -> library ? NumpyOrder.descending(relevance) : Attributions.descending(relevance);
      case LERF -> library ? NumpyOrder.ascending(relevance) : Attributions.ascending(relevance);
      case RANDOM -> drawn(explained);
    };
  }

  private int[] drawn(Case explained) {
    double[][] recorded = explained.recorded().get("orders");
    if (recorded != null && recorded[0].length == count()) {
      return Arrays.stream(recorded[0]).mapToInt(index -> (int) index).toArray();
    }
    int[] order = PermutationSampler.natural(count());
    PermutationSampler.shuffle(Draws.of(explained, "regions"), order);
    return order;
  }

  /**
   * The target's output after each step, each step taking one more part away.
   *
   * @param steps at most the number of parts
   */
  double[] curve(Case explained, int[] order, int steps, Baseline baseline, Output output) {
    double[] curve = new double[steps];
    boolean[] gone = new boolean[explained.size()];
    int atOnce = Asked.rowsAtOnce(explained.size()); // bounds the memory
    for (int from = 0; from < steps; from += atOnce) {
      boolean[][] absent = new boolean[Math.min(atOnce, steps - from)][];
      for (int step = 0; step < absent.length; step++) {
        for (int i : members[order[from + step]]) {
          gone[i] = true;
        }
        absent[step] = gone.clone();
      }
      double[] answers = baseline.without(explained, absent, output);
      System.arraycopy(answers, 0, curve, from, answers.length);
    }
    return curve;
  }
}
