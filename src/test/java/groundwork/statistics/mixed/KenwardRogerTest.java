package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class KenwardRogerTest {
  static void agrees(R r, LinearMixedModel fit, int... columns) {
    double[][] l = new double[columns.length][fit.coefficients().length];
    for (int i = 0; i < columns.length; i++) {
      l[i][columns[i]] = 1;
    }
    var test = KenwardRoger.of(fit).test(l);
    assertThat(test.f()).isCloseTo(r.number("F value"), within(1e-6 * test.f()));
    assertThat(test.df2()).isCloseTo(r.number("DenDF"), within(1e-6 * test.df2()));
    assertThat(test.p()).isCloseTo(r.number("Pr(>F)"), within(1e-5 * test.p()));
  }

  @Test
  void a_random_slope_agrees_with_R() {
    var data = LinearMixedModelTest.SLEEP;
    var fit = LinearMixedModelTest.sleep(Estimator.REML, Models.slope(data, "Subject", "Days"));
    agrees(R.of("sleep.kr").row("term", "Days"), fit, 1);
  }

  @Test
  void crossed_factors_agree_with_R() {
    var data = LinearMixedModelTest.CROSSED;
    var fit =
        LinearMixedModelTest.crossed(
            Models.slope(data, "participant", "explain"), Models.intercept(data, "item"));
    agrees(R.of("sim.lmm.kr").row("term", "explain"), fit, 1);
  }
}
