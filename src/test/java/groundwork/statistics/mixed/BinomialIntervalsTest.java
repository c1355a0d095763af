package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinomialIntervalsTest {
  private static final double Z = 1.95996398454005;

  @Test
  void a_profile_ends_where_the_deviance_has_risen_by_the_quantile() {
    var fit = BinomialMixedModel.laplace(BinomialMixedModelTest.cbpp(true));
    var profile = BinomialProfile.of(fit, 0.95);
    for (int j = 0; j < 4; j++) {
      var interval = profile.coefficients()[j];
      assertThat(interval.low()).isLessThan(fit.coefficients()[j]);
      assertThat(interval.high()).isGreaterThan(fit.coefficients()[j]);
      assertThat(interval.low())
          .isEqualTo(fit.coefficients()[j] - Z * fit.standardErrors()[j], within(0.2));
      assertThat(interval.level()).isEqualTo(0.95);
    }
    assertThat(profile.sd()[0].low()).isPositive();
    assertThat(profile.sd()[0].high()).isGreaterThan(fit.theta()[0]);
  }

  /**
   * The deviance at a bound, all else fitted again: the other parameters' own profiles hold there.
   */
  @Test
  void the_deviance_at_a_bound_is_the_quantile_higher() {
    var frame = BinomialMixedModelTest.cbpp(false);
    var fit = BinomialMixedModel.laplace(frame);
    var interval = BinomialProfile.of(fit, 0.9).coefficients()[0];
    var objective = new BinomialFit(frame).objective(1);
    double least = Double.POSITIVE_INFINITY;
    for (double theta = 0.3; theta < 1.5; theta += 1e-3) {
      least = Math.min(least, objective.value(new double[] {interval.low(), theta}));
    }
    assertThat(least + 2 * fit.logLik())
        .isEqualTo(1.64485362695147 * 1.64485362695147, within(1e-4));
  }

  @Test
  void a_variance_of_nothing_has_a_profile_that_begins_at_zero() {
    var frame = BinomialMixedModelTest.cbpp(true);
    double[] alike = frame.trials().clone();
    for (int i = 0; i < alike.length; i++) {
      alike[i] = Math.rint(alike[i] * 0.3);
    }
    var fit =
        BinomialMixedModel.laplace(
            new BinomialFrame(
                alike,
                frame.trials(),
                new double[][] {frame.x()[0]},
                List.of("(Intercept)"),
                frame.terms(),
                frame.link()));
    assertThat(fit.singular())
        .containsExactly("the variance of (Intercept) by herd is estimated as zero");
    var sd = BinomialProfile.of(fit, 0.95).sd()[0];
    assertThat(sd.low()).isZero();
    assertThat(sd.high()).isBetween(0.05, 1.0);
  }

  @Test
  void the_bootstrap_draws_from_the_fit() {
    var fit = BinomialMixedModel.laplace(BinomialMixedModelTest.cbpp(true));
    var bootstrap = BinomialBootstrap.of(fit, 100, 11);
    assertThat(bootstrap.coefficients().length + bootstrap.failed()).isEqualTo(100);
    assertThat(bootstrap.failed()).isLessThan(5);
    for (int j = 0; j < 4; j++) {
      var one = bootstrap.coefficient(j);
      assertThat(one.estimate()).isEqualTo(fit.coefficients()[j]);
      assertThat(one.standardError()).isEqualTo(fit.standardErrors()[j], within(0.12));
      assertThat(one.percentile(0.95).contains(fit.coefficients()[j])).isTrue();
    }
    assertThat(bootstrap.sd(0).estimate()).isEqualTo(fit.random().getFirst().sd()[0]);
    assertThat(bootstrap.sd(0).percentile(0.95).low()).isNotNegative();
    assertThat(BinomialBootstrap.of(fit, 3, 11).coefficients()[0])
        .isEqualTo(bootstrap.coefficients()[0]);
    assertThat(BinomialBootstrap.of(fit, 3, 12).coefficients()[0])
        .isNotEqualTo(bootstrap.coefficients()[0]);
  }

  @Test
  void refuses_what_cannot_be_profiled_or_drawn() {
    var joint = BinomialMixedModel.joint(BinomialMixedModelTest.cbpp(false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialProfile.of(joint, 0.95))
        .withMessageContaining("points 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialProfile.of(joint, 1))
        .withMessageContaining("level");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialBootstrap.of(joint, 1, 1))
        .withMessageContaining("times");
  }
}
