package groundwork.metric.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A call of Quantus made again through the catalogue, in its compatibility mode. */
public final class Replay {
  /** Settings of the library that say how it was called, not what it does. */
  private static final Set<String> CALL = Set.of("mask", "seed", "atol", "complexity");

  private static final Map<String, String> WORDS =
      Map.of("correlation_spearman", "spearman", "correlation_pearson", "pearson");

  private Replay() {}

  /**
   * @param names of settings that have another name here
   */
  public static Metric quantus(String id, Given given, Map<String, String> names) {
    var parameters = new HashMap<String, Object>(Map.of("compatibility", "quantus-0.6.0"));
    given
        .params()
        .forEachEntry(
            (name, value) -> {
              if (!CALL.contains(name)) {
                parameters.put(names.getOrDefault(name, name).replace('_', '-'), word(name, value));
              }
            });
    return Metrics.of(id, parameters);
  }

  private static Object word(String name, JsonNode value) {
    if (name.equals("normalise")) {
      return value.asBoolean() ? "set" : "none";
    }
    return switch (value.getNodeType()) {
      case BOOLEAN -> value.asBoolean();
      case STRING -> WORDS.getOrDefault(value.asString(), value.asString().replace('_', '-'));
      default -> value.isInt() ? (Object) value.asInt() : value.asDouble();
    };
  }

  public static void equal(Metric metric, List<Case> cases, double[] values) {
    equal(metric.scores(cases).each(), values);
  }

  /** At a relative tolerance of 1e-7; "not a number" is a score that is missing. */
  public static void equal(List<Score> scores, double[] values) {
    assertThat(scores).hasSameSizeAs(values);
    for (int n = 0; n < values.length; n++) {
      if (Double.isNaN(values[n])) {
        assertThat(scores.get(n).defined()).as("instance %d", n).isFalse();
      } else {
        assertThat(scores.get(n).value())
            .as("instance %d", n)
            .isCloseTo(values[n], within(1e-7 * Math.abs(values[n]) + 1e-13));
      }
    }
  }
}
