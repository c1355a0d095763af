package groundwork.metric.measure;

import groundwork.metric.entity.Case;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The most important features of an explanation, for metrics that take them away or keep them.
 *
 * @param k how many features, at least 1; 0 where {@code fractions} are given instead
 * @param fractions shares of the features in (0, 1), each rounded to at least one; scores are
 *     averaged over them (AOPC)
 * @param order what "most important" means
 * @param positive whether features without a positive value are never among them
 * @param baseline what a feature becomes when it is taken away
 * @param ferret whether ferret 0.5 is reproduced: fractions in (0, 1] are rounded down, those of
 *     less than one feature and those that repeat the set before are left out, and of equal values
 *     the later come first
 */
public record Ranked(
    int k,
    List<Double> fractions,
    Order order,
    boolean positive,
    Baseline baseline,
    boolean ferret) {
  public static final String FERRET = "ferret-0.5";
  private static final List<Double> TENTHS =
      IntStream.range(0, 10).mapToObj(i -> 0.1 + i * 0.1).toList(); // the tenth may exceed 1

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
      boolean whole = ferret && fraction >= 1 && fraction < 1.01;
      if (!(fraction > 0 && fraction < 1 || whole)) { // the negation also refuses NaN
        throw new IllegalArgumentException("fraction %s is not in (0, 1)".formatted(fraction));
      }
    }
    if (ferret && order == Order.MAGNITUDE) {
      throw new IllegalArgumentException("ferret ranks by signed values, not by \"magnitude\"");
    }
  }

  /** Why this case has no ranking of this depth; null if it has one. */
  public String refusal(Case explained) {
    if (ferret) {
      return null;
    }
    double[] importance = importance(explained.attribution());
    if (Attributions.zero(importance)) {
      return Attributions.ZERO;
    }
    if (Attributions.constant(importance)) {
      return Attributions.CONSTANT;
    }
    if (baseline.idle(explained)) {
      return Baseline.IDLE;
    }
    if (positive && Arrays.stream(importance).allMatch(value -> value <= 0)) {
      return "no feature has a positive attribution";
    }
    if (explained.size() <= k || explained.size() < 2) {
      return "the input has %d features, of which %d are to be taken"
          .formatted(explained.size(), Math.max(1, k));
    }
    return null;
  }

  /** One set for {@code k}, or one for each fraction; with {@code ferret} there may be none. */
  public boolean[][] tops(Case explained) {
    int d = explained.size();
    double[] importance = importance(explained.attribution());
    int[] order = ferret ? reversed(NumpyOrder.ascending(importance)) : descending(importance);
    var tops = new ArrayList<boolean[]>();
    for (int size : sizes(d)) {
      boolean[] top = new boolean[d];
      boolean any = false;
      for (int i = 0; i < size; i++) {
        top[order[i]] = !positive || importance[order[i]] > 0;
        any |= top[order[i]];
      }
      boolean repeated = !tops.isEmpty() && Arrays.equals(tops.getLast(), top);
      if (!ferret || any && !repeated) {
        tops.add(top);
      }
    }
    return tops.toArray(boolean[][]::new);
  }

  /**
   * The fall of the target's probability without the features of a set, averaged over the sets.
   *
   * @param absent at least one set of features that are taken away
   */
  public double fall(Case explained, boolean[][] absent) {
    double[] without = baseline.without(explained, absent);
    return Asked.whole(explained, Output.PROBABILITY)
        - Arrays.stream(without).average().orElseThrow();
  }

  private int[] sizes(int d) {
    if (k > 0) {
      return new int[] {Math.min(k, d)};
    }
    return ferret
        ? fractions.stream().mapToInt(share -> (int) (share * d)).filter(n -> n <= d).toArray()
        : fractions.stream()
            .mapToInt(share -> Math.clamp(Math.round(share * d), 1, d - 1))
            .toArray();
  }

  private static int[] descending(double[] importance) {
    return Attributions.descending(importance);
  }

  private static int[] reversed(int[] order) {
    return IntStream.range(0, order.length).map(i -> order[order.length - 1 - i]).toArray();
  }

  private double[] importance(double[] attribution) {
    return order == Order.SIGNED ? attribution : Attributions.magnitudes(attribution);
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
    parameters.put("positive", positive);
    parameters.put("baseline", baseline.word());
    parameters.put("compatibility", ferret ? FERRET : "");
    return parameters;
  }

  public static Ranked of(Parameters p) {
    return of(p, List.of());
  }

  /**
   * @param standard fractions where neither they nor {@code k} are given; none: k is 3
   */
  public static Ranked of(Parameters p, List<Double> standard) {
    boolean ferret = p.compatibility(FERRET).equals(FERRET);
    int k = p.integer("k", 0);
    var fractions = p.numbers("fractions");
    if (!p.values().containsKey("k") && fractions.isEmpty()) {
      fractions = ferret ? TENTHS : standard;
      k = fractions.isEmpty() ? 3 : 0;
    }
    return new Ranked(
        k,
        fractions,
        p.word("order", "signed", "magnitude").equals("signed") ? Order.SIGNED : Order.MAGNITUDE,
        p.flag("positive", ferret),
        Baseline.of(p),
        ferret);
  }

  /** For lists of settings. */
  public static Setting[] settings() {
    return Stream.concat(
            Stream.of(new Setting("k", 3, "how many features, at least 1; or give fractions")),
            Stream.of(settings(List.of())))
        .toArray(Setting[]::new);
  }

  /** For metrics that have fractions unless {@code k} is given. */
  public static Setting[] settings(List<Double> standard) {
    var common =
        Stream.of(
            new Setting(
                "fractions",
                standard,
                "shares of the features in (0, 1), averaged over (AOPC); ferret: tenths up to 1"),
            new Setting("order", "signed", "signed or magnitude: what most important means"),
            new Setting(
                "positive", false, "whether only features with a positive value count (ferret)"),
            Baseline.setting(),
            Kind.compatibility(FERRET));
    return common.toArray(Setting[]::new);
  }
}
