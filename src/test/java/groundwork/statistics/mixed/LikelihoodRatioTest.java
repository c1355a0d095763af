package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class LikelihoodRatioTest {
  static LinearMixedModel intercept() {
    return LinearMixedModelTest.sleep(
        Estimator.REML, Models.intercept(LinearMixedModelTest.SLEEP, "Subject"));
  }

  static LinearMixedModel slope() {
    return LinearMixedModelTest.sleep(
        Estimator.ML, Models.slope(LinearMixedModelTest.SLEEP, "Subject", "Days"));
  }

  @Test
  void a_test_of_a_random_slope_agrees_with_R() {
    var test = LikelihoodRatio.of(intercept(), slope());
    var r = R.of("sleep.lrt").row("term", "b");
    assertThat(test.chiSquared()).isCloseTo(r.number("Chisq"), within(1e-8));
    assertThat(test.df()).isEqualTo(2);
    assertThat(test.p()).isCloseTo(r.number("Pr(>Chisq)"), within(1e-8 * test.p()));
    for (var fit : new LinearMixedModel[] {test.small(), test.large()}) {
      var row = R.of("sleep.lrt").row("term", fit == test.small() ? "a" : "b");
      assertThat(fit.estimator()).isEqualTo(Estimator.ML);
      assertThat(fit.npar()).isEqualTo((int) row.number("npar"));
      assertThat(fit.aic()).isCloseTo(row.number("AIC"), within(1e-8));
      assertThat(fit.bic()).isCloseTo(row.number("BIC"), within(1e-8));
      assertThat(fit.logLik()).isCloseTo(row.number("logLik"), within(1e-8));
      assertThat(fit.deviance()).isCloseTo(row.number("deviance"), within(1e-8));
    }
  }

  /** Half of chi-squared with 1 df and half of that with 2: 1 - exp(-x / 2) is the latter's cdf. */
  @Test
  void a_variance_is_tested_at_its_boundary() {
    var test = LikelihoodRatio.of(intercept(), slope());
    double two = Math.exp(-test.chiSquared() / 2);
    assertThat(test.p()).isCloseTo(two, within(1e-12 * two));
    double one =
        org.apache.commons.statistics.distribution.ChiSquaredDistribution.of(1)
            .survivalProbability(test.chiSquared());
    assertThat(test.boundaryP().orElseThrow()).isCloseTo((one + two) / 2, within(1e-12 * two));
  }

  @Test
  void one_variance_halves_p_and_none_leaves_it() {
    var data = LinearMixedModelTest.CROSSED;
    var participant = Models.intercept(data, "participant");
    var one = LinearMixedModelTest.crossed(participant);
    var two = LinearMixedModelTest.crossed(participant, Models.intercept(data, "item"));
    var test = LikelihoodRatio.of(one, two);
    assertThat(test.boundaryP().orElseThrow()).isCloseTo(test.p() / 2, within(1e-15));
    var without =
        LinearMixedModel.fit(
            data.numbers("rating"),
            new double[][] {Models.ones(960)},
            java.util.List.of(participant),
            Estimator.REML);
    var fixed = LikelihoodRatio.of(without, one);
    assertThat(fixed.boundaryP()).isEmpty();
    assertThat(fixed.df()).isEqualTo(1);
    assertThat(fixed.p()).isBetween(0.0, 1.0);
  }

  /** A variance that is estimated as zero gains nothing: p is 1, not a half. */
  @Test
  void a_variance_of_zero_gains_nothing() {
    var data = LinearMixedModelTest.CROSSED;
    double[] log = java.util.Arrays.stream(data.numbers("rt")).map(Math::log).toArray();
    var participant = Models.intercept(data, "participant");
    var test =
        LikelihoodRatio.of(
            LinearMixedModelTest.crossed(log, participant),
            LinearMixedModelTest.crossed(log, participant, Models.intercept(data, "item")));
    assertThat(test.chiSquared()).isCloseTo(0, within(1e-9));
    assertThat(test.p()).isCloseTo(1, within(1e-4));
  }

  @Test
  void refuses_models_that_are_not_nested() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LikelihoodRatio.of(slope(), intercept()))
        .withMessage("large has 4 parameters and small has 6");
    var data = LinearMixedModelTest.CROSSED;
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LikelihoodRatio.of(
                    intercept(),
                    LinearMixedModelTest.crossed(
                        Models.slope(data, "participant", "explain"),
                        Models.intercept(data, "item"))))
        .withMessage("small and large are models of different data");
  }
}
