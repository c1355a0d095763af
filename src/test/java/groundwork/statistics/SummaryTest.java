package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] A = Data.resource("two-groups.csv").numbers("value", "group", "A");

  @Test
  void agrees_with_R() {
    var r = R.of("desc");
    var all = Summary.of(A);
    assertThat(all.n()).isEqualTo(24);
    assertThat(all.mean()).isCloseTo(r.number("meanA"), EXACT);
    assertThat(all.sd().orElseThrow()).isCloseTo(r.number("sdA"), EXACT);
    assertThat(all.standardError().orElseThrow()).isCloseTo(r.number("seA"), EXACT);
    assertThat(all.median()).isCloseTo(r.number("medianA"), EXACT);
    assertThat(all.lowerQuartile()).isCloseTo(r.number("q1A"), EXACT);
    assertThat(all.upperQuartile()).isCloseTo(r.number("q3A"), EXACT);
    assertThat(all.interquartileRange()).isCloseTo(r.number("q3A") - r.number("q1A"), EXACT);
    assertThat(all.mad()).isCloseTo(r.number("madA"), EXACT);
    assertThat(all.skewness().orElseThrow()).isCloseTo(r.number("skewA"), EXACT);
    assertThat(all.kurtosis().orElseThrow()).isCloseTo(r.number("kurtA"), EXACT);
    assertThat(all.min()).isEqualTo(3.8);
    assertThat(all.max()).isEqualTo(7.6);
    assertThat(Summary.trimmedMean(A, 0.2)).isCloseTo(r.number("trimA"), EXACT);
  }

  @Test
  void trimming_nothing_is_the_mean_and_trimming_half_the_median() {
    double[] x = {9, 1, 2, 4};
    assertThat(Summary.trimmedMean(x, 0)).isEqualTo(4);
    assertThat(Summary.trimmedMean(x, 0.25)).isEqualTo(3);
    assertThat(Summary.trimmedMean(x, 0.5)).isEqualTo(3);
    assertThat(Summary.trimmedMean(new double[] {9, 1, 5}, 0.5)).isEqualTo(5);
    assertThat(x).containsExactly(9, 1, 2, 4);
  }

  @Test
  void one_value_has_no_spread_and_constant_values_no_shape() {
    var one = Summary.of(new double[] {3});
    assertThat(one.sd()).isEmpty();
    assertThat(one.standardError()).isEmpty();
    assertThat(one.mad()).isZero();
    assertThat(one.skewness()).isEmpty();
    var constant = Summary.of(new double[] {0.1, 0.1, 0.1});
    assertThat(constant.sd()).hasValue(0);
    assertThat(constant.skewness()).isEmpty();
    assertThat(constant.kurtosis()).isEmpty();
  }

  @Test
  void mirroring_the_sample_turns_the_skewness_and_keeps_the_kurtosis() {
    double[] x = {1, 2, 2, 3, 9};
    double[] mirrored = {-1, -2, -2, -3, -9};
    assertThat(Summary.of(mirrored).skewness().orElseThrow())
        .isCloseTo(-Summary.of(x).skewness().orElseThrow(), EXACT);
    assertThat(Summary.of(mirrored).kurtosis().orElseThrow())
        .isCloseTo(Summary.of(x).kurtosis().orElseThrow(), EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 0.51, Double.NaN})
  void refuses_a_share_that_cannot_be_trimmed(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Summary.trimmedMean(A, share))
        .withMessageContaining("share");
  }

  @Test
  void refuses_no_values_and_what_is_not_finite() {
    assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Summary.of(new double[] {1, Double.NaN}))
        .withMessageContaining("x[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Summary.trimmedMean(new double[] {Double.NaN}, 0.1))
        .withMessageContaining("x[0]");
  }

  @Test
  void ties_are_seen_wherever_they_stand() {
    assertThat(Ranks.tied(new double[] {3, 1, 3})).isTrue();
    assertThat(Ranks.tied(new double[] {3, 1, 2})).isFalse();
    assertThat(Ranks.tied(new double[] {1, 1})).isTrue();
    assertThat(Ranks.tied(new double[] {1})).isFalse();
    assertThat(Ranks.mid(new double[] {5, 5, 1, 5})).containsExactly(3, 3, 1, 3);
  }
}
