package groundwork.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.Network;
import groundwork.model.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlsTest {
  static final Background TWO =
      Background.sample(new double[][] {{0, 0, 0, 0}, {2, 4, 6, 1}}, new boolean[4]);
  static final double[] INPUT = {3, 1, 2, 5};
  static final Toy CURVED = Toy.logistic(-0.3, 0.4, -0.2, 0.1, 0.3);

  /** The same as a network. */
  static final Network KNOWN = Toy.network(-0.3, 0.4, -0.2, 0.1, 0.3);

  @Test
  void the_placebo_is_shap_with_every_value_elsewhere() {
    double[] real = explain("shap", CURVED).values();
    double[] placebo = explain("placebo", CURVED).values();
    assertThat(placebo).containsExactlyInAnyOrder(real);
    for (int i = 0; i < real.length; i++) {
      assertThat(placebo[i]).isNotEqualTo(real[i]);
    }
  }

  /** Two parts of an image: what shap gives to one, the placebo gives to the other. */
  @Test
  void the_placebo_of_an_image_exchanges_its_parts() {
    var image = Background.images(new Shape(1, 2, 2), new double[4]);
    Map<String, Object> halves = Map.of("groups", List.of(1, 1, 1, 2), "units", "auto");
    double[] real = Explainers.of("shap", halves).explain(CURVED, INPUT, 1, image, 5).values();
    double[] placebo =
        Explainers.of("placebo", halves).explain(CURVED, INPUT, 1, image, 5).values();
    assertThat(real[0]).isEqualTo(real[2]).isNotEqualTo(real[3]);
    assertThat(placebo[3]).isEqualTo(3 * real[0], within(1e-12));
    assertThat(placebo)
        .containsExactly(
            new double[] {real[3] / 3, real[3] / 3, real[3] / 3, 3 * real[0]}, within(1e-12));
  }

  @Test
  void the_placebo_of_an_explanation_at_hand_is_the_same() {
    assertThat(Explainers.placebo(explain("shap", CURVED), 5).values())
        .isEqualTo(explain("placebo", CURVED).values());
  }

  /** Means of the background: 1, 2, 3, 0.5. */
  @Test
  void the_oracle_is_coefficient_times_distance_in_log_odds() {
    assertThat(explain("oracle", CURVED).values())
        .containsExactly(new double[] {0.4 * 2, -0.2 * -1, 0.1 * -1, 0.3 * 4.5}, within(1e-9));
  }

  @Test
  void the_oracle_refuses_a_model_that_does_not_add_up() {
    var together = new Toy(4, row -> 1 / (1 + Math.exp(-row[0] * row[1])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> explain("oracle", together))
        .withMessageContaining("oracle");
  }

  /** Without value 0 the row is (0 or 2, 1, 2, 5); the rest is arithmetic. */
  @Test
  void occlusion_is_the_mean_fall_by_hand() {
    var model = Toy.linear(0.1, 0.02, 0.03, 0.01, 0.05);
    assertThat(explain("occlusion", model).values())
        .containsExactly(new double[] {0.04, -0.03, -0.01, 0.225}, within(1e-12));
  }

  @Test
  void none_says_nothing_and_random_says_anything() {
    assertThat(explain("none", CURVED).values()).containsOnly(0);
    double[] random = explain("random", CURVED).values();
    assertThat(random).doesNotHaveDuplicates().hasSize(4);
    for (double value : random) {
      assertThat(value).isBetween(-1.0, 1.0);
    }
  }

  @Test
  void every_method_gives_the_same_for_the_same_seed() {
    for (Explainer explainer : Explainers.all()) {
      var first = explainer.explain(KNOWN, INPUT, 1, TWO, 5);
      var second = explainer.explain(KNOWN, INPUT, 1, TWO, 5);
      assertThat(second.values()).isEqualTo(first.values());
      assertThat(second.errors()).isEqualTo(first.errors());
    }
  }

  @Test
  void every_method_refuses_what_does_not_fit() {
    double[] broken = {1, Double.NaN, 2, 3};
    for (Explainer explainer : Explainers.all()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> explainer.explain(KNOWN, broken, 1, TWO, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> explainer.explain(KNOWN, INPUT, 2, TWO, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> explainer.explain(KNOWN, INPUT, 1, Background.absence(3), 1));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Background.sample(new double[][] {{Double.POSITIVE_INFINITY}}, false));
  }

  @Test
  void every_method_but_the_plain_controls_names_its_source() {
    assertThat(
            Explainers.all().stream()
                .filter(explainer -> !explainer.source().matches("10\\.\\d{4,}/.+")))
        .extracting(Explainer::id)
        .containsExactly("none", "random");
  }

  @Test
  void an_unknown_method_is_refused_with_the_known_ones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.byId("magic"))
        .withMessageContainingAll("magic", "lime", "oracle");
  }

  private static Explanation explain(String method, Toy model) {
    return Explainers.byId(method).explain(model, INPUT, 1, TWO, 5);
  }
}
