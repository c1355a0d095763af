package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SatterthwaiteTest {
  static final Data SLEEP = LinearMixedModelTest.SLEEP;
  static final Data CROSSED = LinearMixedModelTest.CROSSED;

  static void agrees(R r, LinearMixedModel fit) {
    var method = Satterthwaite.of(fit);
    var fixed = r.at("fixed").elements();
    for (int j = 0; j < fixed.size(); j++) {
      var effect = method.coefficient(j, 0.95);
      double df = fixed.get(j).number("df");
      double t = fixed.get(j).number("t value");
      double p = fixed.get(j).number("Pr(>|t|)");
      assertThat(effect.df()).isCloseTo(df, within(1e-6 * df));
      assertThat(effect.t()).isCloseTo(t, within(1e-7 * Math.max(1, Math.abs(t))));
      assertThat(effect.p()).isCloseTo(p, within(1e-4 * p));
    }
  }

  @Test
  void degrees_of_freedom_agree_with_R() {
    agrees(
        R.of("sleep.ri"),
        LinearMixedModelTest.sleep(Estimator.REML, Models.intercept(SLEEP, "Subject")));
    agrees(
        R.of("sleep.rs"),
        LinearMixedModelTest.sleep(Estimator.REML, Models.slope(SLEEP, "Subject", "Days")));
    agrees(
        R.of("sleep.rs.ML"),
        LinearMixedModelTest.sleep(Estimator.ML, Models.slope(SLEEP, "Subject", "Days")));
    agrees(
        R.of("sleep.uncorr"),
        LinearMixedModelTest.sleep(
            Estimator.REML,
            Models.intercept(SLEEP, "Subject"),
            Models.slopeAlone(SLEEP, "Subject", "Days")));
    agrees(
        R.of("sim.lmm.crossed"),
        LinearMixedModelTest.crossed(
            Models.intercept(CROSSED, "participant"), Models.intercept(CROSSED, "item")));
    agrees(
        R.of("sim.lmm.slope"),
        LinearMixedModelTest.crossed(
            Models.slope(CROSSED, "participant", "explain"), Models.intercept(CROSSED, "item")));
    agrees(
        R.of("sim.lmm.max"),
        LinearMixedModelTest.crossed(
            Models.slope(CROSSED, "participant", "explain"),
            Models.slope(CROSSED, "item", "explain")));
    double[] log = Arrays.stream(CROSSED.numbers("rt")).map(Math::log).toArray();
    agrees(
        R.of("sim.lmm.logrt"),
        LinearMixedModelTest.crossed(
            log, Models.intercept(CROSSED, "participant"), Models.intercept(CROSSED, "item")));
    agrees(R.of("paz.pack.fit"), Paz.fit(Paz.data(), "pack_after"));
  }

  @Test
  void f_tests_agree_with_R() {
    var data = Paz.data();
    var pack = Satterthwaite.of(Paz.fit(data, "pack_after"));
    agrees(R.of("paz.pack.anova").row("term", "trial:condition"), pack.test(Paz.interaction()));
    var time = Satterthwaite.of(Paz.fit(data, "decision_ms"));
    agrees(R.of("paz.rt.anova").row("term", "condition:trial"), time.test(Paz.interaction()));
  }

  static void agrees(R r, FTest test) {
    assertThat(test.df1()).isEqualTo((int) r.number("NumDF"));
    assertThat(test.df2()).isCloseTo(r.number("DenDF"), within(1e-6 * test.df2()));
    assertThat(test.f()).isCloseTo(r.number("F value"), within(3e-7 * test.f()));
    assertThat(test.p()).isCloseTo(r.number("Pr(>F)"), within(1e-5 * test.p()));
  }
}
