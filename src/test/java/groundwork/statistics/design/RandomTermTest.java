package groundwork.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RandomTermTest {
  private static final List<String> LEVELS = List.of("a", "b");

  @Test
  void a_random_intercept_is_a_column_of_ones() {
    var term = RandomTerm.intercept("participant", new int[] {0, 1, 1}, LEVELS);
    assertThat(term.group()).isEqualTo("participant");
    assertThat(term.names()).containsExactly("(Intercept)");
    assertThat(term.z()).isDeepEqualTo(new double[][] {{1, 1, 1}});
    assertThat(term.codes()).containsExactly(0, 1, 1);
  }

  @Test
  void every_column_has_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RandomTerm("item", new int[] {0}, LEVELS, new double[1][1], List.of()))
        .withMessage("item: 1 columns and 0 names");
  }

  @Test
  void every_observation_has_a_level() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomTerm.intercept("item", new int[] {0, 2}, LEVELS))
        .withMessage("item: no level 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomTerm.intercept("item", new int[] {-1}, LEVELS))
        .withMessage("item: no level -1");
  }
}
