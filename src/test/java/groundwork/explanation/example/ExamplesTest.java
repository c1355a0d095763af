package groundwork.explanation.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.explanation.Distance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  /** Two classes on a line: 0, 1, 2, 3 and 10, 11. */
  static final Examples LINE =
      new Examples(
          Background.sample(new double[][] {{0}, {1}, {2}, {3}, {10}, {11}}, false),
          new int[] {0, 0, 0, 0, 1, 1});

  @Test
  void neighbours_are_the_nearest_of_each_class() {
    var found = Neighbours.of(Map.of("count", 2, "distance", "gower")).of(new double[] {2.9}, LINE);
    assertThat(found).extracting(Prototype::row).containsExactly(3, 2, 4, 5);
    assertThat(found).extracting(Prototype::label).containsExactly(0, 0, 1, 1);
    assertThat(found.getFirst().distance()).isCloseTo(0.1 / 11, within(1e-12));
    assertThat(found.getFirst().weight()).isCloseTo(1 / (1 + 0.1 / 11), within(1e-12));
  }

  @Test
  void neighbours_over_all_classes_and_ties_by_order() {
    var all = Neighbours.of(Map.of("count", 3, "per-class", false));
    assertThat(all.of(new double[] {1}, LINE)).extracting(Prototype::row).containsExactly(1, 0, 2);
  }

  @Test
  void distances_by_hand() {
    var background =
        Background.sample(new double[][] {{0, 0}, {1, 1}, {2, 2}, {3, 0}, {10, 1}}, false, true);
    double[] a = {2, 1};
    double[] b = {7, 2};
    // range 10; variance of 0 1 2 3 10: 12.56; median 2, deviations 2 1 0 1 8: median 1
    assertThat(Distance.gower(background).between(a, b)).isCloseTo((0.5 + 1) / 2, within(1e-15));
    assertThat(Distance.standardised(background).between(a, b))
        .isCloseTo(Math.sqrt(25 / 12.56 + 1), within(1e-12));
    assertThat(Distance.medianDeviations(background).between(a, b)).isEqualTo(6);
  }

  @Test
  void a_scale_of_nothing_is_replaced() {
    var same = Background.sample(new double[][] {{5, 0}, {5, 0}, {5, 0}, {5, 8}}, false, false);
    assertThat(Distance.gower(same).between(new double[] {5, 0}, new double[] {6, 0}))
        .isEqualTo(0.5);
    assertThat(Distance.medianDeviations(same).between(new double[] {5, 0}, new double[] {6, 6}))
        .isCloseTo(1 + 6 / Math.sqrt(12), within(1e-12));
  }

  /**
   * Two heaps and one alone that is nearer to the second: the middles of the heaps stand for all.
   */
  @Test
  void prototypes_stand_for_heaps_and_a_criticism_for_what_they_miss() {
    double[][] rows = {{0}, {0.1}, {0.2}, {5}, {5.1}, {5.2}, {9}};
    var examples = new Examples(Background.sample(rows, false), new int[7]);
    var found = Prototypes.of(Map.of("prototypes", 2, "criticisms", 1, "gamma", 4)).of(examples);
    assertThat(found).extracting(Prototype::row).containsExactly(4, 1, 6);
    assertThat(found)
        .extracting(Prototype::role)
        .containsExactly(
            Prototype.Role.PROTOTYPE, Prototype.Role.PROTOTYPE, Prototype.Role.CRITICISM);
    assertThat(found.getFirst().weight()).isCloseTo(4 / 7.0, within(1e-12));
    assertThat(found.get(1).weight()).isCloseTo(3 / 7.0, within(1e-12));
  }

  /** The worth of a single prototype worked out directly. */
  @Test
  void the_first_prototype_is_the_best_single_one() {
    double[][] rows = new double[15][];
    Arrays.setAll(rows, i -> new double[] {Math.sin(i * 1.3), Math.cos(i * i)});
    var examples = new Examples(Background.sample(rows, false, false), new int[15]);
    var measure = Distance.standardised(examples.rows());
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 15; i++) {
      double worth = -1;
      for (double[] row : rows) {
        double apart = measure.between(row, rows[i]);
        worth += 2 * Math.exp(-0.7 * apart * apart) / 15;
      }
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    var found = Prototypes.of(Map.of("prototypes", 1, "gamma", 0.7)).of(examples);
    assertThat(found.getFirst().row()).isEqualTo(best);
  }

  @Test
  void classes_with_few_or_equal_examples_give_what_they_have() {
    var few =
        new Examples(
            Background.sample(new double[][] {{1}, {1}, {1}, {4}}, false), new int[] {0, 0, 0, 2});
    var found = Prototypes.of(Map.of("prototypes", 2, "criticisms", 3)).of(few);
    assertThat(found).extracting(Prototype::label).containsExactly(0, 0, 0, 2);
    assertThat(found).extracting(Prototype::row).doesNotHaveDuplicates();
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Examples(LINE.rows(), new int[5]))
        .withMessageContaining("5 labels for 6 examples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Neighbours.of(Map.of()).of(new double[] {1, 2}, LINE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Neighbours.of(Map.of("k", List.of(1))))
        .withMessageContainingAll("[k]", "count");
    var many = new Examples(Background.sample(new double[4001][1], false), new int[4001]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prototypes.of(Map.of()).of(many))
        .withMessageContaining("4000");
  }
}
