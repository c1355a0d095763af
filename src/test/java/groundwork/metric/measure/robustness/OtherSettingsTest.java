package groundwork.metric.measure.robustness;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Quantus with other settings than those of the reference: images of three channels, other norms
 * and layers, normalised explanations, inputs with zeros, a class that is not the predicted one.
 */
class OtherSettingsTest {
  private static final JsonNode FILE = Reference.read("quantus/other-settings-of-robustness");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local-lipschitz",
        "max-sensitivity",
        "avg-sensitivity",
        "continuity",
        "consistency",
        "relative-input-stability",
        "relative-output-stability",
        "relative-representation-stability"
      })
  void repeats_the_library(String id) {
    var sets = new TreeMap<String, List<Case>>();
    var calls =
        FILE.get("cases")
            .valueStream()
            .filter(call -> call.get("id").asString().equals(id))
            .toList();
    assertThat(calls).hasSizeGreaterThan(90);
    calls.forEach(
        call -> {
          var name = call.get("dataset").asString() + "/" + call.get("attribution").asString();
          var scores =
              Metrics.of(id, settings(call.get("settings")))
                  .scores(sets.computeIfAbsent(name, any -> cases(call)))
                  .each();
          try {
            RobustnessReferenceTest.close(scores, Reference.numbers(call.get("values")), 1e-7);
          } catch (AssertionError different) {
            throw new AssertionError(name + " " + call.get("settings"), different);
          }
        });
  }

  private static Map<String, Object> settings(JsonNode given) {
    var settings = new TreeMap<String, Object>();
    given
        .propertyStream()
        .forEach(
            one -> {
              var value = one.getValue();
              settings.put(
                  one.getKey(),
                  value.isString()
                      ? value.asString()
                      : value.isBoolean() ? value.asBoolean() : value.asDouble());
            });
    return settings;
  }

  private static List<Case> cases(JsonNode call) {
    var set = FILE.get("sets").get(call.get("dataset").asString());
    double[][] x = Reference.rows(set.get("x"));
    var model = network(set.get("w"));
    var shape = set.get("shape");
    var background =
        shape.isArray()
            ? Background.images(
                new Shape(shape.get(0).asInt(), shape.get(1).asInt(), shape.get(2).asInt()),
                new double[x[0].length])
            : Background.absence(x[0].length);
    var method = new Reference.Rule(call.get("attribution").asString());
    var cases = new ArrayList<Case>();
    for (int n = 0; n < x.length; n++) {
      int item = n;
      int target = set.get("y").get(n).asInt();
      double[][] noise =
          set.get("noise")
              .valueStream()
              .map(draw -> Reference.numbers(draw.get(item)))
              .toArray(double[][]::new);
      cases.add(
          new Case(
                  "row " + n,
                  model,
                  background,
                  x[n],
                  target,
                  method.explain(model, x[n], target, background, 1).values(),
                  method,
                  1)
              .recorded(new Recorded(Map.of("noise", noise))));
    }
    return cases;
  }

  private static Network network(JsonNode w) {
    var classes = IntStream.range(0, w.get("b2").size()).mapToObj(String::valueOf).toList();
    return new Network(
        Stream.of("1", "2")
            .map(
                layer ->
                    new Network.Dense(
                        "fc" + layer,
                        Reference.rows(w.get("W" + layer)),
                        Reference.numbers(w.get("b" + layer)),
                        layer.equals("1") ? Activation.RELU : Activation.IDENTITY))
            .toList(),
        classes);
  }
}
