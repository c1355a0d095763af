package groundwork.metric.measure.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Recorded;
import groundwork.metric.entity.Score;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Quantus 0.6.0 returned, through the catalogue, at a relative tolerance of 1e-7. */
class QuantusRegionsTest {
  static Stream<Given> regionPerturbation() {
    return Reference.quantus("RegionPerturbation");
  }

  static Stream<Given> selectivity() {
    return Reference.quantus("Selectivity");
  }

  @ParameterizedTest
  @MethodSource("regionPerturbation")
  void the_curve_of_falls(Given given) {
    var scores =
        scores(
            "region-perturbation",
            given,
            Map.of(
                "patch", given.params().get("patch_size").asInt(),
                "order", given.params().get("order").asString()));
    close(scores, given.curves());
  }

  @ParameterizedTest
  @MethodSource("selectivity")
  void the_curve_of_outputs(Given given) {
    var scores =
        scores("selectivity", given, Map.of("patch", given.params().get("patch_size").asInt()));
    close(scores, given.curves());
  }

  static Stream<Given> irof() {
    return Reference.quantus("IROF");
  }

  static Stream<Given> road() {
    return Reference.quantus("ROAD");
  }

  static Stream<Given> sufficiency() {
    return Reference.quantus("Sufficiency");
  }

  @ParameterizedTest
  @MethodSource("irof")
  void the_area_over_the_curve_of_segments(Given given) {
    var all = Reference.read("inputs/slic_segments_digits").get("segments");
    var cases = new ArrayList<Case>();
    for (var one : given.cases()) {
      double[] labels = Reference.numbers(all.get(cases.size()));
      cases.add(one.recorded(new Recorded(Map.of("segments", new double[][] {labels}))));
    }
    close(scores("irof", given, cases, baseline(given)), given.values());
  }

  @ParameterizedTest
  @MethodSource("road")
  void the_share_of_images_still_recognised(Given given) {
    double[] percentages = Reference.numbers(given.params().get("percentages"));
    var metric =
        Metrics.of(
            "road",
            Map.of(
                "compatibility",
                "quantus-0.6.0",
                "percentages",
                Arrays.stream(percentages).boxed().toList(),
                "noise",
                given.params().get("noise").asDouble()));
    var scores = metric.scores(given.cases());
    double[][] each = Reference.rows(given.json().get("per_instance_still_correct"));
    for (int n = 0; n < each.length; n++) {
      assertThat(scores.each().get(n).curve()).containsExactly(each[n]);
    }
    double[] shares =
        given.json().get("values").valueStream().mapToDouble(JsonNode::asDouble).toArray();
    assertThat(scores.overall().curve()).containsExactly(shares, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("road")
  void what_is_filled_in(Given given) {
    var cases = given.cases();
    for (var example : given.json().get("imputation_examples")) {
      double[] indices = Reference.numbers(example.get("masked_flat_indices"));
      double[] filled =
          new Imputation(
                  new Shape(1, 8, 8), Arrays.stream(indices).mapToInt(i -> (int) i).toArray())
              .fill(cases.get(example.get("instance").asInt()).input());
      assertThat(filled).containsExactly(Reference.numbers(example.get("imputed")), within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("sufficiency")
  void the_share_of_neighbours_with_the_same_prediction(Given given) {
    Map<String, Object> parameters =
        Map.of(
            "threshold", given.params().get("threshold").asDouble(),
            "abs", given.params().get("abs").asBoolean(),
            "compatibility", "quantus-0.6.0");
    close(
        Metrics.of("dasgupta-sufficiency", parameters).scores(given.cases()).each(),
        given.values());
  }

  private static Map<String, Object> baseline(Given given) {
    return Map.of("baseline", given.params().get("perturb_baseline").asDouble());
  }

  private static void close(List<Score> scores, double[] values) {
    close(
        scores.stream().map(score -> Score.curve(0, score.value())).toList(),
        Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
  }

  private static List<Score> scores(
      String id, Given given, List<Case> cases, Map<String, Object> more) {
    var parameters = new TreeMap<>(more);
    parameters.put("compatibility", "quantus-0.6.0");
    parameters.put("output", given.output().word());
    return Metrics.of(id, parameters).scores(cases).each();
  }

  private static List<Score> scores(String id, Given given, Map<String, Object> more) {
    var parameters = new TreeMap<>(more);
    parameters.putAll(baseline(given));
    return scores(id, given, given.cases(), parameters);
  }

  private static void close(List<Score> scores, double[][] curves) {
    assertThat(scores).hasSize(curves.length);
    for (int n = 0; n < curves.length; n++) {
      double[] curve = scores.get(n).curve();
      assertThat(curve).hasSize(curves[n].length);
      for (int t = 0; t < curve.length; t++) {
        double expected = curves[n][t];
        assertThat(curve[t])
            .as("instance %d, step %d", n, t)
            .isCloseTo(expected, within(1e-7 * Math.abs(expected) + 1e-13));
      }
    }
  }
}
