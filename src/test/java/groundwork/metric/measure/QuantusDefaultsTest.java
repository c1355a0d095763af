package groundwork.metric.measure;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.metric.control.Metrics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In its mode, what nobody says is as in Quantus 0.6.0, and the card says so. */
class QuantusDefaultsTest {
  private static final Map<String, Object> MODE = Map.of("compatibility", Prepared.QUANTUS);

  @ParameterizedTest
  @CsvSource({
    "faithfulness-correlation, false, set, minimum, logit",
    "faithfulness-estimate, false, set, minimum, logit",
    "monotonicity, true, set, minimum, probability",
    "monotonicity-correlation, true, set, uniform, probability",
    "pixel-flipping, false, set, minimum, probability",
    "sensitivity-n, false, set, minimum, probability",
    "infidelity, false, none, minimum, logit",
    "region-perturbation, false, set, minimum, probability",
    "selectivity, false, set, minimum, probability",
    "irof, false, set, mean, probability",
    "road, false, set, ,",
    "dasgupta-sufficiency, true, set, ,",
    "local-lipschitz, false, set, ,",
    "max-sensitivity, false, none, ,",
    "avg-sensitivity, false, none, ,",
    "relative-input-stability, false, none, ,",
    "relative-output-stability, false, none, , logit",
    "relative-representation-stability, false, none, ,",
    "continuity, true, set, ,",
    "consistency, true, set, ,",
    "sparseness, true, set, ,",
    "entropy, true, set, ,",
    "effective-complexity, true, set, ,",
    "pointing-game, false, set, ,",
    "attribution-localisation, true, set, ,",
    "topk-intersection, false, set, ,",
    "relevance-rank-accuracy, false, set, ,",
    "relevance-mass-accuracy, false, set, ,",
    "localisation-auc, false, set, ,",
    "focus, false, set, ,",
    "mprt, true, set, ,",
    "smooth-mprt, true, set, ,",
    "efficient-mprt, false, none, ,",
    "random-logit, false, set, ,",
    "completeness, false, set, minimum, logit",
    "non-sensitivity, true, set, minimum, probability",
    "input-invariance, false, none, ,"
  })
  void are_on_the_card(String id, boolean abs, String normalise, String baseline, String output) {
    var parameters = Metrics.of(id, MODE).card().parameters();
    assertThat(parameters).containsEntry("abs", abs).containsEntry("normalise", normalise);
    assertThat(parameters.get("baseline")).isEqualTo(baseline);
    assertThat(parameters.get("output")).isEqualTo(output);
    assertThat(Metrics.of(id, parameters).card()).isEqualTo(Metrics.of(id, MODE).card());
  }

  @ParameterizedTest
  @CsvSource({"faithfulness-correlation", "sensitivity-n", "road", "continuity", "mprt"})
  void can_be_told_otherwise(String id) {
    var told = Map.<String, Object>of("compatibility", Prepared.QUANTUS, "normalise", "none");
    assertThat(Metrics.of(id, told).card().parameters()).containsEntry("normalise", "none");
    assertThat(Metrics.of(id, Map.of()).card().parameters()).containsEntry("normalise", "none");
  }

  @Test
  void scales_are_those_of_each_metric() {
    assertThat(Metrics.of("smooth-mprt", MODE).card().parameters())
        .containsEntry("divisor", "moment");
    assertThat(Metrics.of("mprt", MODE).card().parameters()).containsEntry("divisor", "max");
    assertThat(Metrics.of("faithfulness-correlation", MODE).card().parameters())
        .containsEntry("subset", 224);
  }
}
