package groundwork.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.Layered;
import groundwork.model.Network;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientsTest {
  static final double[] W = {0.4, -0.2, 0.1, 0.3};
  static final Network LINEAR = Toy.network(-0.3, W);
  static final double[] INPUT = {3, 1, 2, 5};
  static final Background TWO =
      Background.sample(new double[][] {{0, 0, 0, 0}, {2, 4, 6, 1}}, new boolean[4]);

  @Test
  void the_gradient_of_a_linear_model_is_its_weights() {
    assertThat(explain("gradient", Map.of())).containsExactly(W, within(1e-15));
    assertThat(explain("gradient-x-input", Map.of()))
        .containsExactly(new double[] {1.2, -0.2, 0.2, 1.5}, within(1e-15));
    assertThat(explain("gradient", Map.of("absolute", true)))
        .containsExactly(new double[] {0.4, 0.2, 0.1, 0.3}, within(1e-15));
  }

  @Test
  void the_gradient_of_a_probability_is_flatter_where_the_model_is_sure() {
    double p = LINEAR.probabilities(new double[][] {INPUT})[0][1];
    double[] values = explain("gradient", Map.of("output", "probability"));
    for (int i = 0; i < 4; i++) {
      assertThat(values[i]).isCloseTo(p * (1 - p) * W[i], within(1e-15));
    }
  }

  /** Means of the background: 1, 2, 3, 0.5. */
  @Test
  void integrated_gradients_of_a_linear_model_are_weight_times_distance() {
    var explainer = Explainers.of("integrated-gradients", Map.of("output", "logit"));
    var explanation = explainer.explain(LINEAR, INPUT, 1, TWO, 1);
    assertThat(explanation.values())
        .containsExactly(new double[] {0.4 * 2, -0.2 * -1, 0.1 * -1, 0.3 * 4.5}, within(1e-12));
    assertThat(explanation.intercept()).isCloseTo(-0.3 + 0.4 - 0.4 + 0.3 + 0.15, within(1e-12));
    assertThat(explanation.fit()).isCloseTo(1, within(1e-12));
    for (String baseline : new String[] {"zero", "rows"}) {
      double[] from = baseline.equals("zero") ? new double[4] : TWO.centre();
      double[] values =
          explain("integrated-gradients", Map.of("output", "logit", "baseline", baseline));
      for (int i = 0; i < 4; i++) {
        assertThat(values[i]).isCloseTo(W[i] * (INPUT[i] - from[i]), within(1e-12));
      }
    }
  }

  @Test
  void integrated_gradients_of_a_deep_model_add_up() {
    Layered model = Toy.deep(Network.Activation.TANH, 3, 6, 8, 5, 3);
    double[] input = Lines.waves(1, 6)[0];
    var background = Background.sample(Lines.waves(9, 6), new boolean[6]);
    for (var output : new String[] {"probability", "logit"}) {
      for (var rule : new String[] {"midpoint", "gauss-legendre"}) {
        var explanation =
            Explainers.of(
                    "integrated-gradients", Map.of("output", output, "rule", rule, "steps", 400))
                .explain(model, input, 2, background, 1);
        double whole =
            output.equals("logit")
                ? model.logits(new double[][] {input})[0][2]
                : model.probabilities(new double[][] {input})[0][2];
        double sum = Arrays.stream(explanation.values()).sum() + explanation.intercept();
        assertThat(sum).isCloseTo(whole, within(1e-5));
        assertThat(explanation.fit())
            .isCloseTo(
                1 - Math.abs((sum - whole) / (whole - explanation.intercept())), within(1e-9));
      }
    }
  }

  /** Three places: 0.5 and 0.5 ± sqrt(0.15), weights 8/18 and 5/18; exact up to the fifth power. */
  @Test
  void gauss_and_legendre_are_exact_for_powers() {
    double[][] three = GaussLegendre.places(3);
    assertThat(three[0])
        .containsExactly(
            new double[] {0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)}, within(1e-15));
    assertThat(three[1])
        .containsExactly(new double[] {5 / 18.0, 8 / 18.0, 5 / 18.0}, within(1e-14));
    for (int n : new int[] {1, 2, 50, 333}) {
      double[][] places = GaussLegendre.places(n);
      double mean = 0;
      for (int i = 0; i < n; i++) {
        mean += places[1][i] * Math.pow(places[0][i], 2 * n - 1);
      }
      assertThat(mean * 2 * n).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void the_completeness_gap_shrinks_with_the_steps() {
    Layered model = Toy.deep(Network.Activation.TANH, 3, 6, 8, 5, 3);
    double[] input = Lines.waves(1, 6)[0];
    double before = Double.POSITIVE_INFINITY;
    for (int steps : new int[] {1, 4, 16, 64}) {
      double gap =
          1
              - Explainers.of("integrated-gradients", Map.of("steps", steps))
                  .explain(model, input, 2, Background.absence(6), 1)
                  .fit();
      assertThat(gap).isBetween(0.0, before);
      before = gap;
    }
    assertThat(before).isLessThan(1e-3);
  }

  @Test
  void integrated_gradients_have_no_fit_where_nothing_changed() {
    var explanation =
        Explainers.byId("integrated-gradients").explain(LINEAR, TWO.centre(), 1, TWO, 1);
    assertThat(explanation.values()).containsOnly(0);
    assertThat(explanation.fit()).isNull();
  }

  @Test
  void noise_does_not_change_the_slope_of_a_linear_model() {
    var explanation = Explainers.byId("smoothgrad").explain(LINEAR, INPUT, 1, TWO, 1);
    assertThat(explanation.values()).containsExactly(W, within(1e-15));
    assertThat(explanation.errors()).containsOnly(0);
    assertThat(explain("smoothgrad", Map.of("combine", "squared")))
        .containsExactly(new double[] {0.16, 0.04, 0.01, 0.09}, within(1e-15));
    assertThat(explain("smoothgrad", Map.of("combine", "variance"))).containsOnly(0);
  }

  /**
   * relu(x) has slope 1 above 0: at x = 0 half of the noisy copies are there, whatever the noise;
   * squares have the same mean, the variance is 1/4.
   */
  @Test
  void smoothgrad_is_the_mean_slope_around() {
    var hinge =
        new Network(
            java.util.List.of(
                new Network.Dense(
                    "hidden", new double[][] {{1}}, new double[1], Network.Activation.RELU),
                new Network.Dense(
                    "out", new double[][] {{0}, {1}}, new double[2], Network.Activation.IDENTITY)),
            java.util.List.of("a", "b"));
    var around = Background.sample(new double[][] {{-1}, {1}}, false);
    for (var combine : Map.of("mean", 0.5, "squared", 0.5, "variance", 0.25).entrySet()) {
      var explanation =
          Explainers.of("smoothgrad", Map.of("samples", 40_000, "combine", combine.getKey()))
              .explain(hinge, new double[] {0}, 1, around, 8);
      double error = combine.getKey().equals("variance") ? 1e-4 : 0.5 / 200;
      assertThat(explanation.values()[0]).isCloseTo(combine.getValue(), within(4 * error));
      if (!combine.getKey().equals("variance")) {
        assertThat(explanation.errors()[0]).isCloseTo(error, within(error / 20));
      }
    }
  }

  @Test
  void without_noise_smoothgrad_is_the_gradient() {
    Layered model = Toy.deep(Network.Activation.RELU, 3, 6, 8, 3);
    double[] input = Lines.waves(1, 6)[0];
    var background = Background.absence(6);
    double[] smooth =
        Explainers.of("smoothgrad", Map.of("noise", 0))
            .explain(model, input, 0, background, 1)
            .values();
    double[] plain = Explainers.byId("gradient").explain(model, input, 0, background, 1).values();
    assertThat(smooth).containsExactly(plain, within(1e-12));
  }

  @Test
  void all_channels_of_a_place_can_have_its_largest_slope() {
    var image = Background.images(new Shape(2, 1, 2), new double[4]);
    var largest = Explainers.of("gradient", Map.of("channels", "max"));
    assertThat(largest.explain(LINEAR, INPUT, 1, image, 1).values())
        .containsExactly(new double[] {0.4, 0.3, 0.4, 0.3}, within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> largest.explain(LINEAR, INPUT, 1, TWO, 1))
        .withMessageContaining("images only");
  }

  private static double[] explain(String method, Map<String, Object> settings) {
    return Explainers.of(method, settings).explain(LINEAR, INPUT, 1, TWO, 1).values();
  }

  @Test
  void many_inputs_at_once_are_explained_as_each_is_alone() {
    var model = Toy.deep(Network.Activation.TANH, 3, 6, 8, 5, 3);
    double[][] inputs = {{1, 0, 2, -1, 0.5, 3}, {0, 0, 0, 0, 0, 0}, {-1, 2, 1, 1, 4, 0.1}};
    var background = Background.sample(new double[2][6], new boolean[6]);
    for (String id : new String[] {"gradient", "gradient-x-input", "smoothgrad"}) {
      var method = Explainers.byId(id);
      double[][] together = method.explainAll(model, inputs, 1, background, new long[] {5, 6, 7});
      for (int n = 0; n < inputs.length; n++) {
        assertThat(together[n])
            .containsExactly(method.explain(model, inputs[n], 1, background, 5 + n).values());
      }
    }
    assertThat(inputs[0]).containsExactly(1, 0, 2, -1, 0.5, 3);
  }
}
