package groundwork.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class StandardisedDifferenceTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative
  private static final double[] A = Data.resource("two-groups.csv").numbers("value", "group", "A");
  private static final double[] B = Data.resource("two-groups.csv").numbers("value", "group", "B");
  private static final double[] BEFORE = Data.resource("paired.csv").numbers("before");
  private static final double[] AFTER = Data.resource("paired.csv").numbers("after");

  /** R's own search for the bounds stops at some 1e-6; see the tight ones below. */
  @Test
  void differences_agree_with_R() {
    same(StandardisedDifference.pooled(A, B, 0.95), R.of("d.pooled"), "Cohens_d");
    same(StandardisedDifference.unpooled(A, B, 0.95), R.of("d.unpooled"), "Cohens_d");
    same(StandardisedDifference.pooled(A, B, 0.95).unbiased(), R.of("hedges.g"), "Hedges_g");
    same(StandardisedDifference.glass(A, B, 0.95), R.of("glass.delta"), "Glass_delta");
    same(StandardisedDifference.paired(AFTER, BEFORE, 0.95), R.of("d.z"), "Cohens_d");
    same(StandardisedDifference.oneSample(A, 5, 0.95), R.of("d.one"), "Cohens_d");
  }

  private static void same(StandardisedDifference d, R r, String name) {
    assertThat(d.estimate()).isCloseTo(r.number(name), withinPercentage(EXACT));
    assertThat(d.interval().low()).isCloseTo(r.number("CI_low"), within(2e-6));
    assertThat(d.interval().high()).isCloseTo(r.number("CI_high"), within(2e-6));
    assertThat(d.interval().level()).isEqualTo(0.95);
  }

  @Test
  void bounds_agree_with_R_where_R_is_exact() {
    var r = R.of("nct.ci");
    var d = StandardisedDifference.pooled(A, B, 0.95);
    assertThat(d.interval().low())
        .isCloseTo(r.number("d_pooled_from_two_groups", 0), withinPercentage(EXACT));
    assertThat(d.interval().high())
        .isCloseTo(r.number("d_pooled_from_two_groups", 1), withinPercentage(EXACT));
    assertThat(d.df()).isEqualTo(49);
    assertThat(d.estimate() * d.sd()).isCloseTo(5.72916666666667 - 3.6, within(1e-13));
  }

  @Test
  void paired_differences_in_other_units_agree_with_R() {
    var r = R.of("d.av");
    var z = StandardisedDifference.paired(AFTER, BEFORE, 0.95);
    var average = StandardisedDifference.average(AFTER, BEFORE, 0.95);
    var repeated = StandardisedDifference.repeated(AFTER, BEFORE, 0.95);
    assertThat(average.estimate()).isCloseTo(r.number("d_av"), withinPercentage(EXACT));
    assertThat(repeated.estimate()).isCloseTo(r.number("d_rm"), withinPercentage(EXACT));
    double factor = average.estimate() / z.estimate();
    assertThat(average.interval().low()).isCloseTo(z.interval().low() * factor, within(1e-13));
    assertThat(average.interval().high()).isCloseTo(z.interval().high() * factor, within(1e-13));
    assertThat(average.estimate() * average.sd()).isCloseTo(6.15, within(1e-13));
  }

  @Test
  void swapped_samples_swap_sign_and_bounds() {
    var one = StandardisedDifference.unpooled(A, B, 0.9);
    var other = StandardisedDifference.unpooled(B, A, 0.9);
    assertThat(other.estimate()).isCloseTo(-one.estimate(), within(1e-14));
    assertThat(other.interval().low()).isCloseTo(-one.interval().high(), within(1e-10));
    assertThat(other.interval().level()).isEqualTo(0.9);
  }

  /** By hand: Γ(1) / (√1 Γ(1/2)) = 1 / √π with two degrees of freedom. */
  @Test
  void the_correction_by_hand() {
    assertThat(StandardisedDifference.correction(2))
        .isCloseTo(1 / Math.sqrt(Math.PI), within(1e-14));
    assertThat(StandardisedDifference.correction(1e4)).isCloseTo(1 - 3 / (4e4 - 1), within(1e-8));
  }

  @Test
  void refuses_what_has_no_deviation() {
    double[] constant = {3, 3, 3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.pooled(constant, constant, 0.95))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.unpooled(constant, constant, 0.95))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.glass(A, constant, 0.95))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.oneSample(constant, 0, 0.95))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.repeated(constant, new double[] {1, 2, 3}, 0.95))
        .withMessageContaining("x or y is constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.pooled(new double[] {1}, A, 0.95))
        .withMessageContaining("x has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.glass(A, new double[] {1}, 0.95))
        .withMessageContaining("y has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.unpooled(A, new double[] {1}, 0.95))
        .withMessageContaining("y has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.oneSample(new double[] {1}, 0, 0.95))
        .withMessageContaining("x has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.oneSample(A, Double.NaN, 0.95))
        .withMessageContaining("mu is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.paired(A, B, 0.95))
        .withMessageContaining("x has 24 values and y has 27");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardisedDifference.pooled(A, B, 1))
        .withMessageContaining("level is 1");
  }

  @Test
  void refuses_pairs_of_which_either_side_is_constant() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                StandardisedDifference.repeated(
                    new double[] {1, 2, 3}, new double[] {3, 3, 3}, 0.95))
        .withMessageContaining("x or y is constant");
  }

  @Test
  void refuses_values_that_are_missing_by_their_place() {
    double[] hole = A.clone();
    hole[2] = Double.NaN;
    refused("x[2] is NaN", () -> StandardisedDifference.pooled(hole, A, 0.95));
    refused("y[2] is NaN", () -> StandardisedDifference.pooled(A, hole, 0.95));
    refused("x[2] is NaN", () -> StandardisedDifference.unpooled(hole, A, 0.95));
    refused("y[2] is NaN", () -> StandardisedDifference.glass(A, hole, 0.95));
    refused("x[2] is NaN", () -> StandardisedDifference.oneSample(hole, 0, 0.95));
    refused("y[2] is NaN", () -> StandardisedDifference.paired(A, hole, 0.95));
    refused("x[2] is NaN", () -> StandardisedDifference.average(hole, A, 0.95));
  }

  private static void refused(String message, Runnable call) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
