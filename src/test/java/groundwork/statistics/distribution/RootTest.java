package groundwork.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RootTest {
  @Test
  void a_root_is_found_inside_and_on_either_side_of_where_the_search_begins() {
    for (double root : new double[] {-1e6, -3, 0, 0.25, 1, 7, 1e5}) {
      assertThat(Root.of(x -> x - root, 0, 1)).isCloseTo(root, within(1e-9));
      assertThat(Root.of(x -> root - x, 0, 1)).isCloseTo(root, within(1e-9));
    }
  }

  @Test
  void a_root_has_all_its_digits() {
    assertThat(Root.of(x -> Math.exp(x) - 1e-9, 0, 1)).isCloseTo(Math.log(1e-9), within(1e-14));
    assertThat(Root.of(x -> x * x * x - 2, 0, 1)).isCloseTo(Math.cbrt(2), within(1e-15));
  }

  @Test
  void a_root_at_a_limit_counts() {
    assertThat(Root.of(x -> x, 1, 2, 0, 3)).isZero();
    assertThat(Root.of(x -> x - 3, 1, 2, 0, 3)).isEqualTo(3);
  }

  @Test
  void a_root_beyond_the_limits_is_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Root.of(x -> x + 1, 1, 2, 0, 3))
        .withMessageContaining("no root");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Root.of(x -> x - 4, 1, 2, 0, 3))
        .withMessageContaining("no root");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Root.of(x -> 1, 0, 1))
        .withMessageContaining("no root");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Root.of(x -> Double.NaN, 0, 1))
        .withMessageContaining("no root");
  }
}
