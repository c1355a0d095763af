package groundwork.metric.measure.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import groundwork.model.Parameters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Quantus 0.6.0, Captum 0.8.0 and OpenXAI returned, through the catalogue. */
class RobustnessReferenceTest {
  static Metric metric(String id, Map<String, Object> parameters) {
    return Robustness.KINDS.stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow()
        .maker()
        .apply(new Parameters(id, parameters));
  }

  static Stream<Call> quantus() {
    return Map.of(
            "LocalLipschitzEstimate", "local-lipschitz",
            "MaxSensitivity", "max-sensitivity",
            "AvgSensitivity", "avg-sensitivity",
            "RelativeInputStability", "relative-input-stability",
            "RelativeOutputStability", "relative-output-stability",
            "RelativeRepresentationStability", "relative-representation-stability")
        .entrySet()
        .stream()
        .flatMap(
            entry ->
                Reference.quantus(entry.getKey()).map(given -> new Call(entry.getValue(), given)));
  }

  /** A call of a library, and our name of the metric. */
  record Call(String id, Given given) {
    @Override
    public String toString() {
      return id
          + " "
          + given.dataset()
          + " "
          + given.model()
          + " "
          + given.attribution()
          + " "
          + given.params();
    }
  }

  @ParameterizedTest
  @MethodSource("quantus")
  void quantus_is_reproduced(Call call) {
    var given = call.given();
    var parameters = new TreeMap<String, Object>();
    parameters.put("compatibility", "quantus-0.6.0");
    parameters.put("samples", given.params().get("nr_samples").asInt());
    parameters.put("abs", given.flag("abs"));
    parameters.put("normalise", given.flag("normalise") ? "set" : "none");
    parameters.put("changed", given.flag("return_nan_when_prediction_changes") ? "none" : "keep");
    if (given.params().has("layer_names")) {
      parameters.put("layers", given.params().get("layer_names").get(0).asString());
    }
    close(metric(call.id(), parameters).scores(given.cases()).each(), given.values(), 1e-7);
  }

  static Stream<Given> continuity() {
    return Reference.quantus("Continuity");
  }

  @ParameterizedTest
  @MethodSource("continuity")
  void continuity_of_quantus_is_reproduced(Given given) {
    var metric =
        metric(
            "continuity",
            Map.of(
                "compatibility",
                "quantus-0.6.0",
                "steps",
                given.params().get("nr_steps").asInt(),
                "abs",
                given.flag("abs"),
                "normalise",
                given.flag("normalise") ? "set" : "none"));
    close(metric.scores(given.cases()).each(), given.values(), 1e-7);
  }

  static Stream<Given> consistency() {
    return Reference.quantus("Consistency");
  }

  @ParameterizedTest
  @MethodSource("consistency")
  void consistency_of_quantus_is_reproduced(Given given) {
    var discretise = given.params().get("discretise_func").asString();
    var metric =
        metric(
            "consistency",
            Map.of(
                "compatibility",
                "quantus-0.6.0",
                "discretise",
                discretise.equals("floating_points") ? "rounding" : discretise.replace('_', '-'),
                "abs",
                given.flag("abs"),
                "normalise",
                given.flag("normalise") ? "set" : "none"));
    close(metric.scores(given.cases()).each(), given.values(), 1e-7);
  }

  static Stream<Given> captum() {
    return Reference.others("captum", "sensitivity_max");
  }

  @ParameterizedTest
  @MethodSource("captum")
  void captum_is_reproduced(Given given) {
    var metric = metric("max-sensitivity", Map.of("compatibility", "captum-0.8.0"));
    close(metric.scores(given.cases()).each(), given.values(), 1e-7);
  }

  static Stream<Given> openxai() {
    return Stream.of("RIS", "ROS", "RRS").flatMap(name -> Reference.others("openxai", name));
  }

  /** The library computes in single precision; its formulas in double precision agree closely. */
  @ParameterizedTest
  @MethodSource("openxai")
  void openxai_is_reproduced(Given given) {
    var name = given.json().get("metric").asString();
    var id =
        switch (name) {
          case "RIS" -> "relative-input-stability";
          case "ROS" -> "relative-output-stability";
          default -> "relative-representation-stability";
        };
    var metric =
        metric(
            id,
            Map.of(
                "compatibility",
                "openxai-a182886",
                "samples",
                given.params().get("n_samples").asInt(),
                "kept",
                given.params().get("n_perturbations").asInt()));
    var scores = metric.scores(given.cases()).each();
    close(scores, Reference.numbers(given.json().get("float64_replay")), 1e-7);
    close(scores, given.values(), name.equals("ROS") ? 6.7e-3 : 7.3e-5);
  }

  static void close(List<Score> scores, double[] expected, double relative) {
    assertThat(scores).hasSameSizeAs(expected);
    for (int n = 0; n < expected.length; n++) {
      double value = scores.get(n).value();
      if (Double.isNaN(expected[n])) {
        assertThat(value).as("instance %d", n).isNaN();
      } else {
        assertThat(value)
            .as("instance %d", n)
            .isCloseTo(expected[n], within(relative * Math.abs(expected[n]) + 1e-14));
      }
    }
  }
}
