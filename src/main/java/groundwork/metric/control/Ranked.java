package groundwork.metric.control;

import groundwork.metric.entity.Case;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The most important features of an explanation, for metrics that take them away or keep them.
 *
 * @param k how many features, at least 1; 0 where {@code fractions} are given instead
 * @param fractions shares in (0, 1) of the features, each rounded to at least one; scores are
 *     averaged over them (AOPC)
 * @param order what "most important" means
 * @param baseline what a feature becomes when it is taken away
 */
record Ranked(int k, List<Double> fractions, Order order, Baseline baseline) {
  /** Importance of a feature. */
  enum Order {
    /** Most strongly towards the target class first. */
    SIGNED,
    /** Largest absolute value first. */
    MAGNITUDE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Ranked {
    fractions = List.copyOf(fractions);
    if (fractions.isEmpty() == (k == 0) || k < 0) {
      throw new IllegalArgumentException(
          "either \"k\" (at least 1) or \"fractions\" is needed, not k = %d and fractions = %s"
              .formatted(k, fractions));
    }
    for (double fraction : fractions) {
      if (!(fraction > 0 && fraction < 1)) { // the negation also refuses NaN
        throw new IllegalArgumentException("fraction %s is not in (0, 1)".formatted(fraction));
      }
    }
  }

  /** Why this case has no ranking of this depth; null if it has one. */
  String refusal(Case explained) {
    if (Attributions.zero(explained.attribution())) {
      return Attributions.ZERO;
    }
    if (Attributions.constant(importance(explained.attribution()))) {
      return Attributions.CONSTANT;
    }
    if (explained.size() <= k) {
      return "the input has %d features, of which %d are to be taken"
          .formatted(explained.size(), k);
    }
    return null;
  }

  /** One set for {@code k}, or one for each fraction. */
  boolean[][] tops(Case explained) {
    int d = explained.size();
    int[] order = Attributions.descending(importance(explained.attribution()));
    int[] sizes =
        k > 0
            ? new int[] {k}
            : fractions.stream()
                .mapToInt(share -> Math.clamp(Math.round(share * d), 1, d - 1))
                .toArray();
    boolean[][] tops = new boolean[sizes.length][d];
    for (int set = 0; set < sizes.length; set++) {
      for (int i = 0; i < sizes[set]; i++) {
        tops[set][order[i]] = true;
      }
    }
    return tops;
  }

  private double[] importance(double[] attribution) {
    return order == Order.SIGNED
        ? attribution
        : Arrays.stream(attribution).map(Math::abs).toArray();
  }
}
