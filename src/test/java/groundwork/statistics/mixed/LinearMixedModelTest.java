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
