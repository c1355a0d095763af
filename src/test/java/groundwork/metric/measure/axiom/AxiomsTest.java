package groundwork.metric.measure.axiom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Replay;
import groundwork.metric.measure.Small;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class AxiomsTest {
  private static final Map<String, String> NAMES =
      Map.of("perturb_baseline", "baseline", "features_in_step", "step", "input_shift", "shift");

  static Stream<Given> completenessOfQuantus() {
    return Reference.quantus("Completeness");
  }

  static Stream<Given> nonSensitivityOfQuantus() {
    return Reference.quantus("NonSensitivity");
  }

  static Stream<Given> inputInvarianceOfQuantus() {
    return Reference.quantus("InputInvariance");
  }

  @ParameterizedTest
  @MethodSource("completenessOfQuantus")
  void completeness_is_that_of_quantus_and_so_is_what_is_shared_out(Given given) {
    double[] theirs = Reference.numbers(given.json().get("delta_f_seen_by_quantus"));
    double[] equal = given.values();
    var cases = given.cases();
    var metric = Replay.quantus("completeness", given, NAMES);
    var scores = metric.scores(cases).each();
    var gaps =
        Metrics.of("completeness", Map.of("baseline", 0.0, "output", "logit")).scores(cases).each();
    double largest =
        cases.stream()
            .flatMapToDouble(one -> Arrays.stream(one.attribution()))
            .map(Math::abs)
            .max()
            .orElseThrow();
    double by = given.flag("normalise") ? largest : 1;
    for (int n = 0; n < theirs.length; n++) {
      double[] values = Arrays.stream(cases.get(n).attribution()).map(a -> a / by).toArray();
      double sum = Completeness.sumOfNumpy(values);
      assertThat(sum == theirs[n]).isEqualTo(equal[n] == 1);
      if (Math.abs(sum - theirs[n]) > 1e-12) { // nearer, the last bits of another library decide
        assertThat(scores.get(n).value()).isZero();
      }
      double gap = Math.abs(Arrays.stream(cases.get(n).attribution()).sum() - theirs[n]);
      assertThat(gaps.get(n).value()).isCloseTo(gap, within(1e-7 * gap + 1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("nonSensitivityOfQuantus")
  void non_sensitivity_is_that_of_quantus(Given given) {
    Replay.equal(Replay.quantus("non-sensitivity", given, NAMES), given.cases(), given.values());
  }

  @ParameterizedTest
  @MethodSource("inputInvarianceOfQuantus")
  void input_invariance_is_that_of_quantus(Given given) {
    var mlp = new Given(given.json(), given.dataset());
    Replay.equal(Replay.quantus("input-invariance", mlp, NAMES), cases(given), given.values());
  }

  /** The library was given the same network as a convolution. */
  private static List<Case> cases(Given given) {
    var json = ((ObjectNode) given.json().deepCopy()).put("model", "mlp");
    return new Given(json, given.dataset()).cases();
  }

  @Test
  void completeness_by_hand() {
    // logits 1 + 2 + 3 against 0
    var logit = Map.<String, Object>of("baseline", 0, "output", "logit");
    assertThat(score("completeness", logit, Small.table(1, 2, 3))).isCloseTo(0, within(1e-12));
    assertThat(score("completeness", logit, Small.table(1, 2, 1))).isCloseTo(2, within(1e-12));
    var theirs =
        Map.<String, Object>of(
            "baseline", 0, "compatibility", "quantus-0.6.0", "normalise", "none");
    assertThat(score("completeness", theirs, Small.table(1, 2, 3))).isEqualTo(1);
    assertThat(score("completeness", theirs, Small.table(1, 2, 3.5))).isZero();
    var relative = Map.<String, Object>of("baseline", 0, "output", "logit", "relative", true);
    assertThat(score("completeness", relative, Small.table(1, 2, 0))).isCloseTo(0.5, within(1e-12));
    double difference = 1 / (1 + Math.exp(-6)) - 0.5;
    assertThat(score("completeness", Map.of(), Small.table(0, 0, 1)))
        .isCloseTo(1 - difference, within(1e-12));
    var one = Small.table(1, 2, 3);
    var sample = Background.sample(new double[][] {{0, 0, 0}, {1, 1, 0}}, new boolean[3]);
    var against = new Case("item", one.model(), sample, one.input(), 1, one.attribution(), null, 7);
    assertThat(score("completeness", Map.of("output", "logit"), against))
        .isCloseTo(6 - (6 - 1.5), within(1e-12));
  }

  @Test
  void a_share_of_nothing_has_no_score() {
    var one = Small.table(1, 2);
    var same =
        new Case(
            "item",
            one.model(),
            Background.sample(new double[][] {one.input()}, new boolean[2]),
            one.input(),
            1,
            one.attribution(),
            null,
            7);
    assertThat(Metrics.of("completeness", Map.of("relative", true)).score(same).reason())
        .startsWith("the output is that of an input without features");
  }

  @Test
  void sums_in_the_order_of_numpy() {
    // numpy 1.24: np.sum of [1e16, 1, 1, ..., -1e16] (16 values, pairs of eight) is 14
    double[] values = new double[16];
    Arrays.fill(values, 1);
    values[0] = 1e16;
    values[8] = -1e16;
    assertThat(Completeness.sumOfNumpy(values)).isEqualTo(14);
    double[] many = new Random(1).doubles(1000, -1, 1).toArray();
    assertThat(Completeness.sumOfNumpy(many)).isCloseTo(Arrays.stream(many).sum(), within(1e-11));
  }

  @Test
  void weights_without_effect_and_effects_without_weight() {
    // every feature has an effect; the third has no weight
    assertThat(score("non-sensitivity", Map.of(), Small.table(1, -2, 0))).isEqualTo(1);
    assertThat(score("non-sensitivity", Map.of(), Small.table(1, 2, 3))).isZero();
    var one = Small.table(1, 2, 3);
    var still =
        new Case(
            "item",
            one.model(),
            Background.sample(new double[][] {{1, 0, 0}}, new boolean[3]),
            one.input(),
            1,
            one.attribution(),
            null,
            7);
    // the first has the baseline's value already
    assertThat(score("non-sensitivity", Map.of(), still)).isEqualTo(1);
    assertThat(Metrics.of("non-sensitivity", Map.of()).score(Small.table(0, 0)).reason())
        .isEqualTo("the explanation is zero everywhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("non-sensitivity", Map.of("abs", false)))
        .withMessageContaining("defined on absolute values");
  }

  @Test
  void effects_that_cancel_out_over_the_background_are_effects() {
    var model = Small.logistic(1, 1);
    var rows = Background.sample(new double[][] {{1, 0}, {-1, 0}}, new boolean[2]);
    var one = new Case("item", model, rows, new double[2], 1, new double[] {0, 1}, null, 7);
    // probability 0.5 plus and minus the same: the first matters, the second is never away
    assertThat(score("non-sensitivity", Map.of(), one)).isEqualTo(2);
  }

  @Test
  void a_gradient_is_invariant_and_its_product_with_the_input_is_not() {
    for (String dataset : List.of("digits", "breast_cancer")) {
      assertThat(invariance(dataset, "gradient")).containsOnly(1);
      assertThat(invariance(dataset, "gradient_x_input")).containsOnly(0);
    }
  }

  private static double[] invariance(String dataset, String method) {
    return Metrics.of("input-invariance", Map.of()).scores(mlp(dataset, method)).each().stream()
        .mapToDouble(Score::value)
        .toArray();
  }

  private static List<Case> mlp(String dataset, String method) {
    var given =
        Reference.quantus("InputInvariance")
            .filter(one -> one.dataset().equals(dataset) && one.attribution().equals(method))
            .findFirst()
            .orElseThrow();
    return cases(given);
  }

  @Test
  void another_explanation_or_another_model_is_not_invariant() {
    var metric = Metrics.of("input-invariance", Map.of());
    var one = mlp("digits", "gradient").getFirst();
    double[] broken = one.attribution().clone();
    broken[3] += 1;
    assertThat(metric.score(one.with(broken, one.method())).value()).isZero();
    var other = one.model().layered().orElseThrow().randomised(5, 0);
    assertThat(metric.score(one.under(other)).value()).isZero();
    assertThat(metric.score(one.with(one.attribution(), null)).reason())
        .isEqualTo("this method cannot explain a shifted input here");
    assertThat(metric.score(one.with(new double[64], one.method())).reason())
        .isEqualTo("the explanation is zero everywhere");
  }

  private static double score(String id, Map<String, Object> settings, Case explained) {
    return Metrics.of(id, settings).score(explained).value();
  }
}
