package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Mean;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametricBootstrapTest {
  static double[] column(double[][] rows, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }

  /** The estimates are unbiased and spread as their standard errors say, within Monte Carlo. */
  @Test
  void replicates_spread_as_the_standard_errors_say() {
    var fit = ProfileTest.slope();
    var bootstrap = ParametricBootstrap.of(fit, 1000, 7);
    assertThat(bootstrap.failed()).isZero();
    for (int j = 0; j < 2; j++) {
      double[] values = column(bootstrap.coefficients(), j);
      double error = fit.standardErrors()[j];
      assertThat(Mean.of(values)).isCloseTo(fit.coefficients()[j], within(0.12 * error));
      assertThat(Math.sqrt(Mean.variance(values))).isCloseTo(error, within(0.1 * error));
    }
    double[] sigma = column(bootstrap.sds(), 2);
    assertThat(Mean.of(sigma)).isCloseTo(fit.sigma(), within(0.02 * fit.sigma()));
    var interval = bootstrap.sd(0, 0.95);
    assertThat(interval.low()).isBetween(10.0, 16.0);
    assertThat(interval.high()).isBetween(32.0, 39.0);
    assertThat(bootstrap.coefficient(1, 0.95).low()).isCloseTo(7.4, within(0.6));
    assertThat(bootstrap.coefficient(1, 0.95).high()).isCloseTo(13.5, within(0.6));
  }

  @Test
  void the_same_seed_gives_the_same_replicates() {
    var fit = ProfileTest.slope();
    var one = ParametricBootstrap.of(fit, 5, 3);
    assertThat(ParametricBootstrap.of(fit, 5, 3).coefficients()).isDeepEqualTo(one.coefficients());
    assertThat(ParametricBootstrap.of(fit, 5, 4).coefficients()[0])
        .isNotEqualTo(one.coefficients()[0]);
    assertThat(ParametricBootstrap.of(fit, 9, 3).coefficients()[4])
        .isEqualTo(one.coefficients()[4]);
  }

  /**
   * The null distribution of an effect that is there is left far behind; of one that is not, not.
   */
  @Test
  void models_are_compared() {
    var data = LinearMixedModelTest.SLEEP;
    var slope = Models.slope(data, "Subject", "Days");
    var without =
        LinearMixedModel.fit(
            data.numbers("Reaction"),
            new double[][] {Models.ones(180)},
            List.of(slope),
            Estimator.REML);
    var days = ParametricBootstrap.compare(without, ProfileTest.slope(), 60, 1);
    assertThat(days.chiSquared()).isCloseTo(23.537, within(1e-3));
    assertThat(days.p()).isCloseTo(1 / 61.0, within(1e-12));
    assertThat(days.times()).isEqualTo(60);
    double[] noise = new double[180];
    Arrays.setAll(noise, i -> Math.sin(i * i));
    var more = LinearMixedModelTest.SLEEP.numbers("Days");
    var useless =
        LinearMixedModel.fit(
            data.numbers("Reaction"), Models.fixed(more, noise), List.of(slope), Estimator.ML);
    double p = LikelihoodRatio.of(ProfileTest.slope(), useless).p();
    assertThat(ParametricBootstrap.compare(ProfileTest.slope(), useless, 200, 1).p())
        .isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / 200)));
  }

  @Test
  void refuses_fewer_than_two_replicates() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParametricBootstrap.of(ProfileTest.slope(), 1, 1))
        .withMessage("times is 1; at least 2 are needed");
  }
}
