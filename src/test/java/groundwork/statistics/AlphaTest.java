package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlphaTest {
  /** Other people's data: not carried along, tested where the reference folder lies beside. */
  static final Path ITEMS =
      Path.of(
          System.getProperty("groundwork.shared", "../shared"),
          "reference/r/data/delaunay-scale-items.csv");

  /** By hand: item variances 1, 1, 1; sums 3, 6, 9 with variance 9; alpha = 3/2 (1 - 3/9) = 1. */
  @Test
  void parallel_items_have_alpha_1() {
    var alpha = Alpha.cronbach(new double[][] {{1, 1, 1}, {2, 2, 2}, {3, 3, 3}}, 0.95);
    assertThat(alpha.estimate()).isCloseTo(1, within(1e-15));
  }

  /**
   * By hand: answers (1,2,2), (2,2,4), (4,3,5), (5,5,5): item variances 10/3, 2, 2; sums 5, 8, 12,
   * 15 with variance 58/3; alpha = 3/2 (1 - (22/3)/(58/3)) = 27/29.
   */
  @Test
  void alpha_by_hand() {
    var alpha = Alpha.cronbach(new double[][] {{1, 2, 2}, {2, 2, 4}, {4, 3, 5}, {5, 5, 5}}, 0.95);
    assertThat(alpha.estimate()).isCloseTo(27 / 29.0, within(1e-14));
    assertThat(alpha.interval().contains(27 / 29.0)).isTrue();
  }

  /** R 4.2.2, psych 2.2.9: psych::alpha(S)$total$raw_alpha and $feldt, S = satisfaction_1..8 */
  @Test
  void agrees_with_R_on_a_published_satisfaction_scale() {
    assumeThat(ITEMS).matches(Files::exists, "reference folder is here");
    var alpha = Alpha.cronbach(answers("satisfaction_", 8), 0.95);
    assertThat(alpha.n()).isEqualTo(280);
    assertThat(alpha.estimate()).isCloseTo(0.89037157020042, within(1e-12));
    assertThat(alpha.interval().low()).isCloseTo(0.86983588850693, within(1e-10));
    assertThat(alpha.interval().high()).isCloseTo(0.908767629069745, within(1e-10));
  }

  /** R 4.2.2, psych 2.2.9: the same for trust_1..4 */
  @Test
  void agrees_with_R_on_a_published_trust_scale() {
    assumeThat(ITEMS).matches(Files::exists, "reference folder is here");
    var alpha = Alpha.cronbach(answers("trust_", 4), 0.95);
    assertThat(alpha.estimate()).isCloseTo(0.848199833485645, within(1e-12));
    assertThat(alpha.interval().low()).isCloseTo(0.816937901724953, within(1e-10));
    assertThat(alpha.interval().high()).isCloseTo(0.875291692580763, within(1e-10));
  }

  @Test
  void refuses_two_items_ragged_rows_and_identical_people() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2}, {2, 1}}, 0.95))
        .withMessageContaining("at least 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2, 3}, {1, 2}}, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2, 3}, {1, 2, 3}}, 0.95))
        .withMessageContaining("undefined");
  }

  private static double[][] answers(String prefix, int items) {
    var table = Data.read(ITEMS);
    double[][] answers = new double[table.rows().size()][items];
    for (int item = 0; item < items; item++) {
      double[] column = table.numbers(prefix + (item + 1));
      int at = item;
      IntStream.range(0, column.length).forEach(person -> answers[person][at] = column[person]);
    }
    return answers;
  }
}
