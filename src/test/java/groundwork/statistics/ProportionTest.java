package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

  /** R 4.2.2: binom.test(7, 20), binom.test(0, 10, conf.level = .9), binom.test(10, 10, ...) */
  @Test
  void the_exact_interval_agrees_with_R() {
    bounds(Proportion.clopperPearson(7, 20, 0.95), 0.15390920478454115, 0.59218853453282816);
    bounds(Proportion.clopperPearson(0, 10, 0.9), 0, 0.2588655508930523);
    bounds(Proportion.clopperPearson(10, 10, 0.9), 0.74113444910694759, 1);
  }

  /** R 4.2.2: qbeta(c(.025, .975), 7.5, 13.5), qbeta(.95, .5, 10.5), qbeta(.05, 10.5, .5) */
  @Test
  void the_interval_from_the_prior_of_Jeffreys_agrees_with_R() {
    bounds(Proportion.jeffreys(7, 20, 0.95), 0.17227621363191206, 0.56776609384149612);
    bounds(Proportion.jeffreys(0, 10, 0.9), 0, 0.17077310824484782);
    bounds(Proportion.jeffreys(10, 10, 0.9), 0.82922689175515207, 1);
  }

  /** R 4.2.2: p + c(-1, 1) * z * sqrt(p * (1 - p) / m), m = n + z^2 and p = (x + z^2 / 2) / m */
  @Test
  void the_interval_around_the_middle_of_Wilson_agrees_with_R() {
    bounds(Proportion.agrestiCoull(7, 20, 0.95), 0.17992636143822804, 0.56841118597761775);
    bounds(Proportion.agrestiCoull(0, 5, 0.95), 0, 0.489054859632860051);
    bounds(Proportion.agrestiCoull(5, 5, 0.95), 1 - 0.489054859632860051, 1);
  }

  /** R 4.2.2: p + c(-1, 1) * z * sqrt(p * (1 - p) / n) */
  @Test
  void the_interval_of_Wald_agrees_with_R() {
    bounds(Proportion.wald(7, 20, 0.95), 0.14096269690460592, 0.55903730309539401);
    bounds(Proportion.wald(1, 10, 0.9), 0, 0.256044516362667118);
    bounds(Proportion.wald(9, 10, 0.9), 1 - 0.256044516362667118, 1);
    bounds(Proportion.wald(4, 4, 0.9), 1, 1);
  }

  private static void bounds(Proportion share, double low, double high) {
    assertThat(share.interval().low()).isCloseTo(low, within(1e-12));
    assertThat(share.interval().high()).isCloseTo(high, within(1e-12));
  }

  @Test
  void every_interval_says_of_what_it_is() {
    for (var share :
        List.of(
            Proportion.wilson(7, 20, 0.9),
            Proportion.clopperPearson(7, 20, 0.9),
            Proportion.jeffreys(7, 20, 0.9),
            Proportion.agrestiCoull(7, 20, 0.9),
            Proportion.wald(7, 20, 0.9))) {
      assertThat(share.estimate()).isEqualTo(0.35);
      assertThat(share.successes()).isEqualTo(7);
      assertThat(share.n()).isEqualTo(20);
      assertThat(share.interval().level()).isEqualTo(0.9);
    }
    assertThat(ProportionDifference.newcombe(1, 2, 1, 3, 0.9).interval().level()).isEqualTo(0.9);
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
