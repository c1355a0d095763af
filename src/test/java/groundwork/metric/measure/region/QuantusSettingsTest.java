package groundwork.metric.measure.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.Reference;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Recorded;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Colours, sides that the patches do not divide, rows of values, the words of the baseline,
 * segments of different numbers, features without variance: what Quantus' own classes returned on
 * them.
 */
class QuantusSettingsTest {
  static Stream<JsonNode> calls() {
    return Reference.read("regions/quantus").get("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void each_call_is_reproduced(JsonNode call) {
    var parameters =
        new TreeMap<String, Object>(Map.of("compatibility", "quantus-0.6.0", "normalise", "none"));
    for (var setting : call.get("params").properties()) {
      parameters.put(setting.getKey(), value(setting.getValue()));
    }
    var data = Reference.read("regions/quantus").get("data").get(call.get("data").asString());
    var scores = Metrics.of(call.get("metric").asString(), parameters).scores(cases(data)).each();
    double[][] expected = Reference.rows(call.get("values"));
    boolean single = !call.get("values").get(0).isArray();
    double[] flat = Reference.numbers(call.get("values"));
    for (int n = 0; n < scores.size(); n++) {
      double[] given = single ? new double[] {scores.get(n).value()} : scores.get(n).curve();
      double[] wanted = single ? new double[] {flat[n]} : expected[n];
      assertThat(given).hasSameSizeAs(wanted);
      for (int t = 0; t < wanted.length; t++) {
        assertThat(given[t])
            .as("instance %d, step %d", n, t)
            .isCloseTo(wanted[t], within(1e-7 * Math.abs(wanted[t]) + 1e-13));
      }
    }
  }

  private static Object value(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().map(JsonNode::asDouble).toList();
    }
    return node.isNumber()
        ? (Object) node.asDouble()
        : node.isBoolean() ? (Object) node.asBoolean() : node.asString();
  }

  private static List<Case> cases(JsonNode data) {
    double[] sides = Reference.numbers(data.get("shape"));
    double[][] x = Reference.rows(data.get("x"));
    double[][] attributions = Reference.rows(data.get("attributions"));
    double[] bias = Reference.numbers(data.get("bias"));
    var model =
        new Network(
            List.of(
                new Network.Dense(
                    "fc", Reference.rows(data.get("weights")), bias, Activation.IDENTITY)),
            bias.length == 3 ? List.of("a", "b", "c") : List.of("a", "b"));
    var background =
        sides.length < 3
            ? Background.absence(x[0].length)
            : Background.images(
                new Shape((int) sides[0], (int) sides[1], (int) sides[2]), new double[x[0].length]);
    var cases = new ArrayList<Case>();
    for (int n = 0; n < x.length; n++) {
      var one =
          new Case(
              "row " + n,
              model,
              background,
              x[n],
              data.get("explained").get(n).asInt(),
              attributions[n],
              null,
              1);
      var segments = data.path("segments").path(n);
      cases.add(
          segments.isMissingNode()
              ? one
              : one.recorded(
                  new Recorded(Map.of("segments", new double[][] {Reference.numbers(segments)}))));
    }
    return cases;
  }
}
