package groundwork.metric.control;

import groundwork.metric.entity.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The catalogue: the one place where a metric is registered. */
public final class Metrics {
  private static final Set<String> RANKED = Set.of("k", "fractions", "order", "baseline");

  /** A metric that can be made from parameters, and which parameters it knows. */
  private record Kind(Set<String> known, Function<Parameters, Metric> maker) {}

  private static final Map<String, Kind> KINDS =
      new TreeMap<>(
          Map.of(
              Comprehensiveness.ID,
              new Kind(RANKED, p -> new Comprehensiveness(ranked(p))),
              Sufficiency.ID,
              new Kind(RANKED, p -> new Sufficiency(ranked(p))),
              Sparseness.ID,
              new Kind(
                  Set.of("compatibility"),
                  p ->
                      new Sparseness(
                          p.word("compatibility", "", "quantus-0.6.0").isEmpty()
                              ? 0
                              : Sparseness.QUANTUS)),
              MaxSensitivity.ID,
              new Kind(
                  Set.of("samples", "radius", "flip"),
                  p ->
                      new MaxSensitivity(
                          p.integer("samples", 10),
                          new Nearby(p.number("radius", 0.2), p.number("flip", 0.1)))),
              Infidelity.ID,
              new Kind(
                  Set.of("samples", "scaled", "baseline"),
                  p ->
                      new Infidelity(
                          p.integer("samples", 100), p.flag("scaled", false), baseline(p))),
              FaithfulnessCorrelation.ID,
              new Kind(
                  Set.of("subset", "samples", "baseline"),
                  p ->
                      new FaithfulnessCorrelation(
                          p.integer("subset", 3), p.integer("samples", 100), baseline(p)))));

  private Metrics() {}

  public static Set<String> ids() {
    return KINDS.keySet();
  }

  /**
   * @param id as a study names it
   * @param parameters settings by name; what is left out has its default
   * @throws IllegalArgumentException for an unknown metric, an unknown parameter or a value that it
   *     cannot have; the message says which and what is known
   */
  public static Metric of(String id, Map<String, Object> parameters) {
    var kind = KINDS.get(id);
    require(kind != null, "there is no metric \"%s\"; known are %s", id, KINDS.keySet());
    var unknown = new TreeSet<>(parameters.keySet());
    unknown.removeAll(kind.known());
    require(
        unknown.isEmpty(),
        "%s has no parameter %s; known are %s",
        id,
        unknown,
        new TreeSet<>(kind.known()));
    return kind.maker().apply(new Parameters(id, parameters));
  }

  /** Each metric once, as it is without parameters. */
  public static List<Metric> all() {
    return KINDS.keySet().stream().map(id -> of(id, Map.of())).toList();
  }

  static Map<String, Object> parameters(Ranked ranked) {
    var parameters = new TreeMap<String, Object>();
    if (ranked.k() > 0) {
      parameters.put("k", ranked.k());
    } else {
      parameters.put("fractions", ranked.fractions());
    }
    parameters.put("order", ranked.order().word());
    parameters.put("baseline", ranked.baseline().word());
    return parameters;
  }

  static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
  }

  private static Ranked ranked(Parameters p) {
    var fractions = p.numbers("fractions");
    return new Ranked(
        p.integer("k", fractions.isEmpty() ? 3 : 0),
        fractions,
        p.word("order", "signed", "magnitude").equals("signed")
            ? Ranked.Order.SIGNED
            : Ranked.Order.MAGNITUDE,
        baseline(p));
  }

  private static Baseline baseline(Parameters p) {
    var word = p.word("baseline", Baseline.EXPECTATION.word(), Baseline.CENTRE.word());
    return Arrays.stream(Baseline.values())
        .filter(b -> b.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
