package groundwork.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.Shape;
import java.util.Map;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class RiseTest {
  static final double[] W = {0.2, -0.15, 0.05, 0};

  /**
   * Of a linear model over words: the expected output given that value i is there is a + p·sum(w) +
   * (1 - p) w_i.
   */
  @Test
  void of_a_linear_model_is_its_mean_given_the_value() {
    for (double p : new double[] {0.5, 0.8}) {
      var explanation =
          Explainers.of("rise", Map.of("p", p, "masks", 20_000))
              .explain(Toy.linear(0.4, W), Lines.ones(4), 1, Background.absence(4), 2);
      var centred =
          Explainers.of("rise", Map.of("p", p, "masks", 20_000, "centred", true))
              .explain(Toy.linear(0.4, W), Lines.ones(4), 1, Background.absence(4), 2);
      for (int i = 0; i < 4; i++) {
        assertThat(explanation.values()[i])
            .isCloseTo(0.4 + p * 0.1 + (1 - p) * W[i], within(4 * explanation.errors()[i]));
        assertThat(centred.values()[i]).isCloseTo((1 - p) * W[i], within(4 * centred.errors()[i]));
        assertThat(centred.errors()[i]).isLessThan(explanation.errors()[i]);
      }
    }
  }

  @Test
  void finds_the_place_that_counts() {
    double[] weights = new double[2 * 81];
    weights[9 * 6 + 2] = 0.9; // line 6, column 2 of the first channel
    double[] values =
        Explainers.of("rise", Map.of("cells", 5))
            .explain(
                Toy.linear(0, weights),
                Lines.ones(162),
                1,
                Background.images(new Shape(2, 9, 9), new double[162]),
                1)
            .values();
    int best = 0;
    for (int i = 0; i < 81; i++) {
      assertThat(values[i]).isEqualTo(values[81 + i]);
      best = values[i] > values[best] ? i : best;
    }
    assertThat(Math.abs(best / 9 - 6)).isLessThanOrEqualTo(1);
    assertThat(Math.abs(best % 9 - 2)).isLessThanOrEqualTo(1);
  }

  @Test
  void masks_show_the_same_share_of_every_place() {
    var masks = new SmoothMasks(new Shape(1, 10, 7), 4, 0.3);
    var random = RandomSource.XO_SHI_RO_256_PP.create(3);
    double[] sums = new double[70];
    for (int i = 0; i < 20_000; i++) {
      double[] mask = masks.draw(random);
      for (int place = 0; place < 70; place++) {
        assertThat(mask[place] >= 0 && mask[place] <= 1).isTrue();
        sums[place] += mask[place] / 20_000;
      }
    }
    assertThat(sums).hasSize(70);
    for (double sum : sums) {
      assertThat(sum).isCloseTo(0.3, within(0.015));
    }
  }

  @Test
  void refuses_cells_finer_than_the_image() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Explainers.byId("rise")
                    .explain(
                        Toy.linear(0, new double[36]),
                        Lines.ones(36),
                        1,
                        Background.images(new Shape(1, 6, 6), new double[36]),
                        1))
        .withMessageContainingAll("7 x 7", "6 x 6", "cells");
  }
}
