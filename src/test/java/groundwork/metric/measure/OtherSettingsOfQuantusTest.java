package groundwork.metric.measure;

import groundwork.json.control.Json;
import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.measure.randomisation.Randomisation;
import groundwork.model.Layered;
import groundwork.model.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Calls of Quantus 0.6.0 (85bc29d1, numpy 2.4.6 with its generic sort, torch 2.13.0) with other
 * settings than those of the reference: set-wide scales by other divisors, signs, weights, rules,
 * other similarities, and the digits MLP. The parameters are those of Groundwork.
 */
class OtherSettingsOfQuantusTest {
  static Stream<JsonNode> calls() {
    return Reference.read("quantus/OtherSettings").get("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void give_the_same_scores(JsonNode call) {
    var id = call.get("id").asString();
    var parameters = new HashMap<String, Object>();
    call.get("parameters").forEachEntry((name, value) -> parameters.put(name, plain(value)));
    var given = new Parameters(id, parameters);
    var metric =
        switch (id) {
          case "mprt" -> Randomisation.mprt(given, recorded(call));
          case "efficient-mprt" -> Randomisation.efficientMprt(given, recorded(call));
          default -> Metrics.of(id, parameters);
        };
    Replay.equal(metric, cases(call), Reference.numbers(call.get("values")));
  }

  private static Function<Layered, List<Layered>> recorded(JsonNode call) {
    var order = call.get("parameters").path("order").asString("bottom-up");
    var models = Reference.randomised(call.get("dataset").asString(), order.replace('-', '_'));
    return model -> models;
  }

  private static Object plain(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    return value.isNumber() ? value.numberValue() : value.asString();
  }

  private static List<Case> cases(JsonNode call) {
    var params = new HashMap<String, String>();
    if (call.has("mask")) {
      params.put("mask", call.get("mask").asString());
    }
    var json =
        Json.tree(
            Json.write(
                Map.of(
                    "model", call.get("model").asString(),
                    "attribution", call.get("attribution").asString(),
                    "params", params)));
    var cases = new ArrayList<>(new Given(json, call.get("dataset").asString()).cases());
    if (call.has("tiles")) {
      for (int n = 0; n < cases.size(); n++) {
        cases.set(n, cases.get(n).mask(mosaic(Reference.numbers(call.get("tiles").get(n)))));
      }
    }
    return cases;
  }

  /** Of 8 by 8 places: the quarters above left, above right, below left and below right. */
  private static boolean[] mosaic(double[] tiles) {
    boolean[] mask = new boolean[64];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = tiles[(i / 8 < 4 ? 0 : 2) + (i % 8 < 4 ? 0 : 1)] == 1;
    }
    return mask;
  }
}
