package groundwork.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.Shape;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimeTest {
  /** The ridge shrinks what the kernel leaves: 2 % at these sizes. */
  @Test
  void finds_the_weights_of_a_model_that_is_linear_in_the_words() {
    double[] weights = {0.2, -0.15, 0.05, 0, 0.1, -0.02};
    var explanation = lime(Toy.linear(0.4, weights), ones(6), 1, Background.absence(6));
    assertThat(explanation.values()).containsExactly(weights, within(0.004));
    assertThat(explanation.intercept()).isCloseTo(0.4, within(0.01));
    assertThat(explanation.fit()).isGreaterThan(0.999);
  }

  /** Option 2 is worth 0.3 more than the others: so is being in it. */
  @Test
  void finds_what_an_option_is_worth() {
    var model = new Toy(2, row -> 0.3 + (row[0] == 2 ? 0.3 : 0));
    double[][] rows = {{0, 0}, {1, 1}, {2, 2}, {0, 0}, {1, 1}, {2, 2}};
    var explanation = lime(model, new double[] {2, 1}, 1, Background.sample(rows, true, true));
    assertThat(explanation.values()).containsExactly(new double[] {0.3, 0}, within(0.001));
    assertThat(explanation.intercept()).isCloseTo(0.3, within(0.001));
  }

  /** In the top quarter of 1 to 8 the mean is 7.5, elsewhere 3.5: being there is worth 4 steps. */
  @Test
  void compares_the_quarter_of_a_quantity_with_the_rest() {
    double[][] rows = new double[8][];
    Arrays.setAll(rows, i -> new double[] {i + 1});
    var explanation = lime(Toy.linear(0, 0.1), new double[] {8}, 1, Background.sample(rows, false));
    assertThat(explanation.values()[0]).isCloseTo(0.4, within(0.02));
  }

  @Test
  void has_no_fit_where_there_is_nothing_to_explain() {
    var explanation = lime(Toy.linear(0.5, 0, 0), ones(2), 1, Background.absence(2));
    assertThat(explanation.values()).containsExactly(new double[] {0, 0}, within(1e-12));
    assertThat(lime(Toy.linear(0.5), new double[0], 0, Background.absence(0)).values()).isEmpty();
  }

  /** Normal draws, no quarters: the plane is the model itself, in standard deviations. */
  @Test
  void finds_the_slopes_of_a_linear_model_of_quantities() {
    double[][] rows = {{0, 10}, {4, 10}, {0, 30}, {4, 30}};
    var settings = Map.<String, Object>of("discretise", false, "ridge", 0);
    var explanation =
        Explainers.of("lime", settings)
            .explain(
                Toy.linear(0.1, 0.05, -0.01),
                new double[] {3, 12},
                1,
                Background.sample(rows, false, false),
                5);
    assertThat(explanation.values())
        .containsExactly(new double[] {0.05 * 2, -0.01 * 10}, within(1e-9));
    assertThat(explanation.intercept()).isCloseTo(0.1 + 0.15 - 0.12, within(1e-9));
    assertThat(explanation.fit()).isCloseTo(1, within(1e-12));
  }

  /** Two parts of 2 x 4 places and 2 channels; hidden parts become black. */
  @Test
  void gives_all_places_of_a_part_of_an_image_what_the_part_is_worth() {
    var shape = new Shape(2, 4, 4);
    double[] left = new double[32];
    for (int i = 0; i < 32; i++) {
      left[i] = i % 4 < 2 ? 0.02 : 0;
    }
    var explanation =
        Explainers.of("lime", Map.of("units", "grid", "segments", 4, "ridge", 1e-9))
            .explain(
                Toy.linear(0.2, left), ones(32), 1, Background.images(shape, new double[32]), 5);
    for (int i = 0; i < 32; i++) {
      assertThat(explanation.values()[i]).isCloseTo(i % 4 < 2 ? 8 * 0.02 : 0, within(1e-9));
    }
  }

  @Test
  void can_be_kept_to_the_strongest_values() {
    double[] weights = {0.2, -0.15, 0.05, 0, 0.1, -0.02};
    var explanation =
        Explainers.of("lime", Map.of("features", 2))
            .explain(Toy.linear(0.4, weights), ones(6), 1, Background.absence(6), 5);
    assertThat(explanation.values())
        .containsExactly(new double[] {0.2, -0.15, 0, 0, 0, 0}, within(0.03));
    assertThat(explanation.values()[2]).isZero();
    assertThat(explanation.errors()[2]).isZero();
  }

  private static Explanation lime(Toy model, double[] input, int target, Background background) {
    return new Lime().explain(model, input, target, background, 20261123);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
