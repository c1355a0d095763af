package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.RandomTerm;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LinearMixedModelTest {
  static final Data SLEEP = Data.resource("sleepstudy.csv");
  static final Data CROSSED = Data.resource("crossed-40x24.csv");
  static final Data LARGE = Data.resource("crossed-200x60.csv");

  static LinearMixedModel sleep(Estimator estimator, RandomTerm... terms) {
    return LinearMixedModel.fit(
        SLEEP.numbers("Reaction"), Models.fixed(SLEEP.numbers("Days")), List.of(terms), estimator);
  }

  static LinearMixedModel crossed(double[] y, RandomTerm... terms) {
    return LinearMixedModel.fit(
        y, Models.fixed(CROSSED.numbers("explain")), List.of(terms), Estimator.REML);
  }

  static LinearMixedModel crossed(RandomTerm... terms) {
    return crossed(CROSSED.numbers("rating"), terms);
  }

  @Test
  void a_random_intercept_agrees_with_R() {
    agrees(R.of("sleep.ri"), sleep(Estimator.REML, Models.intercept(SLEEP, "Subject")), 1e-7);
  }

  @Test
  void a_random_slope_agrees_with_R() {
    var fit = sleep(Estimator.REML, Models.slope(SLEEP, "Subject", "Days"));
    agrees(R.of("sleep.rs"), fit, 2e-7);
    agrees(R.of("sleep.rs.default"), fit, 5e-5);
  }

  @Test
  void maximum_likelihood_agrees_with_R() {
    var fit = sleep(Estimator.ML, Models.slope(SLEEP, "Subject", "Days"));
    agrees(R.of("sleep.rs.ML"), fit, 2e-7);
  }

  @Test
  void uncorrelated_terms_of_one_group_agree_with_R() {
    var fit =
        sleep(
            Estimator.REML,
            Models.intercept(SLEEP, "Subject"),
            Models.slopeAlone(SLEEP, "Subject", "Days"));
    agrees(R.of("sleep.uncorr"), fit, 1e-7);
  }

  @Test
  void two_crossed_factors_agree_with_R() {
    var data = Data.resource("penicillin.csv");
    var fit =
        LinearMixedModel.fit(
            data.numbers("diameter"),
            new double[][] {Models.ones(144)},
            List.of(Models.intercept(data, "plate"), Models.intercept(data, "sample")),
            Estimator.REML);
    agrees(R.of("penicillin"), fit, 1e-7);
  }

  @Test
  void participants_crossed_with_items_agree_with_R() {
    agrees(
        R.of("sim.lmm.crossed"),
        crossed(Models.intercept(CROSSED, "participant"), Models.intercept(CROSSED, "item")),
        1e-7);
    agrees(
        R.of("sim.lmm.slope"),
        crossed(Models.slope(CROSSED, "participant", "explain"), Models.intercept(CROSSED, "item")),
        3e-7);
  }

  @Test
  void a_singular_fit_agrees_with_R() {
    var fit =
        crossed(
            Models.slope(CROSSED, "participant", "explain"),
            Models.slope(CROSSED, "item", "explain"));
    agrees(R.of("sim.lmm.max"), fit, 1e-6);
    assertThat(fit.isSingular()).isTrue();
  }

  @Test
  void a_variance_of_zero_agrees_with_R() {
    double[] log = Arrays.stream(CROSSED.numbers("rt")).map(Math::log).toArray();
    var fit =
        crossed(log, Models.intercept(CROSSED, "participant"), Models.intercept(CROSSED, "item"));
    agrees(R.of("sim.lmm.logrt"), fit, 1e-7);
    assertThat(fit.isSingular()).isTrue();
  }

  @Test
  void two_hundred_by_sixty_agrees_with_R() {
    double[] y = LARGE.numbers("y");
    double[][] x = Models.fixed(LARGE.numbers("cond"));
    var item = Models.intercept(LARGE, "item");
    agrees(
        R.of("c200.lmm"),
        LinearMixedModel.fit(
            y, x, List.of(Models.intercept(LARGE, "participant"), item), Estimator.REML),
        1e-7);
    agrees(
        R.of("c200.lmm.slope"),
        LinearMixedModel.fit(
            y, x, List.of(Models.slope(LARGE, "participant", "cond"), item), Estimator.REML),
        1e-6);
  }

  @Test
  void a_published_data_set_agrees_with_R() {
    var published = Data.published("studies/taesiri2022-visual-correspondence/imagenet.csv");
    assumeTrue(published.isPresent());
    var data = published.get();
    var kept = data.rows().stream().filter(row -> row[data.header().indexOf("excluded")].isEmpty());
    var im = new Data(data.header(), kept.toList());
    var methods = List.of("ResNet-50", "kNN", "EMD-NN", "EMD-Corr", "CHM-NN", "CHM-Corr");
    var fit =
        LinearMixedModel.fit(
            im.numbers("human_correct"),
            Models.fixed(Models.dummies(im.text("method"), methods)),
            List.of(Models.intercept(im, "item"), Models.intercept(im, "participant")),
            Estimator.REML);
    agrees(R.of("taesiri.im.lpm"), fit, 1e-7);
  }

  @Test
  void a_factorial_model_of_a_published_data_set_agrees_with_R() {
    agrees(R.of("paz.pack.fit"), Paz.fit(Paz.data(), "pack_after"), 1e-7);
  }

  /**
   * Balanced, one factor: theta² = (F - 1) / m for the F between participants within conditions.
   */
  @Test
  void a_balanced_design_agrees_with_its_closed_form() {
    var data = Paz.data();
    double[] y = data.numbers("pack_after");
    var fit = Paz.fit(data, "pack_after");
    double[] marginal = new double[y.length];
    double[] mean = new double[74];
    double[][] x = Paz.design(data);
    int[] codes = Models.intercept(data, "participant").codes();
    for (int i = 0; i < y.length; i++) {
      marginal[i] = y[i];
      for (int j = 0; j < x.length; j++) {
        marginal[i] -= fit.coefficients()[j] * x[j][i];
      }
      mean[codes[i]] += marginal[i] / 12;
    }
    double between = 0;
    double within = 0;
    for (double m : mean) {
      between += 12 * m * m / 72;
    }
    for (int i = 0; i < y.length; i++) {
      within += (marginal[i] - mean[codes[i]]) * (marginal[i] - mean[codes[i]]) / 792;
    }
    assertThat(fit.theta()[0]).isCloseTo(Math.sqrt((between / within - 1) / 12), within(1e-11));
    assertThat(fit.sigma()).isCloseTo(Math.sqrt(within), within(1e-11 * fit.sigma()));
  }

  /** Days as nanoseconds: the same model. */
  @Test
  void units_make_no_difference() {
    double[] days = SLEEP.numbers("Days");
    double[] nanos = Arrays.stream(days).map(day -> day * 86_400e9).toArray();
    var subject = Models.slope(SLEEP, "Subject", "Days");
    var scaled =
        new RandomTerm(
            "Subject",
            subject.codes(),
            subject.levels(),
            new double[][] {Models.ones(180), nanos},
            subject.names());
    var one = sleep(Estimator.REML, subject);
    var other =
        LinearMixedModel.fit(
            SLEEP.numbers("Reaction"), Models.fixed(nanos), List.of(scaled), Estimator.REML);
    assertThat(other.converged()).isTrue();
    assertThat(other.isSingular()).isFalse();
    assertThat(other.sigma()).isCloseTo(one.sigma(), within(1e-7));
    assertThat(other.random().get(0).sd()[1] * 86_400e9)
        .isCloseTo(one.random().get(0).sd()[1], within(1e-6));
    assertThat(other.coefficients()[1] * 86_400e9).isCloseTo(one.coefficients()[1], within(1e-7));
    assertThat(Satterthwaite.of(other).coefficient(1, 0.95).df()).isCloseTo(17, within(1e-6));
    assertThat(KenwardRoger.of(other).coefficient(1, 0.95).df()).isCloseTo(17, within(1e-6));
  }

  @Test
  void modes_fitted_values_and_residuals_agree_with_R() {
    var r = R.of("sleep.rs");
    var fit = sleep(Estimator.REML, Models.slope(SLEEP, "Subject", "Days"));
    var modes = fit.modes().get(0);
    assertThat(modes.levels()).hasSize(18).startsWith("308");
    assertThat(modes.group()).isEqualTo("Subject");
    assertThat(modes.names()).containsExactly("(Intercept)", "Days");
    for (int l = 0; l < 3; l++) {
      var row = r.at("ranef_first3", "Subject", l);
      assertThat(modes.values()[l][0]).isCloseTo(row.number("(Intercept)"), within(1e-5));
      assertThat(modes.values()[l][1]).isCloseTo(row.number("Days"), within(1e-6));
    }
    double[] y = SLEEP.numbers("Reaction");
    double[] days = SLEEP.numbers("Days");
    for (int i = 0; i < 20; i++) {
      double[] b = modes.values()[i / 10];
      double expected = fit.coefficients()[0] + b[0] + (fit.coefficients()[1] + b[1]) * days[i];
      assertThat(fit.fitted()[i]).isCloseTo(expected, within(1e-9));
      assertThat(fit.residuals()[i]).isCloseTo(y[i] - expected, within(1e-9));
    }
    var varcor = r.at("varcor").elements();
    var random = fit.random().get(0);
    assertThat(random.sd()[0]).isCloseTo(varcor.get(0).number("sdcor"), within(1e-5));
    assertThat(random.sd()[1]).isCloseTo(varcor.get(1).number("sdcor"), within(1e-6));
    assertThat(random.correlations()[1][0]).isCloseTo(varcor.get(2).number("sdcor"), within(1e-6));
    assertThat(random.correlations()[0][1]).isEqualTo(random.correlations()[1][0]);
    assertThat(random.correlations()[1][1]).isEqualTo(1);
    assertThat(random.covariance()[0][1]).isCloseTo(varcor.get(2).number("vcov"), within(1e-5));
    assertThat(fit.sigma()).isCloseTo(varcor.get(3).number("sdcor"), within(1e-6));
    assertThat(fit.deviance()).isCloseTo(r.number("deviance_or_REMLcrit"), within(1e-6));
    assertThat(fit.aic()).isCloseTo(r.number("AIC"), within(1e-6));
    assertThat(fit.bic()).isCloseTo(r.number("BIC"), within(1e-6));
    assertThat(fit.npar()).isEqualTo(6);
    assertThat(fit.n()).isEqualTo(180);
    assertThat(fit.groups()).isEqualTo(java.util.Map.of("Subject", 18));
    assertThat(fit.refit(Estimator.REML)).isSameAs(fit);
    assertThat(fit.evaluations()).isBetween(8, 60);
  }

  @Test
  void a_boundary_is_said_in_words() {
    double[] log = Arrays.stream(CROSSED.numbers("rt")).map(Math::log).toArray();
    var zero =
        crossed(log, Models.intercept(CROSSED, "participant"), Models.intercept(CROSSED, "item"));
    assertThat(zero.singular())
        .containsExactly("the variance of (Intercept) by item is estimated as zero");
    assertThat(zero.random().get(1).sd()[0]).isCloseTo(0, within(1e-6));
    var one =
        crossed(
            Models.slope(CROSSED, "participant", "explain"),
            Models.slope(CROSSED, "item", "explain"));
    assertThat(one.singular())
        .containsExactly(
            "explain by item is estimated as a linear combination of the terms before it");
    assertThat(one.random().get(1).correlations()[1][0]).isCloseTo(-1, within(1e-6));
  }

  /** A level that nobody has is no level, and the order of levels is kept. */
  @Test
  void unused_levels_are_left_out() {
    var subject = Models.intercept(SLEEP, "Subject");
    var levels = new java.util.ArrayList<>(subject.levels());
    levels.add(0, "nobody");
    var wider =
        RandomTerm.intercept(
            "Subject", Arrays.stream(subject.codes()).map(code -> code + 1).toArray(), levels);
    var fit = sleep(Estimator.REML, wider);
    assertThat(fit.modes().get(0).levels()).isEqualTo(subject.levels());
    assertThat(fit.theta()).isEqualTo(sleep(Estimator.REML, subject).theta());
  }

  @Test
  void refuses_what_cannot_be_fitted() {
    var subject = Models.intercept(SLEEP, "Subject");
    double[] y = SLEEP.numbers("Reaction");
    double[] days = SLEEP.numbers("Days");
    refuses("terms are empty", y, Models.fixed(days));
    refuses(
        "y has 2 values and x has 2 columns", new double[2], Models.fixed(new double[2]), subject);
    double[] bad = y.clone();
    bad[3] = Double.NaN;
    refuses("y[3] is NaN", bad, Models.fixed(days), subject);
    refuses("x[1][3] is NaN", y, new double[][] {Models.ones(180), bad}, subject);
    refuses(
        "x[1] has 5 values and y has 180",
        y,
        new double[][] {Models.ones(180), new double[5]},
        subject);
    refuses(
        "x[1] is a linear combination",
        y,
        new double[][] {Models.ones(180), Models.ones(180)},
        subject);
    refuses("y is a linear combination of x", days, Models.fixed(days), subject);
    refuses(
        "Subject has 3 codes; the response has 180 values",
        y,
        Models.fixed(days),
        RandomTerm.intercept("Subject", new int[3], List.of("a")));
    refuses(
        "Subject has one level",
        y,
        Models.fixed(days),
        RandomTerm.intercept("Subject", new int[180], List.of("a")));
    refuses(
        "Subject has no column",
        y,
        Models.fixed(days),
        new RandomTerm("Subject", subject.codes(), subject.levels(), new double[0][], List.of()));
    refuses(
        "Subject: column Days has 4 values; the response has 180",
        y,
        Models.fixed(days),
        new RandomTerm(
            "Subject", subject.codes(), subject.levels(), new double[1][4], List.of("Days")));
    refuses(
        "Subject: Days[3] is NaN",
        y,
        Models.fixed(days),
        new RandomTerm(
            "Subject", subject.codes(), subject.levels(), new double[][] {bad}, List.of("Days")));
    int[] each = java.util.stream.IntStream.range(0, 180).toArray();
    refuses(
        "row has 180 effects and there are 180 observations",
        y,
        Models.fixed(days),
        RandomTerm.intercept(
            "row", each, Arrays.stream(each).mapToObj(Integer::toString).toList()));
  }

  private static void refuses(String message, double[] y, double[][] x, RandomTerm... terms) {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearMixedModel.fit(y, x, List.of(terms), Estimator.REML))
        .withMessageContaining(message);
  }

  /** Everything that a reference of a linear mixed model holds, but degrees of freedom. */
  static void agrees(R r, LinearMixedModel fit, double relative) {
    double[] theta = thetas(r);
    assertThat(fit.converged()).isTrue();
    assertThat(slope(fit, fit.theta())).isLessThanOrEqualTo(slope(fit, theta));
    for (int i = 0; i < theta.length; i++) {
      assertThat(fit.theta()[i]).as("theta %d", i).isCloseTo(theta[i], about(theta[i], relative));
    }
    assertThat(fit.logLik()).isCloseTo(r.number("logLik"), within(1e-9 * Math.abs(fit.logLik())));
    var fixed = r.at("fixed").elements();
    assertThat(fit.coefficients()).hasSize(fixed.size());
    for (int j = 0; j < fixed.size(); j++) {
      double estimate = fixed.get(j).number("Estimate");
      double error = fixed.get(j).number("Std. Error");
      assertThat(fit.coefficients()[j]).isCloseTo(estimate, within(1e-6 * error));
      assertThat(fit.standardErrors()[j]).isCloseTo(error, within(2 * relative * error));
    }
  }

  /** Size of the gradient, except against a bound: what is left to be gained. */
  static double slope(LinearMixedModel fit, double[] theta) {
    var point = fit.frame().deviance(fit.estimator()).point(theta);
    double[] lower = fit.frame().system.structure.lower();
    double most = 0;
    for (int i = 0; i < theta.length; i++) {
      boolean held = theta[i] <= lower[i] && point.gradient()[i] > 0;
      most = Math.max(most, held ? 0 : Math.abs(point.gradient()[i]));
    }
    return most;
  }

  /** R's JSON writes one number as a scalar. */
  static double[] thetas(R r) {
    return r.at("theta").elements().isEmpty()
        ? new double[] {r.number("theta")}
        : r.numbers("theta");
  }

  static Offset<Double> about(double value, double relative) {
    return within(relative * Math.max(Math.abs(value), 1));
  }
}
