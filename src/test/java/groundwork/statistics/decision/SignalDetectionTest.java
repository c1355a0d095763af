package groundwork.statistics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalDetectionTest {
  private static final Offset<Double> EXACT = within(1e-11);
  private static final Data TABLE = Data.resource("sdt.csv");

  @Test
  void the_log_linear_correction_agrees_with_R() {
    var expected = R.of("sdt.loglinear").elements();
    for (int i = 0; i < expected.size(); i++) {
      var person =
          SignalDetection.logLinear(at("hits", i), at("misses", i), at("fa", i), at("cr", i));
      var r = expected.get(i);
      assertThat(person.hitRate()).isCloseTo(r.number("H"), EXACT);
      assertThat(person.falseAlarmRate()).isCloseTo(r.number("F"), EXACT);
      assertThat(person.dPrime()).isCloseTo(r.number("dprime"), EXACT);
      assertThat(person.criterion()).isCloseTo(r.number("c"), EXACT);
      assertThat(person.beta()).isCloseTo(r.number("beta"), EXACT);
      assertThat(person.relativeCriterion().orElseThrow()).isCloseTo(r.number("cprime"), EXACT);
    }
  }

  @Test
  void the_half_trial_correction_agrees_with_R() {
    var expected = R.of("sdt.2N").elements();
    for (int i = 0; i < expected.size(); i++) {
      var person =
          SignalDetection.halfTrial(at("hits", i), at("misses", i), at("fa", i), at("cr", i));
      var r = expected.get(i);
      assertThat(person.dPrime()).isCloseTo(r.number("dprime"), EXACT);
      assertThat(person.criterion()).isCloseTo(r.number("c"), EXACT);
      assertThat(person.aPrime()).isCloseTo(r.number("Aprime"), EXACT);
      assertThat(person.variance()).isCloseTo(r.number("var.d"), EXACT);
      double half = 1.95996398454005 * Math.sqrt(r.number("var.d"));
      assertThat(person.interval(0.95).low()).isCloseTo(r.number("dprime") - half, within(1e-9));
      assertThat(person.interval(0.95).high()).isCloseTo(r.number("dprime") + half, within(1e-9));
    }
  }

  @Test
  void two_alternatives_agree_with_R() {
    for (R row : R.of("sdt.2afc").elements()) {
      assertThat(SignalDetection.twoAlternatives(row.number("pc")))
          .isCloseTo(row.number("dprime"), EXACT);
    }
  }

  /** R 4.2.2: qnorm(c(20.5/31, 8.5/31, 80.5/301)); then the formula of the variance by hand. */
  @Test
  void the_variance_has_the_corrected_rates_over_the_trials_there_were() {
    var one = SignalDetection.logLinear(20, 10, 8, 22);
    double signals = spread(one.hitRate(), 0.415987220189675) / 30;
    double noise = spread(one.falseAlarmRate(), -0.600178775989845) / 30;
    assertThat(one.dPrime()).isCloseTo(0.415987220189675 + 0.600178775989845, within(1e-12));
    assertThat(one.variance()).isCloseTo(signals + noise, within(1e-12));
    var many = SignalDetection.logLinear(20, 10, 80, 220);
    assertThat(many.variance())
        .isCloseTo(signals + spread(80.5 / 301, -0.620568271807538) / 300, within(1e-12));
  }

  private static double spread(double rate, double z) {
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return rate * (1 - rate) / (density * density);
  }

  @Test
  void the_corrections_agree_where_they_do_nothing_much() {
    var one = SignalDetection.logLinear(700, 300, 200, 800);
    var other = SignalDetection.halfTrial(700, 300, 200, 800);
    assertThat(one.variance()).isCloseTo(other.variance(), within(1e-5));
    assertThat(one.aPrime()).isCloseTo(other.aPrime(), within(1e-3));
  }

  @Test
  void naming_noise_signal_turns_the_sign() {
    var below = SignalDetection.logLinear(3, 9, 8, 4);
    var above = SignalDetection.logLinear(8, 4, 3, 9);
    assertThat(below.dPrime()).isCloseTo(-above.dPrime(), EXACT);
    assertThat(below.aPrime()).isCloseTo(1 - above.aPrime(), EXACT);
    assertThat(below.criterion()).isCloseTo(above.criterion(), EXACT);
  }

  @Test
  void at_chance_the_relative_criterion_is_undefined() {
    var chance = SignalDetection.halfTrial(3, 1, 3, 1);
    assertThat(chance.dPrime()).isZero();
    assertThat(chance.relativeCriterion()).isEmpty();
    assertThat(chance.aPrime()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void refuses_shares_without_a_finite_distance(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignalDetection.twoAlternatives(share))
        .withMessageContaining("correct");
  }

  @Test
  void refuses_no_signal_no_noise_and_negative_counts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignalDetection.logLinear(0, 0, 1, 1))
        .withMessageContaining("no signal");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignalDetection.halfTrial(1, 0, 0, 0))
        .withMessageContaining("no noise");
    int[][] negative = {{-1, 1, 1, 1}, {1, -1, 1, 1}, {1, 1, -1, 1}, {1, 1, 1, -1}};
    for (int[] counts : negative) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SignalDetection.logLinear(counts[0], counts[1], counts[2], counts[3]))
          .withMessageContaining("none may be negative");
    }
    assertThat(SignalDetection.logLinear(1, 0, 0, 1).dPrime()).isPositive();
    assertThat(SignalDetection.logLinear(0, 1, 1, 0).dPrime()).isNegative();
  }

  private static int at(String column, int row) {
    return TABLE.integers(column)[row];
  }
}
