package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Need;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much an explanation changes close to its input, as such or for each unit of distance: x' are
 * sampled inputs close to x, a' their explanations for the same class.
 *
 * <ul>
 *   <li>{@code local-lipschitz}: the largest {@code ||a - a'|| / ||x - x'||}; a category that
 *       changes is a distance of 1 (<a
 *       href="https://doi.org/10.48550/arXiv.1806.08049">Alvarez-Melis and Jaakkola 2018</a>)
 *   <li>{@code max-sensitivity}: the largest {@code ||a - a'|| / ||a||} (<a
 *       href="https://doi.org/10.48550/arXiv.1901.09392">Yeh et al. 2019</a>)
 *   <li>{@code avg-sensitivity}: the mean of the same
 * </ul>
 *
 * <p>A largest value over samples is a lower bound: it never falls with more samples.
 */
final class Sensitivity {
  static final String QUANTUS = Prepared.QUANTUS;
  static final String CAPTUM = "captum-0.8.0";
  private static final String LOWER_BOUND =
      " A maximum over samples is a lower bound of the largest change: it rises with samples.";
  private static final String CALM = "The model itself changes little over this distance.";

  private Sensitivity() {}

  static Kind lipschitz() {
    return Kind.of("local-lipschitz", Sensitivity::lipschitz, settings(QUANTUS));
  }

  static Kind largest() {
    return Kind.of("max-sensitivity", p -> relative(p, false), settings(QUANTUS, CAPTUM));
  }

  static Kind mean() {
    return Kind.of("avg-sensitivity", p -> relative(p, true), settings(QUANTUS));
  }

  private static Metric lipschitz(Parameters p) {
    boolean quantus = p.compatibility(QUANTUS).equals(QUANTUS);
    var nearby = Nearby.of(p, quantus ? noise(200, true, 0.1) : new Nearby(10, 0.2, 0.1));
    var prepared = Prepared.of(p, false, false);
    var top = norm(p, "numerator");
    var bottom = norm(p, "denominator");
    var card =
        Card.of("local-lipschitz", "1", "Local Lipschitz estimate")
            .says(
                "Largest change of the explanation for each unit of change of the input, over"
                    + " sampled inputs close to the item."
                    + LOWER_BOUND)
            .lower(0.0, null, "change of attribution per change of input")
            .assumes("Changes of different features may be compared. " + CALM)
            .source("10.48550/arXiv.1806.08049");
    var ratio =
        new Ratio(
            top::distance,
            (explained, near) ->
                quantus ? distances(bottom, explained, near) : steps(bottom, explained, near));
    return metric(
        p, card, nearby, prepared, ratio, false, quantus ? none -> null : Stability::zero);
  }

  private static Metric relative(Parameters p, boolean mean) {
    var library = mean ? p.compatibility(QUANTUS) : p.compatibility(QUANTUS, CAPTUM);
    var nearby =
        Nearby.of(
            p,
            switch (library) {
              case QUANTUS -> noise(200, false, 0.2);
              case CAPTUM -> noise(10, false, 0.02);
              default -> new Nearby(10, 0.2, 0.1);
            });
    var top = norm(p, "numerator");
    var bottom = norm(p, "denominator");
    Ratio.Top change =
        library.equals(CAPTUM)
            ? (a, other) -> top.distance(a, other) / (bottom.of(a) == 0 ? 1 : bottom.of(a))
            : (a, other) -> top.distance(a, other) / bottom.of(a);
    var card =
        mean
            ? Card.of("avg-sensitivity", "1", "Average sensitivity")
                .says("Mean relative change of the explanation over sampled inputs close by.")
            : Card.of("max-sensitivity", "2", "Max-sensitivity")
                .says(
                    "Largest relative change of the explanation over sampled inputs close to the"
                        + " item."
                        + LOWER_BOUND);
    return metric(
        p,
        card.lower(0.0, null, "relative change").assumes(CALM).source("10.48550/arXiv.1901.09392"),
        nearby,
        Prepared.of(p, library, false, false, Scaling.NONE),
        Ratio.of(change),
        mean,
        library.isEmpty() ? Stability::zero : none -> null);
  }

  private static Metric metric(
      Parameters p,
      Card card,
      Nearby nearby,
      Prepared prepared,
      Ratio ratio,
      boolean mean,
      Stability.Refusal refusal) {
    var changed = Changed.of(p, Changed.KEEP);
    var settings = new TreeMap<>(nearby.parameters());
    settings.putAll(prepared.with(Map.of()));
    settings.put("numerator", norm(p, "numerator").word());
    settings.put("denominator", norm(p, "denominator").word());
    settings.put("changed", changed.word());
    settings.putAll(library(p));
    var full = card.property("continuity").with(settings).needs(Need.MODEL, Need.METHOD);
    var each =
        new Stability(
            full,
            nearby,
            prepared,
            ratio,
            mean,
            changed,
            Integer.MAX_VALUE,
            false,
            CAPTUM.equals(p.values().get("compatibility"))
                ? Stability.Own.ANEW
                : Stability.Own.GIVEN,
            refusal);
    return prepared.bySet() ? new Stability.OfSet(each) : each;
  }

  /** The library, for a card; nothing where there is none. */
  static TreeMap<String, Object> library(Parameters p) {
    var library = new TreeMap<String, Object>();
    if (!String.valueOf(p.values().getOrDefault("compatibility", "")).isEmpty()) {
      library.put("compatibility", p.values().get("compatibility"));
    }
    return library;
  }

  static Nearby noise(int samples, boolean gaussian, double radius) {
    return new Nearby(samples, gaussian, true, radius, Double.NaN, 0);
  }

  static Norm norm(Parameters p, String name) {
    return Norm.of(p.word(name, Norm.words()));
  }

  private static double[] distances(Norm norm, Case explained, double[][] near) {
    double[] distances = new double[near.length];
    for (int n = 0; n < near.length; n++) {
      distances[n] = norm.distance(explained.input(), near[n]) + 1e-10; // as the library does
    }
    return distances;
  }

  /** NaN where nothing has changed; a category is the same or one step away. */
  private static double[] steps(Norm norm, Case explained, double[][] near) {
    boolean[] category = explained.background().category();
    double[] distances = new double[near.length];
    double[] step = new double[category.length];
    for (int n = 0; n < near.length; n++) {
      for (int i = 0; i < step.length; i++) {
        double change = near[n][i] - explained.input()[i];
        step[i] = category[i] && change != 0 ? 1 : change;
      }
      double distance = norm.of(step);
      distances[n] = distance == 0 ? Double.NaN : distance;
    }
    return distances;
  }

  private static Setting[] settings(String... libraries) {
    var settings = new ArrayList<>(List.of(Nearby.settings(10)));
    settings.addAll(List.of(Prepared.settings(false)));
    settings.add(new Setting("numerator", "l2", "norm above: l2, l1 or linf"));
    settings.add(new Setting("denominator", "l2", "norm below: l2, l1 or linf"));
    settings.add(Changed.setting(Changed.KEEP));
    settings.add(Kind.compatibility(libraries));
    return settings.toArray(Setting[]::new);
  }
}
