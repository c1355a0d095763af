package groundwork.metric.measure.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.Reference;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Recorded;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetScores;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Quantus with other settings than those of the reference: images of three channels, many equal
 * attributions, baselines that are drawn or made anew at each step.
 */
class OtherSettingsTest {
  private static final JsonNode FILE = Reference.read("quantus/other-settings-of-faithfulness");

  static Stream<JsonNode> calls() {
    return FILE.get("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void repeats_the_library(JsonNode call) {
    var metric = Metrics.of(call.get("id").asString(), settings(call.get("settings")));
    double[][] given = given(metric.scores(cases(call)), call.get("values").get(0).isArray());
    double[][] expected =
        call.get("values").get(0).isArray()
            ? Reference.rows(call.get("values"))
            : new double[][] {Reference.numbers(call.get("values"))};
    assertThat(given).hasDimensions(expected.length, expected[0].length);
    for (int row = 0; row < expected.length; row++) {
      for (int i = 0; i < expected[row].length; i++) {
        double value = expected[row][i];
        if (Double.isNaN(value)) {
          assertThat(given[row][i]).as("%d, %d", row, i).isNaN();
        } else {
          assertThat(given[row][i])
              .as("%d, %d", row, i)
              .isCloseTo(value, within(1e-7 * Math.abs(value) + 1e-12));
        }
      }
    }
  }

  private static double[][] given(SetScores scores, boolean curves) {
    if (scores.overall() != null) {
      return new double[][] {scores.overall().curve()};
    }
    return curves
        ? scores.each().stream().map(Score::curve).toArray(double[][]::new)
        : new double[][] {scores.each().stream().mapToDouble(Score::value).toArray()};
  }

  private static Map<String, Object> settings(JsonNode json) {
    var settings = new TreeMap<String, Object>();
    for (var one : json.properties()) {
      var value = one.getValue();
      settings.put(
          one.getKey(),
          value.isBoolean()
              ? (Object) value.asBoolean()
              : value.isArray()
                  ? value.valueStream().map(JsonNode::asDouble).toList()
                  : value.isNumber() ? (Object) value.asDouble() : value.asString());
    }
    return settings;
  }

  private static List<Case> cases(JsonNode call) {
    var set = FILE.get("sets").get(call.get("dataset").asString());
    var weights = set.get("w");
    double[] bias = Reference.numbers(weights.get("b2"));
    var network =
        new Network(
            List.of(layer(weights, "1", Activation.RELU), layer(weights, "2", Activation.IDENTITY)),
            IntStream.range(0, bias.length).mapToObj(String::valueOf).toList());
    double[][] x = Reference.rows(set.get("x"));
    double[][] attributions = Reference.rows(set.get("a"));
    int d = network.inputs();
    double[] sides = set.get("shape").isNull() ? null : Reference.numbers(set.get("shape"));
    var background =
        sides == null
            ? Background.absence(d)
            : Background.images(
                new Shape((int) sides[0], (int) sides[1], (int) sides[2]), new double[d]);
    var cases = new ArrayList<Case>();
    for (int n = 0; n < x.length; n++) {
      int target = set.get("y").get(n).asInt();
      cases.add(
          new Case("row " + n, network, background, x[n], target, attributions[n], null, 1)
              .recorded(new Recorded(draws(call, n))));
    }
    return cases;
  }

  private static Network.Dense layer(JsonNode weights, String number, Activation activation) {
    return new Network.Dense(
        "fc" + number,
        Reference.rows(weights.get("W" + number)),
        Reference.numbers(weights.get("b" + number)),
        activation);
  }

  private static Map<String, double[][]> draws(JsonNode call, int n) {
    var draws = new HashMap<String, double[][]>();
    if (call.has("subsets")) {
      draws.put("subsets", Reference.rows(call.get("subsets").get(n)));
    }
    if (call.has("uniform")) {
      draws.put("baselines", Reference.rows(call.get("baselines").get(n)));
    }
    return draws;
  }
}
