package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.RandomTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinomialMixedModelTest {
  static RandomTerm intercept(String group, List<String> labels) {
    var levels = labels.stream().distinct().toList();
    int[] codes = labels.stream().mapToInt(levels::indexOf).toArray();
    return RandomTerm.intercept(group, codes, levels);
  }

  static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  static double[] is(List<String> labels, String level) {
    return labels.stream().mapToDouble(label -> label.equals(level) ? 1 : 0).toArray();
  }

  static BinomialFrame cbpp(boolean period) {
    var data = Data.resource("cbpp.csv");
    var periods = data.text("period");
    double[][] x =
        period
            ? new double[][] {
              ones(periods.size()), is(periods, "2"), is(periods, "3"), is(periods, "4")
            }
            : new double[][] {ones(periods.size())};
    var names = List.of("(Intercept)", "period2", "period3", "period4").subList(0, x.length);
    return new BinomialFrame(
        data.numbers("incidence"),
        data.numbers("size"),
        x,
        names,
        List.of(intercept("herd", data.text("herd"))),
        Link.LOGIT);
  }

  static BinomialFrame crossed() {
    var data = Data.resource("crossed-40x24.csv");
    double[] explain = data.numbers("explain");
    return BinomialFrame.binary(
        data.numbers("correct"),
        new double[][] {ones(explain.length), explain},
        List.of("(Intercept)", "explain"),
        List.of(
            intercept("participant", data.text("participant")),
            intercept("item", data.text("item"))),
        Link.LOGIT);
  }

  static BinomialFrame one() {
    var frame = crossed();
    return new BinomialFrame(
        frame.successes(),
        frame.trials(),
        frame.x(),
        frame.names(),
        frame.terms().subList(0, 1),
        Link.LOGIT);
  }

  static BinomialFrame slope() {
    var frame = crossed();
    var participant = frame.terms().getFirst();
    var slope =
        new RandomTerm(
            "participant",
            participant.codes(),
            participant.levels(),
            frame.x(),
            List.of("(Intercept)", "explain"));
    return new BinomialFrame(
        frame.successes(),
        frame.trials(),
        frame.x(),
        frame.names(),
        List.of(slope, frame.terms().getLast()),
        Link.LOGIT);
  }

  static BinomialFrame taesiri(boolean interaction) {
    var data = Data.published("studies/taesiri2022-visual-correspondence/imagenet.csv");
    assumeTrue(data.isPresent());
    var all = data.get();
    int excluded = all.header().indexOf("excluded");
    var kept =
        new Data(all.header(), all.rows().stream().filter(r -> r[excluded].isEmpty()).toList());
    var method = kept.text("method");
    var names = new ArrayList<>(List.of("(Intercept)"));
    var x = new ArrayList<double[]>(List.of(ones(method.size())));
    for (String level : List.of("kNN", "EMD-NN", "EMD-Corr", "CHM-NN", "CHM-Corr")) {
      names.add("method" + level);
      x.add(is(method, level));
    }
    if (interaction) {
      double[] correct = kept.numbers("ai_correct");
      names.add("ai_correct");
      x.add(correct);
      for (int j = 1; j < 6; j++) {
        double[] column = x.get(j);
        names.add(names.get(j) + ":ai_correct");
        x.add(IntStream.range(0, column.length).mapToDouble(i -> column[i] * correct[i]).toArray());
      }
    }
    return BinomialFrame.binary(
        kept.numbers("human_correct"),
        x.toArray(double[][]::new),
        names,
        List.of(
            intercept("participant", kept.text("participant")),
            intercept("item", kept.text("item"))),
        Link.LOGIT);
  }

  /** lme4's optimiser stops about here; the values themselves agree to far more digits. */
  private static final double STOPS = 1e-5;

  private static void agrees(BinomialMixedModel fit, R r, double tolerance) {
    var names = fit.frame().names();
    for (int j = 0; j < names.size(); j++) {
      var row = r.at("fixed").row("term", names.get(j));
      double error = row.number("Std. Error");
      assertThat(fit.coefficients()[j])
          .as(names.get(j))
          .isEqualTo(row.number("Estimate"), within(tolerance));
      assertThat(fit.conditionalErrors()[j]).isEqualTo(error, within(tolerance));
    }
    for (var term : fit.random()) {
      var rows = r.at("varcor").elements();
      for (int c = 0; c < term.names().size(); c++) {
        String name = term.names().get(c);
        var row =
            rows.stream()
                .filter(v -> v.text("grp").equals(term.group()) && v.text("var1").equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(term.sd()[c]).isEqualTo(row.number("sdcor"), within(tolerance));
      }
    }
  }

  private static void criteria(BinomialMixedModel fit, R r, double tolerance) {
    assertThat(fit.logLik()).isEqualTo(r.number("logLik"), within(tolerance));
    assertThat(fit.deviance()).isEqualTo(r.number("deviance"), within(100 * STOPS));
    assertThat(fit.aic()).isEqualTo(r.number("AIC"), within(2 * tolerance));
    assertThat(fit.bic()).isEqualTo(r.number("BIC"), within(2 * tolerance));
    assertThat((double) fit.n()).isEqualTo(r.number("nobs"));
  }

  private static void modes(BinomialMixedModel fit, R r) {
    for (var term : fit.modes()) {
      var rows = r.at("ranef_first3", term.group()).elements();
      for (int level = 0; level < 3; level++) {
        for (int c = 0; c < term.names().size(); c++) {
          assertThat(term.values()[level][c])
              .isEqualTo(rows.get(level).number(term.names().get(c)), within(2e-4));
        }
      }
    }
  }

  @Test
  void laplace_agrees_with_R() {
    var r = R.of("cbpp.laplace");
    var fit = BinomialMixedModel.laplace(cbpp(true));
    agrees(fit, r, STOPS);
    criteria(fit, r, 1e-8);
    modes(fit, r);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.singular()).isEmpty();
    assertThat(fit.isSingular()).isFalse();
    assertThat(fit.separation()).isEmpty();
    assertThat(fit.groups()).containsExactly(entry("herd", 15));
    assertThat(fit.npar()).isEqualTo(5);
    assertThat(fit.points()).isEqualTo(1);
  }

  @Test
  void errors_of_the_full_second_derivative_agree_with_R() {
    whole(BinomialMixedModel.laplace(cbpp(true)), R.of("cbpp.laplace.hessian"));
    whole(BinomialMixedModel.laplace(crossed()), R.of("sim.glmm.crossed.hessian"));
  }

  private static void whole(BinomialMixedModel fit, R r) {
    for (int j = 0; j < fit.coefficients().length; j++) {
      String name = fit.frame().names().get(j);
      assertThat(fit.coefficients()[j]).isEqualTo(r.number("beta", name), within(STOPS));
      assertThat(fit.standardErrors()[j]).isEqualTo(r.number("se.hessian", name), within(STOPS));
      assertThat(fit.conditionalErrors()[j]).isEqualTo(r.number("se.RX", name), within(STOPS));
    }
    double[] theta =
        fit.theta().length == 1 ? new double[] {r.number("theta")} : r.numbers("theta");
    assertThat(fit.theta()).containsExactly(theta, within(STOPS));
    assertThat(fit.logLik()).isEqualTo(r.number("logLik"), within(1e-7));
  }

  /** glmer gives the log likelihood less that of the saturated model here. */
  @Test
  void quadrature_agrees_with_R() {
    for (int points : new int[] {9, 25}) {
      var r = points == 9 ? R.of("cbpp.agq9") : R.of("cbpp.agq25");
      var fit = BinomialMixedModel.quadrature(cbpp(true), points);
      agrees(fit, r, STOPS);
      modes(fit, r);
      assertThat(fit.relativeLogLik()).isEqualTo(r.number("logLik"), within(1e-8));
      assertThat(fit.deviance()).isEqualTo(r.number("deviance"), within(1e-3));
      assertThat(fit.points()).isEqualTo(points);
    }
  }

  @Test
  void quadrature_of_yes_and_no_agrees_with_R() {
    var r = R.of("sim.glmm.1re.agq");
    var fit = BinomialMixedModel.quadrature(one(), 15);
    agrees(fit, r, STOPS);
    criteria(fit, r, 1e-8);
    modes(fit, r);
    assertThat(fit.relativeLogLik()).isEqualTo(fit.logLik());
  }

  @Test
  void fixed_coefficients_within_the_mode_agree_with_R() {
    for (String id : List.of("cbpp.nagq0", "sim.glmm.nagq0")) {
      var r = R.of(id);
      var fit = BinomialMixedModel.joint(id.startsWith("cbpp") ? cbpp(true) : crossed());
      agrees(fit, r, STOPS);
      criteria(fit, r, 1e-8);
      modes(fit, r);
      assertThat(fit.standardErrors()).isEqualTo(fit.conditionalErrors());
      assertThat(fit.points()).isZero();
    }
  }

  @Test
  void crossed_factors_agree_with_R() {
    var r = R.of("sim.glmm.crossed");
    var fit = BinomialMixedModel.laplace(crossed());
    agrees(fit, r, STOPS);
    criteria(fit, r, 1e-7);
    modes(fit, r);
    assertThat(fit.groups()).containsExactly(entry("participant", 40), entry("item", 24));
    double[] fitted = fit.fitted();
    assertThat(fitted[0])
        .isEqualTo(
            Link.LOGIT.chance(
                fit.coefficients()[0]
                    + fit.modes().get(0).values()[0][0]
                    + fit.modes().get(1).values()[0][0]),
            within(1e-9));
    // score equations: in each level observed - expected = mode / variance
    double left = 0;
    for (int i = 0; i < fitted.length; i++) {
      left +=
          fit.frame().terms().get(1).codes()[i] == 5 ? fit.frame().successes()[i] - fitted[i] : 0;
    }
    double mode = fit.modes().get(1).values()[5][0];
    assertThat(left).isEqualTo(mode / fit.random().get(1).covariance()[0][0], within(1e-6));
  }

  @Test
  void a_random_slope_on_the_boundary_agrees_with_R_and_is_said() {
    var r = R.of("sim.glmm.slope");
    var fit = BinomialMixedModel.laplace(slope());
    agrees(fit, r, 2e-4); // the deviance is flat along the boundary
    criteria(fit, r, 1e-6);
    assertThat(fit.isSingular()).isTrue();
    assertThat(fit.singular())
        .containsExactly(
            "explain by participant is estimated as a linear combination of the terms before it");
    assertThat(fit.random().getFirst().correlations()[1][0]).isEqualTo(-1, within(1e-6));
    assertThat(fit.npar()).isEqualTo(6);
    assertThat(fit.standardErrors()[1]).isEqualTo(0.150, within(5e-3));
  }

  @Test
  void two_hundred_people_and_sixty_items_agree_with_R() {
    var r = R.of("c200.glmm");
    var data = Data.resource("crossed-200x60.csv");
    double[] cond = data.numbers("cond");
    var fit =
        BinomialMixedModel.laplace(
            BinomialFrame.binary(
                data.numbers("z"),
                new double[][] {ones(cond.length), cond},
                List.of("(Intercept)", "cond"),
                List.of(
                    intercept("participant", data.text("participant")),
                    intercept("item", data.text("item"))),
                Link.LOGIT));
    // R stopped 8e-5 below this maximum of the log likelihood; the rest follows from that
    assertThat(fit.logLik()).isBetween(r.number("logLik"), r.number("logLik") + 1e-4);
    agrees(fit, r, 5e-5);
  }

  @Test
  void nearly_separated_items_agree_with_R_and_are_said() {
    var r = R.of("taesiri.im.glmm");
    var fit = BinomialMixedModel.laplace(taesiri(false));
    agrees(fit, r, 1e-2);
    assertThat(fit.logLik()).isEqualTo(r.number("logLik"), within(1e-3));
    assertThat(fit.separation())
        .containsExactly("nearly separated: the standard deviation of (Intercept) by item is 6.65");
    assertThat(fit.groups()).containsExactly(entry("participant", 354), entry("item", 2331));
  }

  @Test
  void an_interaction_agrees_with_R() {
    var r = R.of("taesiri.im.glmm.int");
    var fit = BinomialMixedModel.laplace(taesiri(true));
    agrees(fit, r, 1e-3);
    // R stopped 6e-4 below this maximum
    assertThat(fit.logLik()).isBetween(r.number("logLik"), r.number("logLik") + 1e-3);
    assertThat(fit.separation()).isEmpty();
  }
}
