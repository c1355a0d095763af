package groundwork.statistics.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticTest {
  private static final Data TABLE = Data.resource("crossed-40x24.csv");
  private static final double[] Y = TABLE.numbers("correct");
  private static final List<String> NAMES = List.of("(Intercept)", "explain");
  private static final double[][] COLUMNS = {ones(960), TABLE.numbers("explain")};

  @Test
  void agrees_with_R() {
    var r = R.of("sim.glm");
    var model = Logistic.fit(COLUMNS, NAMES, Y);
    for (int j = 0; j < 2; j++) {
      var term = model.terms(0.95).get(j);
      assertThat(term.name()).isEqualTo(r.text("fixed", j, "term"));
      assertThat(term.estimate()).isCloseTo(r.number("fixed", j, "Estimate"), within(1e-10));
      assertThat(term.se()).isCloseTo(r.number("fixed", j, "Std. Error"), within(1e-6));
      assertThat(term.statistic()).isCloseTo(r.number("fixed", j, "z value"), within(1e-5));
      assertThat(term.p()).isCloseTo(r.number("fixed", j, "Pr(>|z|)"), within(1e-7));
      assertThat(term.df()).isInfinite();
      assertThat(term.interval().high() - term.estimate())
          .isCloseTo(1.95996398454005 * term.se(), within(1e-10));
    }
    assertThat(model.deviance()).isCloseTo(r.number("deviance"), within(1e-9));
    assertThat(model.nullDeviance()).isCloseTo(r.number("null.deviance"), within(1e-9));
    assertThat(model.aic()).isCloseTo(r.number("AIC"), within(1e-9));
    // R 4.2.2: logLik(m), BIC(m)
    assertThat(model.logLik()).isCloseTo(-624.683843257071, within(1e-9));
    assertThat(model.bic()).isCloseTo(1263.10155308306, within(1e-9));
    assertThat(model.separated()).isFalse();
    assertThat(model.iterations()).isBetween(3, 8);
    assertThat(model.n()).isEqualTo(960);
  }

  @Test
  void errors_of_clusters_agree_with_R() {
    var r = R.of("sim.glm.cluster");
    var model = Logistic.fit(COLUMNS, NAMES, Y);
    int[] people = people();
    var cr0 = model.terms(people, Robust.Clustered.CR0, 0.95);
    assertThat(cr0.get(0).se()).isCloseTo(r.number("cr0.intercept"), within(1e-6));
    assertThat(cr0.get(1).se()).isCloseTo(r.number("cr0.explain"), within(1e-6));
    assertThat(cr0.get(1).df()).isInfinite();
    var cr1 = model.terms(people, Robust.Clustered.CR1, 0.95);
    assertThat(cr1.get(0).se()).isCloseTo(r.number("cr1.intercept"), within(1e-6));
    assertThat(cr1.get(1).se()).isCloseTo(r.number("cr1.explain"), within(1e-6));
  }

  /** R 4.2.2, glm with epsilon = 1e-14: CR2 and HC3 in whitened form, as in OlsTest. */
  @Test
  void corrected_errors_agree_with_R() {
    var model = Logistic.fit(COLUMNS, NAMES, Y);
    var cr2 = model.terms(people(), Robust.Clustered.CR2, 0.95);
    assertThat(cr2.get(0).se()).isCloseTo(0.125182402488649, within(1e-9));
    assertThat(cr2.get(1).se()).isCloseTo(0.125173846182608, within(1e-9));
    assertThat(cr2.get(0).df()).isCloseTo(39, within(1e-7));
    var hc3 = model.terms(Robust.Rows.HC3, 0.95);
    assertThat(hc3.get(0).se()).isCloseTo(0.0923548795846457, within(1e-9));
    assertThat(hc3.get(1).se()).isCloseTo(0.13542178421069, within(1e-9));
  }

  /** R 4.2.2: glm(cbind(s, t - s) ~ v, binomial, control = list(epsilon = 1e-14)) */
  @Test
  void counts_agree_with_R() {
    var model =
        Logistic.counts(
            new double[][] {ones(4), {1, 2, 3, 4}},
            List.of("(Intercept)", "v"),
            new double[] {2, 5, 8, 9},
            new double[] {10, 10, 12, 10});
    assertThat(model.coefficients())
        .containsExactly(new double[] {-2.39376156212889, 1.09832376697741}, within(1e-10));
    var v = model.terms(0.95).get(1);
    assertThat(v.se()).isCloseTo(0.370761646776769, within(1e-9));
    assertThat(v.statistic()).isCloseTo(2.96234461284151, within(1e-8));
    assertThat(v.p()).isCloseTo(0.00305305866912869, within(1e-9));
    assertThat(model.deviance()).isCloseTo(0.260148544409707, within(1e-9));
    assertThat(model.nullDeviance()).isCloseTo(11.7152892059725, within(1e-9));
    assertThat(model.logLik()).isCloseTo(-5.11133563379394, within(1e-9));
    assertThat(model.aic()).isCloseTo(14.2226712675879, within(1e-9));
    assertThat(model.bic()).isCloseTo(12.9952599898277, within(1e-9));
    assertThat(model.fitted()[0])
        .isCloseTo(1 / (1 + Math.exp(2.39376156212889 - 1.09832376697741)), within(1e-10));
  }

  @Test
  void covariances_belong_to_the_errors() {
    var model = Logistic.fit(COLUMNS, NAMES, Y);
    double[][] plain = model.covariance();
    double[][] robust = model.covariance(people(), Robust.Clustered.CR0);
    for (int j = 0; j < 2; j++) {
      assertThat(Math.sqrt(plain[j][j])).isCloseTo(model.terms(0.9).get(j).se(), within(1e-12));
      assertThat(Math.sqrt(robust[j][j]))
          .isCloseTo(model.terms(people(), Robust.Clustered.CR0, 0.9).get(j).se(), within(1e-12));
    }
  }

  /** With one column of 0 and 1, by hand: the odds of each group. */
  @Test
  void two_groups_by_hand() {
    var model =
        Logistic.fit(
            new double[][] {ones(7), {0, 0, 0, 1, 1, 1, 1}},
            NAMES,
            new double[] {1, 0, 0, 1, 1, 1, 0});
    assertThat(model.coefficients())
        .containsExactly(new double[] {Math.log(0.5), Math.log(6)}, within(1e-10));
  }

  @Test
  void complete_and_partial_separation_are_said() {
    double[] y = {0, 0, 0, 1, 1, 1};
    assertThat(Logistic.fit(new double[][] {ones(6), {1, 2, 3, 4, 5, 6}}, NAMES, y).separated())
        .isTrue();
    // one group always succeeds
    double[] group = {0, 0, 0, 0, 1, 1};
    assertThat(Logistic.fit(new double[][] {ones(6), group}, NAMES, y).separated()).isTrue();
    // overlap at one value only
    double[] touching = {1, 2, 3, 3, 4, 5};
    assertThat(Logistic.fit(new double[][] {ones(6), touching}, NAMES, y).separated()).isTrue();
    assertThat(Logistic.fit(new double[][] {ones(6)}, List.of("(Intercept)"), ones(6)).separated())
        .isTrue();
    double[] overlapping = {1, 2, 4, 3, 5, 6};
    assertThat(Logistic.fit(new double[][] {ones(6), overlapping}, NAMES, y).separated()).isFalse();
    // a steep but finite slope
    double[] steep = {0, 0, 1, 0, 1, 1};
    double[] x = {-900, -800, -0.1, 0.1, 800, 900};
    assertThat(Logistic.fit(new double[][] {ones(6), x}, NAMES, steep).separated()).isFalse();
  }

  @Test
  void all_successes_have_deviance_0() {
    var model = Logistic.fit(new double[][] {ones(6)}, List.of("(Intercept)"), ones(6));
    assertThat(model.deviance()).isCloseTo(0, within(1e-6));
    assertThat(model.nullDeviance()).isZero();
  }

  @Test
  void refuses_what_is_no_count_and_columns_that_say_the_same() {
    double[][] one = {ones(2)};
    var name = List.of("(Intercept)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.fit(one, name, new double[] {0, 2}))
        .withMessageContaining("successes[1] is 2.0 of 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.fit(one, name, new double[] {0.5, 1}))
        .withMessageContaining("successes[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.fit(one, name, new double[] {0, -1}))
        .withMessageContaining("successes[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.counts(one, name, new double[2], new double[] {1, 0}))
        .withMessageContaining("successes[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.counts(one, name, new double[2], new double[] {1, 1.5}))
        .withMessageContaining("successes[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.counts(one, name, new double[2], new double[3]))
        .withMessageContaining("trials has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.fit(one, name, new double[3]))
        .withMessageContaining("(Intercept) has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.fit(one, NAMES, new double[2]))
        .withMessageContaining("names has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Logistic.fit(new double[][] {ones(3), {2, 2, 2}}, NAMES, new double[] {0, 1, 1}))
        .withMessageStartingWith("explain is a combination");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.fit(COLUMNS, NAMES, Y).terms(0))
        .withMessageContaining("level");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logistic.fit(COLUMNS, NAMES, Y).terms(people(), Robust.Clustered.CR2, 0))
        .withMessageContaining("level");
  }

  private static int[] people() {
    return Arrays.stream(TABLE.integers("participant")).map(person -> person - 1).toArray();
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
