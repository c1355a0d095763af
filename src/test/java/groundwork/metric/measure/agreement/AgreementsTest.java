package groundwork.metric.measure.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.measure.Replay;
import groundwork.metric.measure.Small;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementsTest {
  private static final Map<String, String> OPENXAI =
      Map.of(
          "FA", "feature-agreement",
          "RA", "rank-agreement",
          "SA", "sign-agreement",
          "SRA", "signed-rank-agreement",
          "RC", "rank-correlation",
          "PRA", "pairwise-rank-agreement");

  static Stream<Arguments> ofOpenXai() {
    return OPENXAI.entrySet().stream()
        .flatMap(
            metric ->
                Reference.others("openxai", metric.getKey())
                    .map(given -> Arguments.of(metric.getValue(), given)));
  }

  @ParameterizedTest
  @MethodSource("ofOpenXai")
  void scores_are_those_of_openxai(String id, Given given) {
    double[] truth = Reference.numbers(Reference.read("others/openxai").get("ground_truth"));
    var parameters = new HashMap<String, Object>(Map.of("compatibility", "openxai-a182886"));
    if (given.params().has("k")) {
      parameters.put("share", given.params().get("k").asDouble());
      parameters.put("area", given.flag("AUC"));
    }
    var cases = given.cases().stream().map(one -> one.reference(truth)).toList();
    Replay.equal(Metrics.of(id, parameters), cases, given.values());
  }

  private static Case pair(double[] own, double... other) {
    return Small.table(own).reference(other);
  }

  private static double score(String id, Map<String, Object> settings, Case pair) {
    return Metrics.of(id, settings).score(pair).value();
  }

  @Test
  void by_hand() {
    // by size: 3 0 2 1 and 0 3 1 2
    var pair = pair(new double[] {-3, 0.5, 1, 4}, 5, 3, -1, 4);
    Map<String, Object> two = Map.of("k", 2);
    Map<String, Object> three = Map.of("k", 3);
    assertThat(score("feature-agreement", two, pair)).isEqualTo(1);
    assertThat(score("feature-agreement", three, pair)).isEqualTo(2.0 / 3);
    assertThat(score("feature-agreement", Map.of(), pair)).isZero();
    assertThat(score("feature-agreement", Map.of("k", -1), pair)).isEqualTo(1);
    assertThat(score("feature-agreement", Map.of("k", 3, "area", true), pair))
        .isCloseTo((0.5 + (1 + 2.0 / 3) / 2) / 2, within(1e-15));
    assertThat(score("sign-agreement", two, pair)).isEqualTo(0.5);
    assertThat(score("rank-agreement", two, pair)).isZero();
    var same = pair(new double[] {-3, 0.5, 1, 4}, 3, 1, -0.5, 4);
    assertThat(score("rank-agreement", three, same)).isEqualTo(2.0 / 3);
    assertThat(score("signed-rank-agreement", three, same)).isEqualTo(1.0 / 3);
    // ranks 2 4 3 1 and 2 3 4 1
    assertThat(score("rank-correlation", Map.of(), same)).isCloseTo(0.8, within(1e-15));
    assertThat(score("pairwise-rank-agreement", Map.of(), same)).isEqualTo(5.0 / 6);
    assertThat(score("rank-correlation", Map.of("abs", false), same)).isCloseTo(0.2, within(1e-15));
    assertThat(score("shapley-correlation", Map.of(), pair(new double[] {1, 2, 4}, 3, 5, 9)))
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void features_of_equal_size_share_a_rank() {
    var tied = pair(new double[] {5, 5, 3, 1}, 5, 4, 3, 1);
    assertThat(score("rank-agreement", Map.of("k", 3), tied)).isEqualTo(2.0 / 3);
    // without a gap the third is second
    assertThat(
            score(
                "rank-agreement", Map.of("share", 0.75, "compatibility", "openxai-a182886"), tied))
        .isEqualTo(1.0 / 3);
    assertThat(score("pairwise-rank-agreement", Map.of(), tied)).isEqualTo(5.0 / 6);
    var upwards = pair(new double[] {5, 5, 3, 1}, 4, 5, 3, 1);
    assertThat(score("pairwise-rank-agreement", Map.of(), upwards)).isEqualTo(5.0 / 6);
    assertThat(
            score("pairwise-rank-agreement", Map.of("compatibility", "openxai-a182886"), upwards))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "feature-agreement",
        "rank-agreement",
        "sign-agreement",
        "signed-rank-agreement",
        "rank-correlation",
        "pairwise-rank-agreement",
        "shapley-correlation"
      })
  void where_there_is_nothing_to_score_the_reason_is_given(String id) {
    var metric = Metrics.of(id, Map.of());
    assertThat(metric.score(Small.table(1, 2)).reason())
        .isEqualTo("there is no other explanation to compare with");
    assertThat(metric.score(pair(new double[] {1, 2}, 0, 0)).reason())
        .isEqualTo("the explanation to compare with is zero everywhere");
    assertThat(metric.score(pair(new double[] {3, 3}, 1, 2)).reason())
        .isEqualTo("the explanation gives every feature the same value: no ranking");
    assertThat(metric.score(pair(new double[] {1, 2, 5}, 1, 2, 5)).value()).isEqualTo(1);
    assertThat(metric.score(pair(new double[] {5, 2, 1}, 1, 2, 5)).value()).isLessThan(1);
  }

  @Test
  void settings_that_mean_nothing_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Metrics.of("rank-agreement", Map.of("k", 5, "compatibility", "openxai-a182886")))
        .withMessageContaining("OpenXAI fails on a number of features");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("rank-agreement", Map.of("share", 2)))
        .withMessage("\"share\" is 2.0; it must lie in (0, 1)");
    assertThat(
            Metrics.of("rank-agreement", Map.of("k", 9))
                .score(pair(new double[] {1, 2}, 1, 2))
                .reason())
        .isEqualTo("the input has 2 features, fewer than 9");
  }
}
