package groundwork.metric.measure;

import groundwork.metric.entity.Case;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The most important features of an explanation, for metrics that take them away or keep them.
 *
 * @param k how many features, at least 1; 0 where {@code fractions} are given instead
 * @param fractions shares in (0, 1) of the features, each rounded to at least one; scores are
 *     averaged over them (AOPC)
 * @param order what "most important" means
 * @param baseline what a feature becomes when it is taken away
 */
public record Ranked(int k, List<Double> fractions, Order order, Baseline baseline) {
  /** Importance of a feature. */
  public enum Order {
    /** Most strongly towards the target class first. */
    SIGNED,
    /** Largest absolute value first. */
    MAGNITUDE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Ranked {
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
  public String refusal(Case explained) {
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
  public boolean[][] tops(Case explained) {
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

  /** The settings as {@link #of} reads them. */
  public Map<String, Object> parameters() {
    var parameters = new TreeMap<String, Object>();
    if (k > 0) {
      parameters.put("k", k);
    } else {
      parameters.put("fractions", fractions);
    }
    parameters.put("order", order.word());
    parameters.put("baseline", baseline.word());
    return parameters;
  }

  public static Ranked of(Parameters p) {
    var fractions = p.numbers("fractions");
    return new Ranked(
        p.integer("k", fractions.isEmpty() ? 3 : 0),
        fractions,
        p.word("order", "signed", "magnitude").equals("signed") ? Order.SIGNED : Order.MAGNITUDE,
        Baseline.of(p));
  }

  /** For lists of settings. */
  public static Setting[] settings() {
    return new Setting[] {
      new Setting("k", 3, "how many features, at least 1; or give fractions"),
      new Setting("fractions", List.of(), "shares of the features in (0, 1), averaged over (AOPC)"),
      new Setting("order", "signed", "signed or magnitude: what most important means"),
      Baseline.setting()
    };
  }
}
