package groundwork.explanation.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.model.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
  /** Sure of class 1 where value 0 is 1, of class 0 where it is 0; value 1 does nothing. */
  static final Network MODEL = network(-10, 20, 0);

  static final int N = 200;
  static final double[][] ROWS = rows();
  static final int[] TRUTH = Arrays.stream(ROWS).mapToInt(row -> (int) row[0]).toArray();
  static final Background DATA = Background.sample(ROWS, true, false);

  /** Half the rows are 1: shuffled, a row gets the other value in N/2 of N - 1 other rows. */
  @Test
  void of_the_only_value_that_counts_is_how_often_a_shuffle_changes_it() {
    var importance = PermutationImportance.of(Map.of("repeats", 400)).of(MODEL, DATA, TRUTH, 3);
    assertThat(importance.baseline()).isZero();
    assertThat(importance.values()[0]).isCloseTo(0.5, within(4 * importance.errors()[0]));
    assertThat(importance.errors()[0]).isBetween(1e-4, 0.005);
    assertThat(importance.values()[1]).isZero();
    assertThat(importance.errors()[1]).isZero();
    assertThat(importance.rows()).isEqualTo(N);
  }

  /** A wrong answer costs 10 nats and a little, a right one a little. */
  @Test
  void in_log_loss_is_what_wrong_answers_cost() {
    var importance =
        PermutationImportance.of(Map.of("loss", "log-loss", "repeats", 400))
            .of(MODEL, DATA, TRUTH, 3);
    assertThat(importance.baseline()).isCloseTo(Math.log1p(Math.exp(-10)), within(1e-9));
    assertThat(importance.values()[0]).isCloseTo(5, within(4 * importance.errors()[0]));
  }

  @Test
  void the_error_is_how_far_it_moves_from_seed_to_seed() {
    double[] values = new double[200];
    double said = 0;
    for (int seed = 0; seed < values.length; seed++) {
      var one = PermutationImportance.of(Map.of()).of(MODEL, DATA, TRUTH, 1000L * seed);
      values[seed] = one.values()[0];
      said += one.errors()[0] * one.errors()[0] / values.length;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double seen =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    assertThat(Math.sqrt(said / seen)).isCloseTo(1, within(0.15));
  }

  @Test
  void groups_are_shuffled_together_and_nothing_is_changed() {
    double[][] before = Arrays.stream(ROWS).map(double[]::clone).toArray(double[][]::new);
    var grouped = PermutationImportance.of(Map.of("groups", List.of(4, 4)));
    var importance = grouped.of(MODEL, DATA, TRUTH, 3);
    assertThat(importance.values()[1]).isEqualTo(importance.values()[0]).isGreaterThan(0.4);
    assertThat(ROWS).isDeepEqualTo(before);
    assertThat(grouped.of(MODEL, DATA, TRUTH, 3).values()).isEqualTo(importance.values());
  }

  @Test
  void what_does_not_fit_is_refused() {
    var standard = PermutationImportance.of(Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.of(MODEL, DATA, new int[3], 1))
        .withMessageContaining("3 labels for 200 rows");
    int[] wrong = TRUTH.clone();
    wrong[7] = 2;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.of(MODEL, DATA, wrong, 1))
        .withMessageContainingAll("label 7 is 2", "2 classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationImportance.of(Map.of("units", "slic")))
        .withMessageContaining("same for all rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationImportance.of(Map.of("repeats", 1)));
  }

  private static double[][] rows() {
    double[][] rows = new double[N][];
    Arrays.setAll(rows, i -> new double[] {i % 2, Math.sin(i)});
    return rows;
  }

  private static Network network(double start, double... weights) {
    var layer =
        new Network.Dense(
            "out",
            new double[][] {new double[weights.length], weights},
            new double[] {0, start},
            Network.Activation.IDENTITY);
    return new Network(List.of(layer), List.of("no", "yes"));
  }
}
