package groundwork.statistics.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] X = Data.resource("metric-human.csv").numbers("faithfulness");
  private static final double[] Y = Data.resource("metric-human.csv").numbers("human");
  private static final double[] RATING = Data.resource("metric-human.csv").numbers("rating");
  private static final double[] SMALL_X = Data.resource("small-corr.csv").numbers("x");
  private static final double[] SMALL_Y = Data.resource("small-corr.csv").numbers("y");
  private static final double[] TWELVE = {
    3.1, 2.2, 5.6, 1.7, 8.8, 9.2, 4.4, 7.3, 6.1, 10.5, 0.4, 11.9
  };
  private static final double[] TWELVE_Y = {2, 1, 6, 4, 9, 7, 3, 12, 5, 10, 8, 11};

  @Test
  void pearson_agrees_with_R() {
    var r = R.of("pearson");
    var cor = Pearson.of(X, Y, 0.95);
    assertThat(cor.estimate()).isCloseTo(r.number("estimate", "cor"), EXACT);
    assertThat(cor.t()).isCloseTo(r.number("statistic"), within(1e-11));
    assertThat(cor.df()).isEqualTo(28);
    assertThat(cor.p() / r.number("p.value")).isCloseTo(1, within(1e-10));
    assertThat(cor.interval().low()).isCloseTo(r.number("conf.int", 0), EXACT);
    assertThat(cor.interval().high()).isCloseTo(r.number("conf.int", 1), EXACT);
    assertThat(cor.n()).isEqualTo(30);
  }

  @Test
  void a_perfect_correlation_is_certain() {
    double[] x = {1, 2, 3, 4};
    var cor = Pearson.of(x, x, 0.95);
    assertThat(cor.estimate()).isEqualTo(1);
    assertThat(cor.p()).isZero();
    assertThat(cor.interval().low()).isEqualTo(1);
    assertThat(cor.t()).isInfinite();
  }

  @Test
  void spearman_agrees_with_R_with_ties() {
    var r = R.of("spearman.ties");
    var cor = Spearman.asymptotic(X, RATING);
    assertThat(cor.estimate()).isCloseTo(r.number("estimate", "rho"), EXACT);
    assertThat(cor.s()).isCloseTo(r.number("statistic"), within(1e-8));
    assertThat(cor.p()).isCloseTo(r.number("p.value"), EXACT);
    assertThat(cor.n()).isEqualTo(30);
    assertThat(Correlation.spearman(X, Y).orElseThrow())
        .isCloseTo(R.of("boot.cor.given.indices").number("t0"), EXACT);
  }

  /** R 4.2.2: cor.test(x, -r, method = "spearman", exact = FALSE, continuity = FALSE / TRUE) */
  @Test
  void the_sign_turns_and_p_stays() {
    double[] turned = turned(RATING);
    assertThat(Spearman.asymptotic(X, turned).p()).isCloseTo(0.00331945901635214, EXACT);
    assertThat(Spearman.asymptotic(X, turned).s()).isCloseTo(6826.40878998724, within(1e-8));
    assertThat(Spearman.continuity(X, turned).p()).isCloseTo(0.00334358234907778, EXACT);
    assertThat(Kendall.continuity(X, turned).statistic())
        .isCloseTo(-Kendall.continuity(X, RATING).statistic(), EXACT);
  }

  @Test
  void spearman_agrees_with_R_on_few_pairs() {
    var r = R.of("spearman.exact");
    var exact = Spearman.exact(SMALL_X, SMALL_Y);
    assertThat(exact.estimate()).isCloseTo(r.number("estimate", "rho"), EXACT);
    assertThat(exact.s()).isEqualTo(r.number("statistic"));
    assertThat(exact.p()).isCloseTo(r.number("p.value"), EXACT);
    assertThat(exact.n()).isEqualTo(9);
    var continuity = Spearman.continuity(SMALL_X, SMALL_Y);
    assertThat(continuity.p()).isCloseTo(R.of("spearman.approx.cc").number("p.value"), EXACT);
    assertThat(continuity.s())
        .isCloseTo(R.of("spearman.approx.cc").number("statistic"), within(1e-10));
  }

  /** R 4.2.2: cor.test(a, b, method = "spearman", exact = TRUE), and with -b */
  @Test
  void spearman_agrees_with_R_by_edgeworths_series() {
    assertThat(Spearman.exact(TWELVE, TWELVE_Y).s()).isEqualTo(96);
    assertThat(Spearman.exact(TWELVE, TWELVE_Y).p()).isCloseTo(0.0221592071503023, EXACT);
    assertThat(Spearman.exact(TWELVE, turned(TWELVE_Y)).s()).isEqualTo(476);
    assertThat(Spearman.exact(TWELVE, turned(TWELVE_Y)).p()).isCloseTo(0.0221592071503023, EXACT);
  }

  /** By hand: of the 6 orders of 3, S is 0, 2, 2, 6, 6, 8. */
  @Test
  void spearmans_distribution_by_hand() {
    assertThat(SpearmanDistribution.upper(0, 3)).isEqualTo(1);
    assertThat(SpearmanDistribution.upper(2, 3)).isEqualTo(5 / 6.0);
    assertThat(SpearmanDistribution.upper(6, 3)).isEqualTo(3 / 6.0);
    assertThat(SpearmanDistribution.upper(8, 3)).isEqualTo(1 / 6.0);
    assertThat(SpearmanDistribution.upper(9, 3)).isZero();
    assertThat(SpearmanDistribution.upper(10 * 99 / 3.0 + 1, 10)).isZero();
    assertThat(SpearmanDistribution.upper(2, 10)).isCloseTo(1, within(1e-6));
    double[] x = {1, 2, 3};
    assertThat(Spearman.exact(x, x).p()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(Spearman.exact(x, new double[] {1, 3, 2}).p()).isEqualTo(1);
  }

  @Test
  void three_intervals_of_spearman_agree_with_R() {
    var r = R.of("spearman.ci");
    var rho = Spearman.asymptotic(X, RATING);
    assertThat(rho.estimate()).isCloseTo(r.number("rho"), EXACT);
    assertThat(rho.fisher(0.95).low()).isCloseTo(r.number("fisher", 0), EXACT);
    assertThat(rho.fisher(0.95).high()).isCloseTo(r.number("fisher", 1), EXACT);
    assertThat(rho.fieller(0.95).low()).isCloseTo(r.number("fieller", 0), EXACT);
    assertThat(rho.fieller(0.95).high()).isCloseTo(r.number("fieller", 1), EXACT);
    assertThat(rho.bonettWright(0.95).low()).isCloseTo(r.number("bonett.wright", 0), EXACT);
    assertThat(rho.bonettWright(0.95).high()).isCloseTo(r.number("bonett.wright", 1), EXACT);
    assertThat(rho.bonettWright(0.95).level()).isEqualTo(0.95);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spearman(0.5, 1, 1, 3).fisher(0.95))
        .withMessageContaining("at least 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rho.fisher(1))
        .withMessageContaining("level");
  }

  @Test
  void kendall_agrees_with_R() {
    var r = R.of("kendall.tau.b");
    var tau = Kendall.asymptotic(X, RATING);
    assertThat(tau.estimate()).isCloseTo(r.number("estimate", "tau"), EXACT);
    assertThat(tau.statistic()).isCloseTo(r.number("statistic"), EXACT);
    assertThat(tau.p()).isCloseTo(r.number("p.value"), EXACT);
    assertThat(tau.n()).isEqualTo(30);
    var continuity = Kendall.continuity(X, RATING);
    assertThat(continuity.statistic()).isCloseTo(R.of("kendall.cc").number("statistic"), EXACT);
    assertThat(continuity.p()).isCloseTo(R.of("kendall.cc").number("p.value"), EXACT);
    var exact = Kendall.exact(SMALL_X, SMALL_Y);
    assertThat(exact.estimate()).isCloseTo(R.of("kendall.exact").number("estimate", "tau"), EXACT);
    assertThat(exact.statistic()).isEqualTo(R.of("kendall.exact").number("statistic"));
    assertThat(exact.p()).isCloseTo(R.of("kendall.exact").number("p.value"), EXACT);
    assertThat(exact.n()).isEqualTo(9);
  }

  /** Two pairs in order, one tied on one side: 2 / sqrt(2 * 3). */
  @Test
  void zeros_of_either_sign_are_tied() {
    double[] falling = {3, 2, 1};
    assertThat(Correlation.kendall(new double[] {3, 0.0, -0.0}, falling).getAsDouble())
        .isEqualTo(Correlation.kendall(new double[] {3, -0.0, 0.0}, falling).getAsDouble())
        .isCloseTo(2 / Math.sqrt(6), within(1e-12));
    assertThat(Correlation.kendall(new double[] {0.0, -0.0, 0.0}, falling)).isEmpty();
  }

  /** R 4.2.2: cor.test(a, b, method = "kendall", exact = TRUE), and with -b */
  @Test
  void kendalls_tails_are_alike() {
    assertThat(Kendall.exact(TWELVE, TWELVE_Y).statistic()).isEqualTo(50);
    assertThat(Kendall.exact(TWELVE, TWELVE_Y).p()).isCloseTo(0.0209803516313933, EXACT);
    assertThat(Kendall.exact(TWELVE, turned(TWELVE_Y)).statistic()).isEqualTo(16);
    assertThat(Kendall.exact(TWELVE, turned(TWELVE_Y)).p()).isCloseTo(0.0209803516313933, EXACT);
    double[] x = {1, 2, 3};
    // by hand: 3, 2, 2, 1, 1, 0 pairs of the 6 orders agree
    assertThat(Kendall.exact(x, x).p()).isCloseTo(2 / 6.0, within(1e-15));
    assertThat(Kendall.exact(x, new double[] {1, 3, 2}).p()).isCloseTo(1, within(1e-15));
    assertThat(Kendall.exact(new double[] {1, 2}, new double[] {1, 2}).p()).isEqualTo(1);
  }

  @Test
  void partial_correlation_agrees_with_R() {
    var r = R.of("partial");
    var partial = PartialCorrelation.of(X, Y, List.of(RATING), 0.95);
    assertThat(partial.estimate()).isCloseTo(r.number("r"), EXACT);
    assertThat(partial.t()).isCloseTo(r.number("t"), within(1e-11));
    assertThat(partial.df()).isEqualTo(27);
    assertThat(partial.p() / r.number("p")).isCloseTo(1, within(1e-10));
    assertThat(partial.n()).isEqualTo(30);
  }

  /** R 4.2.2: cor(residuals(lm(x ~ r + k)), residuals(lm(y ~ r + k))), k = sin(1:30) */
  @Test
  void several_controls_agree_with_R() {
    double[] k = new double[30];
    Arrays.setAll(k, i -> Math.sin(i + 1));
    var partial = PartialCorrelation.of(X, Y, List.of(RATING, k), 0.95);
    assertThat(partial.estimate()).isCloseTo(0.875027118148657, EXACT);
    assertThat(partial.t()).isCloseTo(9.21714707777973, within(1e-11));
    assertThat(partial.p()).isCloseTo(1.1254537100165e-09, within(1e-18));
    assertThat(partial.interval().low()).isCloseTo(0.745233464815265, EXACT);
    assertThat(partial.interval().high()).isCloseTo(0.94093389165114, EXACT);
  }

  @Test
  void partial_correlation_refuses_what_leaves_nothing() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {2, 1, 4, 3, 5};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(x, y, List.of(), 0.95))
        .withMessageContaining("controls are empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(x, y, List.of(x), 0.95))
        .withMessageContaining("explain");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(y, x, List.of(x), 0.95))
        .withMessageContaining("explain");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(x, y, List.of(new double[5]), 0.95))
        .withMessageContaining("controls[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(x, y, List.of(new double[] {1, 2}), 0.95))
        .withMessageContaining("controls[0] has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(new double[4], y, List.of(x), 0.95))
        .withMessageContaining("x has 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(x, new double[4], List.of(x), 0.95))
        .withMessageContaining("y has 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(x, new double[6], List.of(x), 0.95))
        .withMessageContaining("y has 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialCorrelation.of(x, y, List.of(x), 0))
        .withMessageContaining("level");
  }

  @Test
  void williams_agrees_with_R() {
    var r = R.of("steiger.williams");
    double xy = Correlation.pearson(X, Y).orElseThrow();
    double xr = Correlation.pearson(X, RATING).orElseThrow();
    double yr = Correlation.pearson(Y, RATING).orElseThrow();
    var difference = CorrelationDifference.williams(xy, xr, yr, 30);
    assertThat(difference.statistic()).isCloseTo(r.number("t"), within(1e-11));
    assertThat(difference.p()).isCloseTo(r.number("p"), EXACT);
    assertThat(difference.df()).isEqualTo(27);
    assertThat(difference.difference()).isEqualTo(xy - xr);
    // R 4.2.2, Steiger's equation 14 written out
    var steiger = CorrelationDifference.steiger(xy, xr, yr, 30);
    assertThat(steiger.statistic()).isBetween(2.0, 4.0);
    assertThat(steiger.p()).isCloseTo(CorrelationDifference.steiger(xr, xy, yr, 30).p(), EXACT);
    assertThat(steiger.df()).isInfinite();
  }

  /** Steiger (1980): z of r12 = .5 and r13 = .2 with r23 = .4 and n = 103, by hand. */
  @Test
  void steiger_and_independent_by_hand() {
    // mean .35, square .1225: (.4 · .755 - .06125 · (.755 - .16)) / .8775² = .34488
    double covariance = (0.4 * 0.755 - 0.06125 * 0.595) / (0.8775 * 0.8775);
    double gap = 0.549306144334055 - 0.202732554054082;
    var steiger = CorrelationDifference.steiger(0.5, 0.2, 0.4, 103);
    assertThat(steiger.statistic())
        .isCloseTo(gap * 10 / Math.sqrt(2 - 2 * covariance), within(1e-11));
    assertThat(steiger.difference()).isCloseTo(0.3, EXACT);
    var independent = CorrelationDifference.independent(0.5, 103, 0.2, 53);
    assertThat(independent.statistic()).isCloseTo(gap / Math.sqrt(0.03), within(1e-11));
    // R 4.2.2: 2 * pnorm(-2.00094)
    assertThat(independent.p()).isCloseTo(2 * 0.0226995, within(1e-4));
    assertThat(independent.difference()).isCloseTo(0.3, EXACT);
    assertThat(independent.df()).isInfinite();
  }

  @Test
  void refuses_correlations_that_cannot_be_together() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.williams(0.9, 0.9, -0.9, 30))
        .withMessageContaining("cannot be of the same data");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.steiger(0.9, 0.9, -0.9, 30))
        .withMessageContaining("cannot be of the same data");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.williams(1, 0.1, 0.1, 30))
        .withMessageContaining("xy is 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.williams(0.1, -1, 0.1, 30))
        .withMessageContaining("xz");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.williams(0.1, 0.1, Double.NaN, 30))
        .withMessageContaining("yz");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.williams(0.1, 0.1, 0.1, 3))
        .withMessageContaining("n is 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.independent(0.1, 3, 0.1, 9))
        .withMessageContaining("n1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.independent(0.1, 9, 0.1, 3))
        .withMessageContaining("n2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.independent(1, 9, 0.1, 9))
        .withMessageContaining("r1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorrelationDifference.independent(0.1, 9, -1, 9))
        .withMessageContaining("r2");
    assertThat(CorrelationDifference.williams(0.5, 0.5, 0.5, 4).p()).isEqualTo(1);
    assertThat(CorrelationDifference.independent(0.5, 4, 0.5, 4).p()).isEqualTo(1);
  }

  /** R 4.2.2: cor.test(1:4, c(2, 1, 4, 3)) */
  @Test
  void four_pairs_are_enough() {
    var four = Pearson.of(new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3}, 0.95);
    assertThat(four.estimate()).isCloseTo(0.6, EXACT);
    assertThat(four.p()).isCloseTo(0.4, EXACT);
    assertThat(four.interval().low()).isCloseTo(-0.852932564694718, EXACT);
    assertThat(four.interval().high()).isCloseTo(0.990127710799694, EXACT);
  }

  /** R 4.2.2: cor(residuals(lm(x ~ z)), residuals(lm(y ~ z))) */
  @Test
  void five_rows_are_enough_for_one_control() {
    double[] z = {1, 0, 2, 5, 3};
    var partial =
        PartialCorrelation.of(
            new double[] {1, 2, 3, 4, 6}, new double[] {2, 1, 4, 3, 5.5}, List.of(z), 0.95);
    assertThat(partial.estimate()).isCloseTo(0.773360872874964, EXACT);
    assertThat(partial.t()).isCloseTo(1.7251671828152, within(1e-11));
    assertThat(partial.df()).isEqualTo(2);
    assertThat(partial.interval().level()).isEqualTo(0.95);
  }

  /** 1 - 3/4 - 2/8 = 0: three variables of which one is the sum of the others. */
  @Test
  void three_correlations_may_be_on_the_edge_of_what_is_possible() {
    var equal = CorrelationDifference.williams(0.5, 0.5, -0.5, 20);
    assertThat(equal.statistic()).isZero();
    assertThat(equal.p()).isEqualTo(1);
    assertThat(equal.df()).isEqualTo(17);
  }

  /** R 4.2.2: cor.test(c(1, 1, 1, 2:4, 4, 5), c(2, 2, 2, 1, 3, 5, 5, 5), method = "kendall") */
  @Test
  void three_equal_values_on_both_sides_agree_with_R() {
    var tau =
        Kendall.asymptotic(
            new double[] {1, 1, 1, 2, 3, 4, 4, 5}, new double[] {2, 2, 2, 1, 3, 5, 5, 5});
    assertThat(tau.statistic()).isCloseTo(2.17301694311069, EXACT);
    assertThat(tau.p()).isCloseTo(0.0297790421051004, EXACT);
  }

  @Test
  void every_correlation_refuses_samples_by_name() {
    double[] one = {1};
    double[] two = {1, 2};
    double[] three = {1, 2, 3};
    double[] broken = {1, Double.NaN};
    var all =
        List.<java.util.function.BiFunction<double[], double[], Object>>of(
            Correlation::pearson, Correlation::spearman, Correlation::kendall);
    for (var correlation : all) {
      refused(() -> correlation.apply(one, one), "x has 1 values; at least 2 are needed");
      refused(() -> correlation.apply(broken, two), "x[1] is NaN");
      refused(() -> correlation.apply(two, broken), "y[1] is NaN");
      refused(() -> correlation.apply(two, one), "y has 1 values; at least 2 are needed");
      refused(() -> correlation.apply(two, three), "x has 2 values and y has 3");
    }
    double[] four = {1, 2, 4, 3};
    refused(
        () -> PartialCorrelation.of(four, four, List.of(four), 0.95),
        "x has 4 values; at least 5 are needed");
    refused(
        () -> CorrelationDifference.williams(0.1, Double.NaN, 0.1, 9),
        "xz is NaN; it must lie in (-1, 1)");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String m) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(m);
  }

  @Test
  void as_many_pairs_as_allowed_have_an_exact_p() {
    double[] rising = new double[1290];
    Arrays.setAll(rising, i -> i);
    assertThat(Spearman.exact(rising, rising).p()).isCloseTo(0, within(1e-12));
    double[] fewer = Arrays.copyOf(rising, 1000);
    assertThat(Kendall.exact(fewer, fewer).p()).isCloseTo(0, within(1e-12));
    assertThat(Kendall.exact(fewer, fewer).statistic()).isEqualTo(499500);
  }

  /** R 4.2.2: 2 * pt(-1.5, 7), qt(.95, 7), 2 * pnorm(-1.5), qnorm(.95) */
  @Test
  void a_coefficient_is_tested_by_t_or_by_z() {
    var t = Coefficient.of("x", -3, 2, 7, 0.9);
    assertThat(t.name()).isEqualTo("x");
    assertThat(t.estimate()).isEqualTo(-3);
    assertThat(t.se()).isEqualTo(2);
    assertThat(t.statistic()).isEqualTo(-1.5);
    assertThat(t.df()).isEqualTo(7);
    assertThat(t.p()).isCloseTo(0.17729848698997, EXACT);
    assertThat(t.interval().low()).isCloseTo(-3 - 2 * 1.89457860509001, EXACT);
    assertThat(t.interval().high()).isCloseTo(-3 + 2 * 1.89457860509001, EXACT);
    var z = Coefficient.of("x", 3, 2, Double.POSITIVE_INFINITY, 0.9);
    assertThat(z.p()).isCloseTo(0.133614402537716, EXACT);
    assertThat(z.interval().low()).isCloseTo(3 - 2 * 1.64485362695147, EXACT);
    assertThat(z.interval().high()).isCloseTo(3 + 2 * 1.64485362695147, EXACT);
    assertThat(z.interval().level()).isEqualTo(0.9);
  }

  /** By hand: deviations (-1, 0, 1) and (-4/3, -1/3, 5/3): 3 / sqrt(2 * 14/3). */
  @Test
  void pearson_by_hand() {
    var r = Correlation.pearson(new double[] {1, 2, 3}, new double[] {1, 2, 4});
    assertThat(r.orElseThrow()).isCloseTo(3 / Math.sqrt(28 / 3.0), within(1e-15));
  }

  /** By hand: pairs (1,1) (1,2) (2,2): one untied in x and y agrees; 2 untied in x, 2 in y. */
  @Test
  void kendall_by_hand() {
    var tau = Correlation.kendall(new double[] {1, 1, 2}, new double[] {1, 2, 2});
    assertThat(tau.orElseThrow()).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void a_constant_side_has_no_correlation() {
    double[] constant = {0.1, 0.1, 0.1, 0.1};
    double[] x = {1, 2, 3, 4};
    assertThat(Correlation.pearson(constant, x)).isEmpty();
    assertThat(Correlation.spearman(x, constant)).isEmpty();
    assertThat(Correlation.kendall(x, constant)).isEmpty();
    assertThat(Correlation.kendall(constant, x)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pearson.of(constant, x, 0.95))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Spearman.asymptotic(constant, x))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kendall.exact(constant, x))
        .withMessageContaining("constant");
  }

  @Test
  void very_large_and_very_small_values_correlate() {
    double[] y = {1, 2, 4};
    double[] big = {1e120, 2e120, 4e120};
    double[] tiny = {1e-120, 2e-120, 4e-120};
    assertThat(Correlation.pearson(big, big).orElseThrow()).isCloseTo(1, EXACT);
    assertThat(Correlation.pearson(tiny, tiny).orElseThrow()).isCloseTo(1, EXACT);
    assertThat(Correlation.pearson(big, y).orElseThrow()).isCloseTo(1, EXACT);
  }

  @Test
  void reversing_one_side_turns_the_sign() {
    double[] x = {1, 4, 2, 8};
    double[] y = {2, 3, 1, 9};
    assertThat(Correlation.pearson(x, turned(y)).orElseThrow())
        .isEqualTo(-Correlation.pearson(x, y).orElseThrow());
  }

  @Test
  void refuses_unpaired_values_ties_and_too_many() {
    double[] two = {1, 2};
    double[] three = {1, 2, 3};
    assertThatIllegalArgumentException().isThrownBy(() -> Correlation.pearson(two, three));
    assertThatIllegalArgumentException().isThrownBy(() -> Correlation.spearman(two, three));
    assertThatIllegalArgumentException().isThrownBy(() -> Correlation.kendall(two, three));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pearson.of(three, three, 0.95))
        .withMessageContaining("x has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pearson.of(X, Y, 1))
        .withMessageContaining("level");
    assertThatIllegalArgumentException().isThrownBy(() -> Spearman.exact(two, two));
    assertThatIllegalArgumentException().isThrownBy(() -> Spearman.asymptotic(two, two));
    assertThatIllegalArgumentException().isThrownBy(() -> Kendall.asymptotic(two, two));
    double[] tied = {1, 2, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Spearman.exact(tied, three))
        .withMessageContaining("ties");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Spearman.exact(three, tied))
        .withMessageContaining("ties");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kendall.exact(tied, three))
        .withMessageContaining("ties");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kendall.exact(three, tied))
        .withMessageContaining("ties");
    double[] many = new double[1291];
    Arrays.setAll(many, i -> i);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Spearman.exact(many, many))
        .withMessageContaining("at most 1290");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kendall.exact(many, many))
        .withMessageContaining("at most 1000");
  }

  private static double[] turned(double[] x) {
    return Arrays.stream(x).map(v -> -v).toArray();
  }
}
