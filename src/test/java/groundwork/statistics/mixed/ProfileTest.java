package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProfileTest {
  static LinearMixedModel slope() {
    return LinearMixedModelTest.sleep(
        Estimator.REML, Models.slope(LinearMixedModelTest.SLEEP, "Subject", "Days"));
  }

  /** R interpolates its profile by splines: about 1e-5. */
  @Test
  void intervals_agree_with_R() {
    var parameters = Profile.of(slope(), 0.95).parameters();
    var rows = R.of("sleep.profile.ci").elements();
    assertThat(parameters).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      double low = rows.get(i).number("2.5 %");
      double high = rows.get(i).number("97.5 %");
      var interval = parameters.get(i).interval();
      assertThat(interval.low()).isCloseTo(low, within(5e-5 * Math.abs(low)));
      assertThat(interval.high()).isCloseTo(high, within(5e-5 * Math.abs(high)));
    }
    assertThat(parameters.stream().map(Profile.Parameter::name))
        .containsExactly(
            "sd (Intercept) | Subject",
            "cor (Intercept).Days | Subject",
            "sd Days | Subject",
            "sigma",
            "0",
            "1");
    var ml = slope().refit(Estimator.ML);
    assertThat(parameters.get(3).estimate()).isEqualTo(ml.sigma());
    assertThat(parameters.get(5).estimate()).isEqualTo(ml.coefficients()[1]);
  }

  @Test
  void fixed_effects_can_be_had_alone() {
    var all = Profile.of(slope(), 0.9).parameters();
    var fixed = Profile.fixed(slope(), 0.9);
    assertThat(fixed).containsExactly(all.get(4).interval(), all.get(5).interval());
    assertThat(fixed.get(1).level()).isEqualTo(0.9);
    assertThat(fixed.get(1).low()).isGreaterThan(7.35865330);
  }

  @Test
  void a_variance_of_zero_is_not_excluded_from_below() {
    var data = LinearMixedModelTest.CROSSED;
    double[] log = Arrays.stream(data.numbers("rt")).map(Math::log).toArray();
    var fit =
        LinearMixedModelTest.crossed(
            log, Models.intercept(data, "participant"), Models.intercept(data, "item"));
    var item = Profile.of(fit, 0.95).parameters().get(1);
    assertThat(item.interval().low()).isZero();
    assertThat(item.interval().high()).isBetween(0.01, 0.2);
  }

  @Test
  void a_correlation_of_one_is_not_excluded() {
    var data = LinearMixedModelTest.CROSSED;
    var fit =
        LinearMixedModelTest.crossed(
            Models.slope(data, "participant", "explain"), Models.slope(data, "item", "explain"));
    var parameters = Profile.of(fit, 0.95).parameters();
    assertThat(parameters.get(4).name()).isEqualTo("cor (Intercept).explain | item");
    assertThat(parameters.get(4).interval().low()).isEqualTo(-1);
    assertThat(parameters.get(4).interval().high()).isEqualTo(1);
    assertThat(parameters.get(1).interval().low()).isBetween(-0.2, 0.3);
  }
}
