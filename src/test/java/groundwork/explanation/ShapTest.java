package groundwork.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.Predictor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapTest {
  /** Two values act together: by hand, with absence 0, each gets half of what only both achieve. */
  @Test
  void shares_an_interaction_equally() {
    var both = new Toy(3, row -> 0.1 + 0.6 * row[0] * row[1] + 0.2 * row[2]);
    var explanation = explain(both, new double[] {1, 1, 1}, 1, Background.absence(3));
    assertThat(explanation.values()).containsExactly(new double[] {0.3, 0.3, 0.2}, within(1e-15));
    assertThat(explanation.intercept()).isEqualTo(0.1);
  }

  @Test
  void of_a_linear_model_is_weight_times_distance_from_the_mean() {
    var model = Toy.linear(0.2, 0.01, -0.02, 0.03);
    var background = Background.sample(new double[][] {{0, 0, 0}, {2, 4, 6}}, false, false, false);
    assertThat(explain(model, new double[] {3, 3, 3}, 1, background).values())
        .containsExactly(new double[] {0.02, -0.02, 0}, within(1e-12));
  }

  @Test
  void of_a_linear_model_is_found_by_sampling_too() {
    double[] weights = weights(14);
    var background = Background.sample(rows(20, 14), new boolean[14]);
    double[] input = rows(1, 14)[0];
    double[] mean = background.centre();
    var explanation = explain(Toy.linear(0.5, weights), input, 1, background);
    for (int i = 0; i < 14; i++) {
      assertThat(explanation.values()[i])
          .isCloseTo(weights[i] * (input[i] - mean[i]), within(1e-9));
    }
  }

  @Test
  void kernel_shap_over_all_coalitions_is_exact() {
    var question = curved(10);
    double[] exact = new Shap().exact(question).values();
    assertThat(new Shap().sampled(question, 1022, 7).values()).containsExactly(exact, within(1e-9));
  }

  @Test
  void kernel_shap_over_a_quarter_of_the_coalitions_is_near() {
    var question = curved(10);
    double[] exact = new Shap().exact(question).values();
    assertThat(new Shap().sampled(question, 256, 7).values()).containsExactly(exact, within(0.01));
  }

  @Test
  void adds_up_to_the_probability_less_the_mean_probability() {
    for (int n : new int[] {1, 2, 9, 15}) {
      var question = curved(n);
      var explanation =
          new Shap().explain(question.model(), question.input(), 1, question.background(), 3);
      double whole = question.ask(new double[][] {question.input()})[0];
      assertThat(Arrays.stream(explanation.values()).sum() + explanation.intercept())
          .isCloseTo(whole, within(1e-12));
    }
  }

  @Test
  void changes_sign_with_the_target() {
    var question = curved(6);
    double[] yes = explain(question.model(), question.input(), 1, question.background()).values();
    double[] no = explain(question.model(), question.input(), 0, question.background()).values();
    for (int i = 0; i < 6; i++) {
      assertThat(no[i]).isCloseTo(-yes[i], within(1e-12));
    }
  }

  /** Worths 1: 1, 2: 2, 3: 0, 12: 6, 13: 1, 23: 2, 123: 8; by hand over the six orders. */
  @Test
  void of_a_game_is_what_six_orders_give() {
    var game = new Toy(3, x -> (x[0] + 2 * x[1] + 3 * x[0] * x[1] + 2 * x[0] * x[1] * x[2]) / 10);
    var explanation = explain(game, new double[] {1, 1, 1}, 1, Background.absence(3));
    assertThat(explanation.values())
        .containsExactly(
            new double[] {(1 + 1.5 + 2 / 3.0) / 10, (2 + 1.5 + 2 / 3.0) / 10, 0.2 / 3},
            within(1e-15));
  }

  @Test
  void gives_equals_the_same_and_what_changes_nothing_nothing() {
    var model = Toy.network(0.2, 0.7, 0.7, 0, -0.4);
    var values =
        Explainers.byId("shap")
            .explain(model, new double[] {1, 1, 5, 2}, 1, Background.absence(4), 1)
            .values();
    assertThat(values[0]).isCloseTo(values[1], within(1e-15));
    assertThat(values[2]).isZero();
  }

  @Test
  void in_logits_is_weight_times_distance_for_a_logistic_model() {
    var background = Background.sample(new double[][] {{0, 0}, {2, 4}}, false, false);
    var explanation =
        Explainers.of("shap", Map.of("output", "logit"))
            .explain(Toy.network(0.3, 1.5, -2), new double[] {3, 3}, 1, background, 1);
    assertThat(explanation.values()).containsExactly(new double[] {3, -2}, within(1e-12));
  }

  @Test
  void of_groups_is_that_of_a_game_of_groups_shared_by_their_values() {
    var both = new Toy(3, row -> 0.1 + 0.6 * row[0] * row[1] + 0.2 * row[2]);
    var settings = Map.<String, Object>of("groups", List.of(7, 7, 3));
    double[] input = {1, 1, 1};
    var shared = Explainers.of("shap", settings).explain(both, input, 1, Background.absence(3), 1);
    assertThat(shared.values()).containsExactly(new double[] {0.3, 0.3, 0.2}, within(1e-15));
    var product = new Toy(3, row -> 0.1 + 0.6 * row[0] * row[1] * row[2]);
    var halves =
        Explainers.of("shap", settings).explain(product, input, 1, Background.absence(3), 1);
    assertThat(halves.values()).containsExactly(new double[] {0.15, 0.15, 0.3}, within(1e-15));
  }

  @Test
  void comes_nearer_to_the_exact_values_with_a_larger_budget() {
    var question = curved(11);
    double[] exact = new Shap().exact(question).values();
    double before = Double.POSITIVE_INFINITY;
    for (int budget : new int[] {40, 160, 640, 2046}) {
      double apart = 0;
      for (int seed = 0; seed < 10; seed++) {
        double[] values = new Shap().sampled(question, budget, seed).values();
        for (int i = 0; i < values.length; i++) {
          apart += Math.abs(values[i] - exact[i]);
        }
      }
      assertThat(apart).isLessThan(before / 1.5);
      before = apart;
    }
    assertThat(before).isLessThan(1e-9);
  }

  @Test
  void refuses_a_budget_that_cannot_tell_the_values_apart() {
    var question = curved(12);
    var tight = Explainers.of("shap", Map.of("budget", 23));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> tight.explain(question.model(), question.input(), 1, question.background(), 1))
        .withMessageContainingAll("23", "at least 24");
  }

  private static Question curved(int n) {
    var model =
        new Toy(
            n, row -> 1 / (1 + Math.exp(-row[0] * row[n - 1] - row[n / 2] + Math.cos(row[n / 3]))));
    return new Question(model, rows(1, n)[0], 1, Background.sample(rows(7, n), new boolean[n]));
  }

  private static Explanation explain(
      Predictor model, double[] input, int target, Background background) {
    return new Shap().explain(model, input, target, background, 20261123);
  }

  private static double[] weights(int n) {
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> 0.01 * (i - n / 2.0));
    return weights;
  }

  private static double[][] rows(int count, int n) {
    double[][] rows = new double[count][n];
    for (int row = 0; row < count; row++) {
      int number = count - row;
      Arrays.setAll(rows[row], i -> Math.sin(1.7 * number + 2.3 * i * number));
    }
    return rows;
  }
}
