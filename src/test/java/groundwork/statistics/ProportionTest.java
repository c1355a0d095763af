package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionTest {
  /** R 4.2.2: prop.test(37, 60, correct = FALSE)$conf.int */
  @Test
  void wilson_agrees_with_R() {
    var share = Proportion.wilson(37, 60, 0.95);
    assertThat(share.estimate()).isEqualTo(37 / 60.0);
    assertThat(share.interval().low()).isCloseTo(0.490175958240999, within(1e-13));
    assertThat(share.interval().high()).isCloseTo(0.72911727625918, within(1e-13));
  }

  /**
   * R 4.2.2, Newcombe's method 10 written out over the Wilson intervals of 18 of 22 and 9 of 21: p1
   * - p2 -/+ sqrt((p1 - l1)^2 + (u2 - p2)^2), sqrt((u1 - p1)^2 + (p2 - l2)^2)
   */
  @Test
  void newcombe_agrees_with_R() {
    var difference = ProportionDifference.newcombe(18, 22, 9, 21, 0.95);
    assertThat(difference.estimate()).isCloseTo(0.38961038961039, within(1e-13));
    assertThat(difference.interval().low()).isCloseTo(0.10017795500819, within(1e-13));
    assertThat(difference.interval().high()).isCloseTo(0.603234439278627, within(1e-13));
  }

  @Test
  void failures_are_the_mirror_of_successes() {
    var share = Proportion.wilson(7, 31, 0.9).interval();
    var mirrored = Proportion.wilson(24, 31, 0.9).interval();
    assertThat(mirrored.low()).isCloseTo(1 - share.high(), within(1e-15));
    assertThat(mirrored.high()).isCloseTo(1 - share.low(), within(1e-15));
  }

  @Test
  void swapping_the_groups_mirrors_the_difference() {
    var difference = ProportionDifference.newcombe(18, 22, 9, 21, 0.95);
    var swapped = ProportionDifference.newcombe(9, 21, 18, 22, 0.95);
    assertThat(swapped.estimate()).isEqualTo(-difference.estimate());
    assertThat(swapped.interval().low()).isCloseTo(-difference.interval().high(), within(1e-15));
  }

  @Test
  void none_and_all_keep_their_bound() {
    assertThat(Proportion.wilson(0, 12, 0.95).interval().low()).isZero();
    assertThat(Proportion.wilson(12, 12, 0.95).interval().high()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-1,5", "6,5"})
  void refuses_what_is_no_proportion(int successes, int n) {
    assertThatIllegalArgumentException().isThrownBy(() -> Proportion.wilson(successes, n, 0.95));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 95, Double.NaN})
  void refuses_a_level_outside_0_and_1(double level) {
    assertThatIllegalArgumentException().isThrownBy(() -> Proportion.wilson(1, 2, level));
  }
}
