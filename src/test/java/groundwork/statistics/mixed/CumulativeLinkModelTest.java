package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.RandomTerm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CumulativeLinkModelTest {
  static OrdinalFrame wine(Link link, Thresholds thresholds) {
    var data = Data.resource("wine.csv");
    int[] y = Arrays.stream(data.integers("rating")).map(rating -> rating - 1).toArray();
    return new OrdinalFrame(
        y,
        List.of("1", "2", "3", "4", "5"),
        new double[][] {
          BinomialMixedModelTest.is(data.text("temp"), "warm"),
          BinomialMixedModelTest.is(data.text("contact"), "yes")
        },
        List.of("tempwarm", "contactyes"),
        link,
        thresholds);
  }

  static List<RandomTerm> judge() {
    return List.of(
        BinomialMixedModelTest.intercept("judge", Data.resource("wine.csv").text("judge")));
  }

  private static void agrees(
      List<String> names, double[] estimates, double[] errors, R r, double tolerance) {
    for (int i = 0; i < names.size(); i++) {
      var row = r.at("coef").row("term", names.get(i));
      assertThat(estimates[i])
          .as(names.get(i))
          .isEqualTo(row.number("Estimate"), within(tolerance));
      assertThat(errors[i]).as(names.get(i)).isEqualTo(row.number("Std. Error"), within(tolerance));
    }
  }

  @Test
  void proportional_odds_agree_with_R() {
    for (Link link : List.of(Link.LOGIT, Link.PROBIT)) {
      var r = link == Link.LOGIT ? R.of("clm.wine") : R.of("clm.wine.probit");
      var fit = CumulativeLinkModel.of(wine(link, Thresholds.FLEXIBLE));
      // clm stops when the gradient is below 1e-6
      agrees(fit.names(), fit.estimates(), fit.standardErrors(), r, 1e-7);
      assertThat(fit.logLik()).isEqualTo(r.number("logLik"), within(1e-10));
      assertThat(fit.aic()).isEqualTo(r.number("AIC"), within(1e-9));
      assertThat(fit.converged()).isTrue();
      assertThat(fit.separation()).isEmpty();
      assertThat(fit.npar()).isEqualTo(6);
      assertThat(fit.bic()).isEqualTo(-2 * fit.logLik() + 6 * Math.log(72), within(1e-9));
    }
  }

  /** polr's optimiser stops at about 1e-5. */
  @Test
  void another_package_agrees() {
    var fit = CumulativeLinkModel.of(wine(Link.LOGIT, Thresholds.FLEXIBLE));
    var r = R.of("polr.wine");
    for (int i = 0; i < fit.names().size(); i++) {
      var row = r.row("term", fit.names().get(i));
      assertThat(fit.estimates()[i]).isEqualTo(row.number("Value"), within(5e-5));
      assertThat(fit.standardErrors()[i]).isEqualTo(row.number("Std..Error"), within(5e-5));
    }
  }

  /** Nobody rated a warm wine 1: that threshold runs away, its log likelihood does not. */
  @Test
  void nominal_effects_agree_with_R() {
    var r = R.of("clm.wine.nominal");
    var fit = CumulativeLinkModel.of(wine(Link.LOGIT, Thresholds.FLEXIBLE));
    for (int j = 0; j < 2; j++) {
      var row = r.row("term", j == 0 ? "temp" : "contact");
      var test = fit.nominal(j);
      assertThat(test.statistic()).isEqualTo(row.number("LRT"), within(1e-6));
      assertThat(test.df()).isEqualTo(3);
      assertThat(test.p()).isEqualTo(row.number("Pr(>Chi)"), within(1e-6));
    }
  }

  /** Without columns the thresholds give back the shares, whatever the link. */
  @Test
  void without_columns_thresholds_are_quantiles_of_the_shares() {
    int[] y = {0, 0, 1, 1, 1, 2, 2, 2, 2, 2};
    for (Link link : Link.values()) {
      var fit =
          CumulativeLinkModel.of(
              new OrdinalFrame(
                  y,
                  List.of("a", "b", "c"),
                  new double[0][],
                  List.of(),
                  link,
                  Thresholds.FLEXIBLE));
      assertThat(fit.names()).containsExactly("a|b", "b|c");
      assertThat(link.chance(fit.estimates()[0])).isEqualTo(0.2, within(1e-9));
      assertThat(link.chance(fit.estimates()[1])).isEqualTo(0.5, within(1e-9));
    }
  }

  /**
   * R 4.2.2, MASS 7.3-58.2: polr(factor(rating) ~ temp + contact, wine, method = "cloglog", control
   * = list(reltol = 1e-14)).
   */
  @Test
  void the_complementary_log_log_link_agrees_with_polr() {
    var fit = CumulativeLinkModel.of(wine(Link.CLOGLOG, Thresholds.FLEXIBLE));
    assertThat(fit.logLik()).isEqualTo(-86.63407920881, within(1e-9));
    assertThat(fit.estimates())
        .containsExactly(
            new double[] {
              -1.740082381819,
              0.296329094726,
              1.728855330703,
              2.596797043742,
              1.605760085421,
              0.859713656369
            },
            within(1e-6));
  }

  @Test
  void two_thresholds_are_equidistant_and_symmetric_anyway() {
    int[] y = {0, 0, 1, 1, 1, 2, 2, 2, 2, 1};
    double[][] x = {{0, 1, 0, 1, 1, 0, 1, 1, 1, 0}};
    double[] logLik =
        Arrays.stream(Thresholds.values())
            .map(t -> new OrdinalFrame(y, List.of("a", "b", "c"), x, List.of("x"), Link.LOGIT, t))
            .mapToDouble(frame -> CumulativeLinkModel.of(frame).logLik())
            .toArray();
    assertThat(logLik[1]).isEqualTo(logLik[0], within(1e-10));
    assertThat(logLik[2]).isEqualTo(logLik[0], within(1e-10));
  }

  @Test
  void structured_thresholds_have_fewer_parameters() {
    var free = CumulativeLinkModel.of(wine(Link.LOGIT, Thresholds.FLEXIBLE));
    var even = CumulativeLinkModel.of(wine(Link.LOGIT, Thresholds.EQUIDISTANT));
    var mirrored = CumulativeLinkModel.of(wine(Link.LOGIT, Thresholds.SYMMETRIC));
    assertThat(even.names()).startsWith("threshold.1", "spacing").hasSize(4);
    assertThat(mirrored.names()).startsWith("central.1", "central.2", "spacing.1").hasSize(5);
    assertThat(even.logLik()).isLessThan(mirrored.logLik());
    assertThat(mirrored.logLik()).isLessThan(free.logLik());
    assertThat(Thresholds.SYMMETRIC.design(4))
        .isDeepEqualTo(new double[][] {{1, 0, -1}, {1, 0, 0}, {0, 1, 0}, {0, 1, 1}});
    assertThat(Thresholds.SYMMETRIC.design(5))
        .isDeepEqualTo(new double[][] {{1, 0, -1}, {1, -1, 0}, {1, 0, 0}, {1, 1, 0}, {1, 0, 1}});
    assertThat(Thresholds.SYMMETRIC.names(List.of("1", "2", "3", "4", "5", "6")))
        .containsExactly("central", "spacing.1", "spacing.2");
    assertThat(Thresholds.EQUIDISTANT.design(3))
        .isDeepEqualTo(new double[][] {{1, 0}, {1, 1}, {1, 2}});
  }

  /** clmm's own mode is found to about 1e-4, which is how far its values carry. */
  @Test
  void a_random_intercept_agrees_with_R() {
    var r = R.of("clmm.wine");
    var fit = CumulativeLinkMixedModel.laplace(wine(Link.LOGIT, Thresholds.FLEXIBLE), judge());
    agrees(fit.names(), fit.estimates(), fit.standardErrors(), r, 1e-4);
    assertThat(fit.logLik()).isEqualTo(r.number("logLik"), within(1e-5));
    assertThat(fit.aic()).isEqualTo(r.number("AIC"), within(2e-5));
    double variance = r.at("varcor", "judge").elements().getFirst().number("(Intercept)");
    assertThat(fit.random().getFirst().covariance()[0][0]).isEqualTo(variance, within(1e-4));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.singular()).isEmpty();
    assertThat(fit.isSingular()).isFalse();
    assertThat(fit.separation()).isEmpty();
    assertThat(fit.groups()).containsExactly(entry("judge", 9));
    assertThat(fit.npar()).isEqualTo(7);
    assertThat(fit.points()).isEqualTo(1);
    assertThat(fit.bic() - fit.aic()).isEqualTo(7 * (Math.log(72) - 2), within(1e-9));
  }

  @Test
  void quadrature_agrees_with_R() {
    var r = R.of("clmm.wine.agq10");
    var frame = wine(Link.LOGIT, Thresholds.FLEXIBLE);
    var fit = CumulativeLinkMixedModel.quadrature(frame, judge(), 10);
    agrees(fit.names(), fit.estimates(), fit.standardErrors(), r, 1e-4);
    assertThat(fit.logLik()).isEqualTo(r.number("logLik"), within(1e-8));
    assertThat(fit.points()).isEqualTo(10);
  }

  @Test
  void the_test_against_no_random_effects_agrees_with_R() {
    var r = R.of("clmm2.slopeless.lrt");
    var fit = CumulativeLinkMixedModel.laplace(wine(Link.LOGIT, Thresholds.FLEXIBLE), judge());
    var test = fit.withoutRandom();
    assertThat(test.statistic()).isEqualTo(r.number("lr"), within(1e-5));
    assertThat(test.p()).isEqualTo(r.number("p"), within(1e-7));
    assertThat(test.df()).isEqualTo(1);
  }

  /** The mode solves the score equations: turning all columns turns all signs. */
  @Test
  void turning_the_categories_turns_the_signs() {
    var frame = wine(Link.LOGIT, Thresholds.FLEXIBLE);
    int[] turned = Arrays.stream(frame.y()).map(y -> 4 - y).toArray();
    var other =
        new OrdinalFrame(
            turned, frame.levels(), frame.x(), frame.names(), Link.LOGIT, Thresholds.FLEXIBLE);
    var a = CumulativeLinkMixedModel.laplace(frame, judge());
    var b = CumulativeLinkMixedModel.laplace(other, judge());
    assertThat(b.logLik()).isEqualTo(a.logLik(), within(1e-8));
    assertThat(b.estimates()[4]).isEqualTo(-a.estimates()[4], within(1e-5));
    assertThat(b.estimates()[0]).isEqualTo(-a.estimates()[3], within(1e-5));
    assertThat(b.modes().getFirst().values()[2][0])
        .isEqualTo(-a.modes().getFirst().values()[2][0], within(1e-5));
  }

  @Test
  void seven_thousand_ratings_of_people_and_items_take_seconds() {
    var data = Data.published("studies/schuff2022-saliency-ratings/en.csv");
    assumeTrue(data.isPresent());
    double[] saliency = data.get().numbers("saliency");
    double[] length = data.get().numbers("word_length");
    int[] y = Arrays.stream(data.get().integers("rating")).map(rating -> rating - 1).toArray();
    var frame =
        new OrdinalFrame(
            y,
            List.of("1", "2", "3", "4", "5", "6", "7"),
            new double[][] {saliency, length},
            List.of("saliency", "word_length"),
            Link.LOGIT,
            Thresholds.FLEXIBLE);
    long start = System.nanoTime();
    var fit =
        CumulativeLinkMixedModel.laplace(
            frame,
            List.of(
                BinomialMixedModelTest.intercept("participant", data.get().text("participant")),
                BinomialMixedModelTest.intercept("item", data.get().text("item"))));
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.estimates()[6]).isPositive();
  }

  @Test
  void an_effect_without_limit_is_said() {
    int[] y = IntStream.range(0, 60).map(i -> i < 20 ? 2 : i % 2).toArray();
    double[][] x = {IntStream.range(0, 60).mapToDouble(i -> i < 20 ? 1 : 0).toArray()};
    var fit =
        CumulativeLinkModel.of(
            new OrdinalFrame(
                y, List.of("a", "b", "c"), x, List.of("x"), Link.LOGIT, Thresholds.FLEXIBLE));
    assertThat(fit.separation()).containsExactly("no finite estimate of x");
  }

  @Test
  void refuses_what_cannot_be() {
    double[][] x = {{1, 2}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame(new int[] {0, 2}, List.of("a", "b"), x))
        .withMessageContaining("no level 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame(new int[] {0, -1}, List.of("a", "b"), x))
        .withMessageContaining("no level -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame(new int[] {0, 0}, List.of("a", "b"), x))
        .withMessageContaining("b never occurs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame(new int[] {0, 0}, List.of("a"), x))
        .withMessageContaining("levels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame(new int[] {0, 1}, List.of("a", "b"), new double[0][]))
        .withMessageContaining("names");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame(new int[] {0, 1}, List.of("a", "b"), new double[][] {{1}}))
        .withMessageContaining("z has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> frame(new int[] {0, 1}, List.of("a", "b"), new double[][] {{1, Double.NaN}}))
        .withMessageContaining("z[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CumulativeLinkModel.of(
                    frame(new int[] {0, 1}, List.of("a", "b"), new double[][] {{1, 1}})))
        .withMessageContaining("linearly dependent");
  }

  private static OrdinalFrame frame(int[] y, List<String> levels, double[][] x) {
    return new OrdinalFrame(y, levels, x, List.of("z"), Link.LOGIT, Thresholds.FLEXIBLE);
  }
}
