package groundwork.statistics.compare;

import static groundwork.statistics.compare.Samples.A;
import static groundwork.statistics.compare.Samples.AFTER;
import static groundwork.statistics.compare.Samples.B;
import static groundwork.statistics.compare.Samples.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.Alternative;
import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class TTestTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative

  @Test
  void two_samples_agree_with_R() {
    same(TTest.welch(A, B, 0, Alternative.TWO_SIDED, 0.95), R.of("t.welch"));
    same(TTest.student(A, B, 0, Alternative.TWO_SIDED, 0.95), R.of("t.student"));
    same(TTest.welch(A, B, 0, Alternative.GREATER, 0.95), R.of("t.welch.greater"));
  }

  @Test
  void one_sample_and_pairs_agree_with_R() {
    var one = TTest.oneSample(A, 5, Alternative.TWO_SIDED, 0.95);
    same(one, R.of("t.one.sample"));
    assertThat(one.estimate())
        .isCloseTo(R.of("t.one.sample").number("estimate", "mean of x"), withinPercentage(EXACT));
    assertThat(one.mu()).isEqualTo(5);
    assertThat(one.n1()).isEqualTo(24);
    assertThat(one.n2()).isZero();
    var paired = TTest.paired(AFTER, BEFORE, 0, Alternative.TWO_SIDED, 0.95);
    same(paired, R.of("t.paired"));
    assertThat(paired.estimate()).isCloseTo(6.15, withinPercentage(EXACT));
    assertThat(paired.n1()).isEqualTo(20);
  }

  private static void same(TTest test, R r) {
    assertThat(test.statistic()).isCloseTo(r.number("statistic"), withinPercentage(EXACT));
    assertThat(test.df()).isCloseTo(r.number("parameter", "df"), withinPercentage(EXACT));
    assertThat(test.p()).isCloseTo(r.number("p.value"), withinPercentage(EXACT));
    assertThat(test.interval().low()).isCloseTo(r.number("conf.int", 0), withinPercentage(EXACT));
    if (Double.isInfinite(r.number("conf.int", 1))) {
      assertThat(test.interval().high()).isInfinite();
    } else {
      assertThat(test.interval().high())
          .isCloseTo(r.number("conf.int", 1), withinPercentage(EXACT));
    }
    assertThat(test.interval().level()).isEqualTo(0.95);
    assertThat(test.standardError() * test.statistic())
        .isCloseTo(test.estimate() - test.mu(), withinPercentage(EXACT));
  }

  @Test
  void swapped_samples_swap_the_sign_and_the_alternatives() {
    var one = TTest.welch(A, B, 0, Alternative.LESS, 0.9);
    var other = TTest.welch(B, A, 0, Alternative.GREATER, 0.9);
    assertThat(one.p()).isCloseTo(other.p(), withinPercentage(EXACT));
    assertThat(one.statistic()).isCloseTo(-other.statistic(), withinPercentage(EXACT));
    assertThat(one.interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(one.interval().high()).isCloseTo(-other.interval().low(), withinPercentage(EXACT));
    assertThat(one.n1()).isEqualTo(24);
    assertThat(one.n2()).isEqualTo(27);
    assertThat(one.alternative()).isEqualTo(Alternative.LESS);
    assertThat(one.p() + TTest.welch(A, B, 0, Alternative.GREATER, 0.9).p())
        .isCloseTo(1, withinPercentage(EXACT));
  }

  @Test
  void a_bound_of_the_interval_is_a_null_that_is_just_rejected() {
    double bound = TTest.welch(A, B, 0, Alternative.TWO_SIDED, 0.95).interval().high();
    assertThat(TTest.welch(A, B, bound, Alternative.TWO_SIDED, 0.95).p())
        .isCloseTo(0.05, withinPercentage(EXACT));
    assertThat(TTest.student(A, B, 1, Alternative.TWO_SIDED, 0.95).statistic())
        .isLessThan(TTest.student(A, B, 0, Alternative.TWO_SIDED, 0.95).statistic());
  }

  /**
   * By hand: t = (1 - 4) / sqrt(2 · 1.5) with the variance 2 of {3, 5} on one degree of freedom.
   */
  @Test
  void student_s_test_takes_a_sample_of_one() {
    var test = TTest.student(new double[] {1}, new double[] {3, 5}, 0, Alternative.LESS, 0.95);
    assertThat(test.statistic()).isCloseTo(-3 / Math.sqrt(3), withinPercentage(EXACT));
    assertThat(test.df()).isEqualTo(1);
    assertThat(test.p()).isCloseTo(1 / 6.0, withinPercentage(EXACT));
  }

  @Test
  void refuses_what_has_no_t() {
    double[] constant = {3, 3, 3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.welch(constant, constant, 0, Alternative.TWO_SIDED, 0.95))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.welch(new double[] {1}, A, 0, Alternative.TWO_SIDED, 0.95))
        .withMessageContaining("x has 1 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.welch(A, new double[] {1}, 0, Alternative.TWO_SIDED, 0.95))
        .withMessageContaining("y has 1 values");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TTest.student(new double[] {1}, new double[] {2}, 0, Alternative.LESS, 0.9))
        .withMessageContaining("number of values is 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.student(new double[0], A, 0, Alternative.LESS, 0.9))
        .withMessageContaining("x has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.student(A, new double[0], 0, Alternative.LESS, 0.9))
        .withMessageContaining("y has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.paired(A, B, 0, Alternative.LESS, 0.9))
        .withMessageContaining("x has 24 values and y has 27");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.paired(new double[0], new double[0], 0, Alternative.LESS, 0.9))
        .withMessageContaining("x has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.oneSample(new double[] {4}, 0, Alternative.LESS, 0.9))
        .withMessageContaining("x has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.oneSample(A, Double.NaN, Alternative.LESS, 0.9))
        .withMessageContaining("mu is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.oneSample(A, 0, Alternative.LESS, 0))
        .withMessageContaining("level is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TTest.paired(new double[] {1}, new double[] {Double.NaN}, 0, Alternative.LESS, 0.9))
        .withMessageContaining("y[0] is NaN");
  }

  @Test
  void refuses_missing_values_by_their_place() {
    double[] hole = {1, Double.NaN, 3};
    refused("x[1] is NaN", () -> TTest.welch(hole, A, 0, Alternative.LESS, 0.9));
    refused("y[1] is NaN", () -> TTest.welch(A, hole, 0, Alternative.LESS, 0.9));
    refused("x[1] is NaN", () -> TTest.student(hole, A, 0, Alternative.LESS, 0.9));
    refused("y[1] is NaN", () -> TTest.student(A, hole, 0, Alternative.LESS, 0.9));
    refused("x[1] is NaN", () -> TTest.oneSample(hole, 0, Alternative.LESS, 0.9));
    refused("x[1] is NaN", () -> TTest.paired(hole, hole, 0, Alternative.LESS, 0.9));
  }

  private static void refused(String message, Runnable call) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
