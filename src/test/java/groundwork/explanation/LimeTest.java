package groundwork.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

  private static Explanation lime(Toy model, double[] input, int target, Background background) {
    return new Lime().explain(model, input, target, background, 20261123);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
