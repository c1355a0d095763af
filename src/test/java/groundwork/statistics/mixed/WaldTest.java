package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.distribution.NoncentralF;
import org.junit.jupiter.api.Test;

class WaldTest {
  static final double[] B = {1, 2, -1};
  static final double[][] V = {{4, 1, 0}, {1, 1, 0}, {0, 0, 0.25}};

  /** By hand: 2 / 1 and -1 / 0.5; for 2 - (-1) the variance is 1 + 0.25. */
  @Test
  void coefficients_and_contrasts_are_tested_by_hand() {
    var wald = Wald.asymptotic(B, V);
    var one = wald.coefficient(1, 0.95);
    assertThat(one.estimate()).isEqualTo(2);
    assertThat(one.se()).isEqualTo(1);
    assertThat(one.t()).isEqualTo(2);
    assertThat(one.df()).isInfinite();
    assertThat(one.p()).isCloseTo(0.0455002638963584, within(1e-12));
    assertThat(one.interval().low()).isCloseTo(2 - 1.95996398454005, within(1e-12));
    assertThat(one.interval().high()).isCloseTo(2 + 1.95996398454005, within(1e-12));
    assertThat(one.interval().level()).isEqualTo(0.95);
    assertThat(wald.coefficient(2, 0.95).t()).isEqualTo(-2);
    assertThat(wald.coefficient(2, 0.95).p()).isEqualTo(one.p());
    var both = wald.contrast(new double[] {0, 1, -1}, 0.9);
    assertThat(both.estimate()).isEqualTo(3);
    assertThat(both.se()).isCloseTo(Math.sqrt(1.25), within(1e-15));
    assertThat(wald.contrast(new double[] {1, 1, 0}, 0.9).se())
        .isCloseTo(Math.sqrt(7), within(1e-15));
    assertThat(wald.coefficients()).isEqualTo(B);
    assertThat(wald.vcov()).isEqualTo(V);
  }

  /** Independent: the F of both is the mean of the squares; R: pchisq(8, 2, lower = FALSE). */
  @Test
  void several_hypotheses_are_tested_at_once() {
    var wald = Wald.asymptotic(B, V);
    double[][] l = {{0, 1, 0}, {0, 0, 1}};
    var test = wald.test(l);
    assertThat(test.f()).isCloseTo(4, within(1e-12));
    assertThat(test.df1()).isEqualTo(2);
    assertThat(test.p()).isCloseTo(Math.exp(-4), within(1e-14));
    var again = wald.test(new double[][] {{0, 1, 0}, {0, 0, 1}, {0, 1, 1}});
    assertThat(again.df1()).isEqualTo(2);
    assertThat(again.f()).isCloseTo(4, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wald.test(new double[2][3]))
        .withMessageContaining("zero");
  }

  @Test
  void degrees_of_freedom_may_be_those_of_least_squares() {
    var data = LinearMixedModelTest.SLEEP;
    var fit = LinearMixedModelTest.sleep(Estimator.REML, Models.intercept(data, "Subject"));
    var wald = Wald.residual(fit);
    assertThat(wald.df(new double[] {1, 0})).isEqualTo(178);
    var test = wald.test(new double[][] {{0, 1}});
    var one = wald.coefficient(1, 0.95);
    assertThat(test.f()).isCloseTo(one.t() * one.t(), within(1e-9));
    assertThat(test.p()).isCloseTo(one.p(), within(1e-12));
    assertThat(test.df2()).isEqualTo(178);
  }

  @Test
  void partial_eta_squared_comes_with_an_interval() {
    var test = FTest.of(5, 2, 40);
    assertThat(test.partialEtaSquared()).isCloseTo(10 / 50.0, within(1e-15));
    assertThat(test.p()).isCloseTo(Math.pow(1 + 2 * 5 / 40.0, -20), within(1e-12)); // df1 = 2
    var interval = test.partialEtaSquared(0.9);
    double low = 40 * interval.low() / (1 - interval.low());
    double high = 40 * interval.high() / (1 - interval.high());
    assertThat(new NoncentralF(2, 40, low).survival(5)).isCloseTo(0.05, within(1e-6));
    assertThat(new NoncentralF(2, 40, high).cumulative(5)).isCloseTo(0.05, within(1e-6));
    assertThat(interval.level()).isEqualTo(0.9);
  }

  /** The methods agree on a coefficient whichever way it is asked for. */
  @Test
  void one_hypothesis_is_a_squared_t() {
    var data = LinearMixedModelTest.CROSSED;
    var fit =
        LinearMixedModelTest.crossed(
            Models.slope(data, "participant", "explain"), Models.intercept(data, "item"));
    for (DegreesOfFreedom method :
        new DegreesOfFreedom[] {Satterthwaite.of(fit), KenwardRoger.of(fit)}) {
      var one = method.coefficient(1, 0.95);
      var test = method.test(new double[][] {{0, 3}}); // scale makes no difference
      assertThat(test.f()).isCloseTo(one.t() * one.t(), within(1e-9));
      assertThat(test.df2()).isCloseTo(one.df(), within(1e-7));
      assertThat(test.p()).isCloseTo(one.p(), within(1e-9));
      assertThat(method.coefficients()).isEqualTo(fit.coefficients());
      assertThatIllegalArgumentException().isThrownBy(() -> method.df(new double[2]));
    }
    assertThat(KenwardRoger.of(fit).vcov()[0][0])
        .isCloseTo(fit.vcov()[0][0], within(1e-3 * fit.vcov()[0][0]));
    assertThat(KenwardRoger.of(fit.refit(Estimator.ML)).coefficient(1, 0.95).df())
        .isCloseTo(KenwardRoger.of(fit).coefficient(1, 0.95).df(), within(1e-6));
  }
}
