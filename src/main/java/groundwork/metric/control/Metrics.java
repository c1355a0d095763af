package groundwork.metric.control;

import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.agreement.Agreements;
import groundwork.metric.measure.attack.Attacks;
import groundwork.metric.measure.axiom.Axioms;
import groundwork.metric.measure.complexity.Complexity;
import groundwork.metric.measure.faithfulness.Faithfulness;
import groundwork.metric.measure.localisation.Localisation;
import groundwork.metric.measure.proxy.Proxies;
import groundwork.metric.measure.randomisation.Randomisation;
import groundwork.metric.measure.rationale.Rationales;
import groundwork.metric.measure.region.Regions;
import groundwork.metric.measure.robustness.Robustness;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The catalogue: every metric of every family. */
public final class Metrics {
  private static final Map<String, Kind> KINDS = new TreeMap<>();

  static {
    Stream.of(
            Faithfulness.KINDS,
            Regions.KINDS,
            Rationales.KINDS,
            Robustness.KINDS,
            Attacks.KINDS,
            Complexity.KINDS,
            Proxies.KINDS,
            Localisation.KINDS,
            Randomisation.KINDS,
            Axioms.KINDS,
            Agreements.KINDS)
        .flatMap(List::stream)
        .forEach(
            kind -> {
              if (KINDS.put(kind.id(), kind) != null) {
                throw new IllegalStateException("two metrics are called " + kind.id());
              }
            });
  }

  private Metrics() {}

  public static Set<String> ids() {
    return KINDS.keySet();
  }

  /** Everything that can be asked for, by id. */
  public static Collection<Kind> kinds() {
    return KINDS.values();
  }

  /**
   * @param id as a study names it
   * @param parameters settings by name; what is left out has its default
   * @throws IllegalArgumentException for an unknown metric, an unknown parameter or a value that it
   *     cannot have; the message says which and what is known
   */
  public static Metric of(String id, Map<String, Object> parameters) {
    var kind = KINDS.get(id);
    Parameters.require(kind != null, "there is no metric \"%s\"; known are %s", id, KINDS.keySet());
    var known = new TreeSet<>(kind.settings().stream().map(Setting::name).toList());
    var unknown = new TreeSet<>(parameters.keySet());
    unknown.removeAll(known);
    Parameters.require(
        unknown.isEmpty(), "%s has no parameter %s; known are %s", id, unknown, known);
    return kind.maker().apply(new Parameters(id, parameters));
  }

  /** Each metric once, as it is without parameters. */
  public static List<Metric> all() {
    return KINDS.keySet().stream().map(id -> of(id, Map.of())).toList();
  }
}
