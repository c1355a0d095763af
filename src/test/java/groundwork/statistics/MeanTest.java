package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanTest {
  static final double[] A = {
    5.5, 7.6, 4.9, 4.7, 4.6, 4, 6.8, 6.6, 6.6, 5.1, 5.6, 5.5, 5.9, 6.3, 5.8, 6.7, 5.3, 5.3, 7.2, 6,
    3.8, 5.5, 6.3, 5.9
  };

  /** R 4.2.2: t.test(A, mu = 5)$conf.int; mean(A); sd(A) */
  @Test
  void the_interval_of_a_mean_agrees_with_R() {
    var mean = Mean.student(A, 0.95);
    assertThat(mean.estimate()).isCloseTo(5.72916666666667, within(1e-13));
    assertThat(mean.sd()).isCloseTo(0.949360959742952, within(1e-13));
    assertThat(mean.interval().low()).isCloseTo(5.32828669152222, within(1e-12));
    assertThat(mean.interval().high()).isCloseTo(6.13004664181111, within(1e-12));
  }

  /** R 4.2.2: median(A); quantile(A, c(.25, .75)) */
  @Test
  void quantiles_agree_with_R() {
    assertThat(Quantile.median(A)).isCloseTo(5.7, within(1e-13));
    assertThat(Quantile.type7(A, 0.25)).isCloseTo(5.25, within(1e-13));
    assertThat(Quantile.type7(A, 0.75)).isCloseTo(6.375, within(1e-13));
  }

  /** By hand: (1 + 2 + 3 + 4) / 4, quantile at 1/3 is the second value, at 1/2 between. */
  @Test
  void quantiles_by_hand() {
    double[] x = {4, 1, 3, 2};
    assertThat(Quantile.type7(x, 1 / 3.0)).isCloseTo(2, within(1e-15));
    assertThat(Quantile.median(x)).isEqualTo(2.5);
    assertThat(Quantile.type7(x, 0)).isEqualTo(1);
    assertThat(Quantile.type7(x, 1)).isEqualTo(4);
    assertThat(x).containsExactly(4, 1, 3, 2);
  }

  @Test
  void shifting_the_sample_shifts_the_interval() {
    var shifted = Mean.student(java.util.Arrays.stream(A).map(a -> a + 1000).toArray(), 0.95);
    assertThat(shifted.interval().low())
        .isCloseTo(1000 + Mean.student(A, 0.95).interval().low(), within(1e-9));
  }

  @Test
  void refuses_too_few_values_and_what_is_not_finite() {
    assertThatIllegalArgumentException().isThrownBy(() -> Mean.student(new double[] {1}, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mean.student(new double[] {1, Double.NaN}, 0.95))
        .withMessageContaining("x[1] is NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> Quantile.median(new double[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> Quantile.type7(A, 1.5));
  }
}
