package groundwork.metric.measure;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.json.control.Json;
import groundwork.metric.control.Metrics;
import groundwork.metric.measure.agreement.Agreements;
import groundwork.metric.measure.axiom.Axioms;
import groundwork.metric.measure.complexity.Complexity;
import groundwork.metric.measure.localisation.Localisation;
import groundwork.metric.measure.randomisation.Randomisation;
import groundwork.model.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A card that has been stored says all that is needed to make the same metric again. */
class CardsRebuildTest {
  static Stream<Kind> kinds() {
    return Stream.of(
            Complexity.KINDS,
            Localisation.KINDS,
            Randomisation.KINDS,
            Axioms.KINDS,
            Agreements.KINDS)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void from_its_parameters_alone(Kind kind) {
    rebuilt(kind, Map.of());
    var known = kind.settings().stream().map(Setting::name).toList();
    if (known.contains("normalise")) {
      for (String scope : List.of("none", "instance", "set")) {
        for (String divisor : List.of("max", "sign", "moment")) {
          rebuilt(kind, Map.of("normalise", scope, "divisor", divisor));
        }
      }
    }
    if (known.contains("compatibility")) {
      String library = known.contains("normalise") ? "quantus-0.6.0" : "openxai-a182886";
      rebuilt(kind, Map.of("compatibility", library));
    }
  }

  private static void rebuilt(Kind kind, Map<String, Object> settings) {
    var card = Metrics.of(kind.id(), settings).card();
    assertThat(card.parameters().keySet())
        .isSubsetOf(kind.settings().stream().map(Setting::name).toList());
    settings.forEach(
        (name, value) -> {
          if (!name.equals("divisor")) {
            assertThat(card.parameters()).containsEntry(name, value);
          }
        });
    var stored = new HashMap<String, Object>();
    Json.tree(Json.write(card.parameters()))
        .forEachEntry(
            (name, value) ->
                stored.put(
                    name,
                    value.isBoolean()
                        ? (Object) value.asBoolean()
                        : value.isNumber() ? value.numberValue() : value.asString()));
    assertThat(Metrics.of(card.id(), stored).card()).isEqualTo(card);
  }
}
