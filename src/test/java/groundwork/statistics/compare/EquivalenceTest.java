package groundwork.statistics.compare;

import static groundwork.statistics.compare.Samples.A;
import static groundwork.statistics.compare.Samples.AFTER;
import static groundwork.statistics.compare.Samples.B;
import static groundwork.statistics.compare.Samples.BEFORE;
import static groundwork.statistics.compare.Samples.minus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class EquivalenceTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative

  @Test
  void two_samples_and_pairs_agree_with_R() {
    var welch = Equivalence.welch(A, B, -2, 2, 0.05);
    same(welch, R.of("tost.welch"));
    assertThat(welch.lower().df()).isCloseTo(R.of("tost.welch").number("df"), within(1e-9));
    assertThat(welch.low()).isEqualTo(-2);
    assertThat(welch.high()).isEqualTo(2);
    same(Equivalence.paired(AFTER, BEFORE, -10, 10, 0.05), R.of("tost.paired"));
    same(Equivalence.oneSample(minus(AFTER, BEFORE), -10, 10, 0.05), R.of("tost.paired"));
  }

  private static void same(Equivalence test, R r) {
    assertThat(test.lower().statistic()).isCloseTo(r.number("t.lower"), withinPercentage(EXACT));
    assertThat(test.lower().p()).isCloseTo(r.number("p.lower"), withinPercentage(EXACT));
    assertThat(test.upper().statistic()).isCloseTo(r.number("t.upper"), withinPercentage(EXACT));
    assertThat(test.upper().p()).isCloseTo(r.number("p.upper"), withinPercentage(EXACT));
    assertThat(test.p()).isCloseTo(r.number("p"), withinPercentage(EXACT));
    assertThat(test.interval().low()).isCloseTo(r.number("ci90", 0), withinPercentage(EXACT));
    assertThat(test.interval().high()).isCloseTo(r.number("ci90", 1), withinPercentage(EXACT));
    assertThat(test.interval().level()).isCloseTo(0.9, within(1e-15));
  }

  @Test
  void the_interval_at_a_bound_has_p_at_alpha() {
    double high = Equivalence.student(A, B, -9, 9, 0.025).interval().high();
    assertThat(Equivalence.student(A, B, -9, high, 0.025).p())
        .isCloseTo(0.025, withinPercentage(EXACT));
    assertThat(Equivalence.student(A, B, -9, high, 0.025).upper().interval().high())
        .isCloseTo(high, within(1e-12));
  }

  @Test
  void refuses_crossed_bounds_and_an_alpha_that_is_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equivalence.welch(A, B, 1, 1, 0.05))
        .withMessageContaining("[1.0, 1.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equivalence.welch(A, B, -1, 1, 0.5))
        .withMessageContaining("alpha is 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equivalence.welch(A, B, -1, 1, 0))
        .withMessageContaining("alpha is 0");
  }
}
