package groundwork.metric.measure.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.Reference;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.model.Layered;
import groundwork.model.Link;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Network.Dense;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttacksTest {
  /** Deviations 1 and 2, ranges [-5, 5] and [-10, 10]: two far rows, and enough near 0. */
  private static final Background ROWS = rows();

  private static Background rows() {
    var rows = new ArrayList<double[]>();
    rows.add(new double[] {-5, -10});
    rows.add(new double[] {5, 10});
    for (int n = 0; n < 48; n++) {
      rows.add(new double[2]);
    }
    return Background.sample(rows.toArray(double[][]::new), false, false);
  }

  private static Metric metric(String id, Map<String, Object> parameters) {
    return Attacks.KINDS.stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow()
        .maker()
        .apply(new Parameters(id, parameters));
  }

  /** Logits (0, w·x + b). */
  private static Network linear(double bias, double... weights) {
    return new Network(
        List.of(
            new Dense(
                "fc1",
                new double[][] {new double[weights.length], weights},
                new double[] {0, bias},
                Activation.IDENTITY)),
        List.of("no", "yes"));
  }

  private static Case of(Predictor model, Background background, double... input) {
    var method = new Reference.Rule("gradient_x_input");
    double[] values =
        model.layered().isPresent()
            ? method.explain(model, input, 1, background, 1).values()
            : new double[input.length];
    return new Case("i", model, background, input, 1, values, method, 7);
  }

  /** A model that shows nothing but its answers. */
  record Closed(Predictor inner) implements Predictor {
    @Override
    public int inputs() {
      return inner.inputs();
    }

    @Override
    public List<String> classes() {
      return inner.classes();
    }

    @Override
    public double[][] probabilities(double[][] batch) {
      return inner.probabilities(batch);
    }

    @Override
    public Optional<Layered> layered() {
      return Optional.empty();
    }
  }

  private static double attack(Map<String, Object> parameters, Case explained) {
    return metric("prediction-attack", parameters).score(explained).value();
  }

  /**
   * 3 x0 + 2 x1 + 1 at (1, 0) is 4. In steps of 1 and 2 the slope is (3, 4): 4/5 steps to the
   * boundary; 4/7 of both; 4/4 of the second alone; one value changed.
   */
  @ParameterizedTest
  @CsvSource({"l2, 0.8", "linf, 0.5714285714", "l1, 1", "l0, 1"})
  void distance_to_a_line_by_hand(String norm, double expected) {
    var model = linear(1, 3, 2);
    for (var shown : List.of(model, new Closed(model))) {
      var size = attack(Map.of("norm", norm), of(shown, ROWS, 1, 0));
      assertThat(size).isGreaterThanOrEqualTo(expected - 1e-9).isCloseTo(expected, within(2e-3));
    }
    assertThat(attack(Map.of("norm", norm), of(model, ROWS, 1, 0)))
        .isCloseTo(expected, within(1e-5));
  }

  /** In the input's own unit 4 / √13. */
  @Test
  void steps_can_be_in_the_inputs_own_unit() {
    assertThat(attack(Map.of("scale", "absolute"), of(linear(1, 3, 2), ROWS, 1, 0)))
        .isCloseTo(4 / Math.sqrt(13), within(1e-5));
  }

  /** The first value ends at -5: 3 x0 + 0.1 x1 + 20 needs the second too, though it is weak. */
  @Test
  void values_stay_within_what_is_known() {
    assertThat(attack(Map.of("norm", "l0"), of(linear(15.5, 3, 0.1), ROWS, 1, 0))).isEqualTo(2);
    var score = metric("prediction-attack", Map.of()).score(of(linear(99, 3, 2), ROWS, 1, 0));
    assertThat(score.reason()).contains("no change was found");
  }

  /** A step of a tree: class 1 where x1 > 1.5, whatever the slope of it elsewhere says. */
  @ParameterizedTest
  @ValueSource(strings = {"l2", "l1", "linf"})
  void steps_of_a_tree_are_found_without_a_slope(String norm) {
    var tree =
        new Predictor() {
          @Override
          public int inputs() {
            return 2;
          }

          @Override
          public List<String> classes() {
            return List.of("no", "yes");
          }

          @Override
          public double[][] probabilities(double[][] batch) {
            return Arrays.stream(batch)
                .map(row -> row[1] > 1.5 ? new double[] {0.2, 0.8} : new double[] {0.7, 0.3})
                .toArray(double[][]::new);
          }
        };
    assertThat(attack(Map.of("norm", norm), of(tree, ROWS, 1, 0))).isCloseTo(0.75, within(2e-3));
  }

  /**
   * Option 2 of the first takes 5 away from a lead of 4; a quantity would need 4/2 of two steps.
   */
  @Test
  void a_category_is_one_step_whatever_its_index() {
    var background = Background.sample(new double[][] {{0, 0}, {2, 4}, {1, -4}}, true, false);
    var model = linear(4, -2.5, 1);
    assertThat(attack(Map.of(), of(model, background, 0, 0))).isEqualTo(1);
    var quantity = of(linear(0.5, 0, 1), background, 0, 0);
    assertThat(attack(Map.of(), quantity))
        .as("half of a step of √(32/3)")
        .isCloseTo(0.5 / Math.sqrt(32 / 3.0), within(1e-5));
  }

  @Test
  void words_are_left_out() {
    var model = linear(-1, 1, 1, 1, -1);
    assertThat(attack(Map.of("norm", "l0"), of(model, Background.absence(4), 1, 1, 1, 1)))
        .as("logit 1: two of the three words that speak for it")
        .isEqualTo(1);
    assertThat(
            attack(
                Map.of("norm", "l0"),
                of(linear(-0.5, 1, 1, 1, 0), Background.absence(4), 1, 1, 1, 1)))
        .isEqualTo(3);
  }

  @Test
  void a_larger_network_is_turned_by_what_is_found() {
    var given =
        Reference.quantus("MaxSensitivity").filter(g -> g.model().equals("mlp")).findFirst();
    for (var one : given.orElseThrow().cases()) {
      var background =
          Background.sample(
              given.orElseThrow().cases().stream().map(Case::input).toArray(double[][]::new),
              new boolean[30]);
      var explained =
          new Case(
              "i",
              one.model(),
              background,
              one.input(),
              one.target(),
              one.attribution(),
              one.method(),
              7);
      double open = attack(Map.of(), explained);
      double closed = attack(Map.of(), explained.under(new Closed(one.model())));
      assertThat(open).isPositive();
      assertThat(closed).isBetween(open * 0.9, open * 1.2);
      assertThat(attack(Map.of("norm", "l1"), explained)).isGreaterThanOrEqualTo(open * 0.999);
      assertThat(attack(Map.of("norm", "linf"), explained)).isLessThanOrEqualTo(open * 1.001);
    }
  }

  @Test
  void what_is_found_never_grows_with_the_budget_and_notices_the_model() {
    var explained = of(linear(1, 3, 2), ROWS, 1, 0);
    double few = attack(Map.of("budget", 40), explained);
    double many = attack(Map.of("budget", 4000), explained);
    assertThat(many).isLessThanOrEqualTo(few);
    assertThat(attack(Map.of(), of(linear(1, 3, 3), ROWS, 1, 0))).isNotEqualTo(many);
  }

  private static double bent(Map<String, Object> parameters, Case explained) {
    return metric("explanation-attack", parameters).score(explained).value();
  }

  /**
   * At (1, 1.1, 3) gradient times input is as large as the input: a step can bring the second below
   * the first, and no more: ranks (2, 1, 3) of (1, 2, 3), a correlation of 1/2.
   */
  @Test
  void the_explanation_is_bent_as_far_as_steps_allow() {
    var background = Background.sample(new double[][] {{0, 0, 0}, {2, 2, 6}}, new boolean[3]);
    var explained = of(linear(1, 1, 1, 1), background, 1, 1.1, 3);
    var wide = Map.<String, Object>of("tolerance", 1);
    assertThat(bent(wide, explained)).isCloseTo(0.5, within(1e-12));
    assertThat(bent(Map.of("radius", 0.01), explained)).isZero();
    assertThat(bent(Map.of("tolerance", 1, "measure", "topk", "k", 2), explained)).isEqualTo(0.5);
    assertThat(bent(Map.of("tolerance", 1, "measure", "topk", "k", 1), explained)).isZero();
  }

  @Test
  void a_prediction_that_moves_is_no_attack_on_the_explanation() {
    var background = Background.sample(new double[][] {{0, 0}, {2, 2}}, new boolean[2]);
    var explained = of(linear(5, 60, -59), background, 1, 1);
    var score = metric("explanation-attack", Map.of("tolerance", 1e-9)).score(explained);
    assertThat(score.reason()).contains("more than is allowed");
    assertThat(bent(Map.of("tolerance", 1), explained)).isPositive();
  }

  @Test
  void a_bent_explanation_notices_attribution_model_and_draws() {
    var given =
        Reference.quantus("MaxSensitivity").filter(g -> g.model().equals("mlp")).findFirst();
    var one = given.orElseThrow().cases().get(3);
    var absolute = Map.<String, Object>of("scale", "absolute");
    double usual = bent(absolute, one);
    assertThat(usual).isBetween(0.0, 2.0);
    double[] other = one.attribution().clone();
    other[0] += 10;
    assertThat(bent(absolute, one.with(other, one.method()))).isNotEqualTo(usual);
    assertThat(bent(absolute, one.under(Reference.network("breast_cancer", "linear"))))
        .isNotEqualTo(usual);
    var drawn =
        new Case(
            "other",
            one.model(),
            one.background(),
            one.input(),
            one.target(),
            one.attribution(),
            one.method(),
            8);
    assertThat(bent(absolute, drawn)).isNotEqualTo(usual);
    assertThat(bent(Map.of("scale", "absolute", "budget", 1000), one))
        .as("a larger budget starts with the same inputs")
        .isGreaterThanOrEqualTo(usual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prediction-attack", "explanation-attack"})
  void a_model_of_one_value_has_no_prediction_to_turn(String id) {
    var one = new Dense("fc1", new double[][] {{3, 2}}, new double[1], Activation.IDENTITY);
    var value = new Network(List.of(one), List.of("value"), Link.IDENTITY);
    var explained =
        new Case(
            "i",
            value,
            ROWS,
            new double[] {1, 2},
            0,
            new double[] {3, 4},
            new Reference.Rule("gradient"),
            7);
    assertThat(metric(id, Map.of()).score(explained).reason()).contains("no classes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prediction-attack", "explanation-attack"})
  void what_has_no_score_says_why(String id) {
    var bare = of(linear(1, 3, 2), Background.absence(2), 1, 2);
    assertThat(metric(id, Map.of()).score(bare).reason()).contains("no standard deviation");
    assertThat(metric(id, Map.of("scale", "absolute")).score(bare).defined()).isTrue();
    if (id.startsWith("e")) {
      var explained = of(linear(1, 3, 2), ROWS, 1, 2);
      assertThat(
              metric(id, Map.of())
                  .score(explained.with(new double[2], explained.method()))
                  .reason())
          .contains("zero");
      assertThat(
              metric(id, Map.of())
                  .score(explained.with(new double[] {1, -1}, explained.method()))
                  .reason())
          .contains("same value");
      assertThat(metric(id, Map.of()).score(explained.with(new double[] {1, 2}, null)).reason())
          .contains("cannot explain");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prediction-attack", "explanation-attack"})
  void scores_depend_on_no_company_and_cards_make_them_again(String id) {
    var metric = (LocalMetric) metric(id, Map.of());
    var cases = List.of(of(linear(1, 3, 2), ROWS, 1, 2), of(linear(1, 3, 2), ROWS, 0.5, 0.1));
    var together = metric.scores(cases).each();
    for (int n = 0; n < cases.size(); n++) {
      assertThat(together.get(n).value()).isEqualTo(metric.score(cases.get(n)).value());
    }
    assertThat(metric(id, metric.card().parameters()).card()).isEqualTo(metric.card());
  }

  @Test
  void values_that_a_setting_cannot_have_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric("prediction-attack", Map.of("budget", 1)))
        .withMessageContaining("budget");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric("prediction-attack", Map.of("norm", "l3")))
        .withMessageContaining("norm");
    for (var name : List.of("tolerance", "radius", "k", "budget")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> metric("explanation-attack", Map.of(name, 0)))
          .withMessageContaining(name);
    }
  }
}
