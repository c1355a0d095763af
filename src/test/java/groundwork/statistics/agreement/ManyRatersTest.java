package groundwork.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.Resamples;
import groundwork.statistics.agreement.Icc.Form;
import groundwork.statistics.agreement.Krippendorff.Scale;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many raters: Fleiss, Krippendorff, intraclass correlations; and concordance. */
class ManyRatersTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double NA = Double.NaN;

  @Test
  void fleiss_agrees_with_R() {
    var r = R.of("fleiss.kappa");
    var kappa = FleissKappa.of(fleissCounts());
    assertThat(kappa.estimate()).isCloseTo(r.number("kappa"), EXACT);
    assertThat(kappa.observed()).isCloseTo(r.number("Pbar"), EXACT);
    assertThat(kappa.expected()).isCloseTo(r.number("Pe"), EXACT);
    assertThat(kappa.standardError()).isCloseTo(r.number("se0"), EXACT);
    assertThat(kappa.z()).isCloseTo(r.number("z"), within(1e-10));
    assertThat(kappa.p() / r.number("p")).isCloseTo(1, within(1e-9));
    for (int j = 0; j < 5; j++) {
      assertThat(kappa.byCategory()[j].orElseThrow())
          .isCloseTo(r.number("kappa." + (j + 1)), EXACT);
    }
    assertThat(kappa.things()).isEqualTo(10);
    assertThat(kappa.raters()).isEqualTo(14);
  }

  @Test
  void a_category_that_nobody_uses_has_no_kappa() {
    var kappa = FleissKappa.of(new int[][] {{2, 0, 0}, {0, 2, 0}, {1, 1, 0}});
    assertThat(kappa.byCategory()[2]).isEmpty();
    assertThat(kappa.byCategory()[0]).isPresent();
    // two categories that share everything agree alike
    assertThat(kappa.byCategory()[0].orElseThrow()).isCloseTo(kappa.estimate(), EXACT);
  }

  @Test
  void fleiss_refuses_counts_of_different_numbers_of_raters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FleissKappa.of(new int[][] {{2, 0}, {1, 2}}))
        .withMessageContaining("counts[1] is not of 2 raters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FleissKappa.of(new int[][] {{2, 0}, {3, -1}}))
        .withMessageContaining("counts[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FleissKappa.of(new int[][] {{2, 0}, {2}}))
        .withMessageContaining("counts[1] has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FleissKappa.of(new int[][] {{1, 0}}))
        .withMessageContaining("1 raters");
    assertThatIllegalArgumentException().isThrownBy(() -> FleissKappa.of(new int[0][]));
    assertThatIllegalArgumentException().isThrownBy(() -> FleissKappa.of(new int[][] {{3}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FleissKappa.of(new int[][] {{2, 0}, {2, 0}}))
        .withMessageContaining("undefined");
  }

  private static Stream<Arguments> scales() {
    return Stream.of(
        Arguments.of("kripp.alpha.nominal", Scale.NOMINAL),
        Arguments.of("kripp.alpha.ordinal", Scale.ORDINAL),
        Arguments.of("kripp.alpha.interval", Scale.INTERVAL),
        Arguments.of("kripp.alpha.ratio", Scale.RATIO));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void krippendorff_agrees_with_R_and_the_published_example(String id, Scale scale) {
    var alpha = Krippendorff.alpha(krippendorff2011(), scale);
    assertThat(alpha.estimate()).isCloseTo(R.of(id).number(), EXACT);
    assertThat(alpha.estimate()).isEqualTo(1 - alpha.observed() / alpha.expected());
    // one of the twelve units has a single rating
    assertThat(alpha.units()).isEqualTo(11);
    assertThat(alpha.values()).isEqualTo(40);
  }

  /** By hand: two units, (1, 2) and (2, 2): 1 - (2/4) / (2·1·3/12) = 0. */
  @Test
  void krippendorff_by_hand() {
    var alpha = Krippendorff.alpha(new double[][] {{1, 2}, {2, 2}}, Scale.NOMINAL);
    assertThat(alpha.observed()).isEqualTo(0.5);
    assertThat(alpha.expected()).isEqualTo(0.5);
    assertThat(alpha.estimate()).isZero();
  }

  @Test
  void krippendorff_of_ratios_holds_when_the_unit_changes() {
    double[][] cents = krippendorff2011();
    for (double[] rater : cents) {
      Arrays.setAll(rater, i -> rater[i] * 100);
    }
    assertThat(Krippendorff.alpha(cents, Scale.RATIO).estimate())
        .isCloseTo(Krippendorff.alpha(krippendorff2011(), Scale.RATIO).estimate(), EXACT);
    assertThat(Krippendorff.alpha(new double[][] {{0, 2}, {0, 1}}, Scale.RATIO).estimate())
        .isLessThan(1);
  }

  @Test
  void units_are_resampled_for_an_interval() {
    var alpha =
        Krippendorff.bootstrap(krippendorff2011(), Scale.NOMINAL, Resamples.draw(11, 500, 4));
    assertThat(alpha.estimate()).isCloseTo(R.of("kripp.alpha.nominal").number(), EXACT);
    assertThat(alpha.percentile(0.95).contains(alpha.estimate())).isTrue();
    assertThat(alpha.percentile(0.95).low()).isLessThan(alpha.estimate() - 0.1);
    var oneUnit = new int[11];
    int[] all = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    var replayed =
        Krippendorff.bootstrap(
            krippendorff2011(),
            Scale.NOMINAL,
            Resamples.given(11, new int[][] {oneUnit, all, all}));
    assertThat(replayed.undefined()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Krippendorff.bootstrap(krippendorff2011(), Scale.NOMINAL, Resamples.draw(12, 9, 4)))
        .withMessageContaining("rated units has 11");
  }

  @Test
  void krippendorff_refuses_what_tells_nothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Krippendorff.alpha(new double[][] {{1, 2}}, Scale.NOMINAL))
        .withMessageContaining("1 raters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Krippendorff.alpha(new double[][] {{1, NA}, {NA, 2}}, Scale.NOMINAL))
        .withMessageContaining("no unit has two ratings");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Krippendorff.alpha(new double[][] {{1, 1}, {1, 1}}, Scale.INTERVAL))
        .withMessageContaining("undefined");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Krippendorff.alpha(new double[][] {{1, 2}, {1}}, Scale.INTERVAL))
        .withMessageContaining("ratings[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Krippendorff.alpha(new double[][] {{1, 2}, {-1, 2}}, Scale.RATIO))
        .withMessageContaining("ratings[1] has -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Krippendorff.alpha(
                    new double[][] {{1, Double.POSITIVE_INFINITY}, {1, 2}}, Scale.ORDINAL))
        .withMessageContaining("ratings[0]");
    assertThat(Krippendorff.alpha(new double[][] {{1, 2}, {-1, 2}}, Scale.INTERVAL).units())
        .isEqualTo(2);
  }

  @Test
  void intraclass_correlations_agree_with_R() {
    var all = Icc.all(shroutFleiss(), 0.95);
    assertThat(all.keySet()).containsExactly(Form.values());
    for (var icc : all.values()) {
      var r = R.of("icc").row("type", icc.form().shortName());
      assertThat(icc.estimate()).isCloseTo(r.number("ICC"), EXACT);
      assertThat(icc.f()).isCloseTo(r.number("F"), within(1e-11));
      assertThat(icc.df1()).isEqualTo(r.number("df1"));
      assertThat(icc.df2()).isEqualTo(r.number("df2"));
      assertThat(icc.p()).isCloseTo(r.number("p"), within(1e-11));
      assertThat(icc.interval().low()).isCloseTo(r.number("lower bound"), within(1e-10));
      assertThat(icc.interval().high()).isCloseTo(r.number("upper bound"), within(1e-10));
      assertThat(icc.interval().level()).isEqualTo(0.95);
    }
  }

  @Test
  void the_mean_of_fixed_raters_is_as_reliable_as_alpha_says() {
    assertThat(Icc.all(shroutFleiss(), 0.9).get(Form.FIXED_MEAN).estimate())
        .isCloseTo(Alpha.cronbach(shroutFleiss(), 0.9).estimate(), EXACT);
  }

  @Test
  void intraclass_correlations_refuse_one_thing_one_rater_and_no_error() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Icc.all(new double[][] {{1, 2}}, 0.95))
        .withMessageContaining("1 things");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Icc.all(new double[][] {{1}, {2}}, 0.95))
        .withMessageContaining("at least 2 raters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Icc.all(new double[][] {{1, 2}, {2, 3, 4}}, 0.95))
        .withMessageContaining("ratings[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Icc.all(new double[][] {{1, NA}, {2, 3}}, 0.95))
        .withMessageContaining("ratings[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Icc.all(new double[][] {{1, 2}, {2, 3}}, 0.95))
        .withMessageContaining("no error");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Icc.all(shroutFleiss(), 0))
        .withMessageContaining("level");
  }

  @Test
  void concordance_agrees_with_R() {
    var data = Data.resource("metric-human.csv");
    double[] x = data.numbers("faithfulness");
    double[] y = data.numbers("human");
    var ccc = Concordance.lin(x, y, 0.95);
    assertThat(ccc.estimate()).isCloseTo(R.of("ccc").number(), EXACT);
    assertThat(ccc.pearson()).isCloseTo(R.of("pearson").number("estimate", "cor"), EXACT);
    assertThat(ccc.accuracy() * ccc.pearson()).isCloseTo(ccc.estimate(), EXACT);
    assertThat(ccc.n()).isEqualTo(30);
    // R 4.2.2, Lin's z with k = n - 2 written out over the same numbers
    assertThat(ccc.interval().low()).isCloseTo(0.475165782016446, within(1e-10));
    assertThat(ccc.interval().high()).isCloseTo(0.768935117643740, within(1e-10));
  }

  @Test
  void concordance_falls_with_a_shift_and_correlation_does_not() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {2, 3, 4, 5, 7};
    var shifted = Concordance.lin(x, y, 0.95);
    assertThat(shifted.pearson()).isCloseTo(1, EXACT);
    // by hand: variance 2.96, shift 1: 2 · 2.96 / (2 · 2.96 + 1)
    assertThat(shifted.estimate()).isCloseTo(5.92 / 6.92, EXACT);
    assertThat(Concordance.lin(x, x, 0.95).estimate()).isEqualTo(1);
    assertThat(Concordance.lin(x, x, 0.95).interval().low()).isEqualTo(1);
    assertThat(Concordance.lin(y, x, 0.95).interval()).isEqualTo(shifted.interval());
  }

  @Test
  void concordance_refuses_what_has_no_correlation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concordance.lin(new double[] {1, 1, 1}, new double[] {1, 2, 3}, 0.95))
        .withMessageContaining("no correlation");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concordance.lin(new double[] {1, 2}, new double[] {1, 2}, 0.95))
        .withMessageContaining("x has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concordance.lin(new double[] {1, 2, 3}, new double[] {1, 2}, 0.95))
        .withMessageContaining("y has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concordance.lin(new double[3], new double[4], 0.95))
        .withMessageContaining("x has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concordance.lin(new double[3], new double[3], 0))
        .withMessageContaining("level");
  }

  /** R 4.2.2: r = cor(a, b) = .8 below; 2r/(1+r); tanh(atanh(r) -/+ qnorm(.975)/sqrt(n-3)) */
  @Test
  void two_items_have_spearman_browns_reliability() {
    double[] a = {1, 2, 3, 4, 5};
    double[] b = {2, 1, 4, 3, 5};
    var two = SpearmanBrown.of(a, b, 0.95);
    assertThat(two.r()).isCloseTo(0.8, EXACT);
    assertThat(two.estimate()).isCloseTo(1.6 / 1.8, EXACT);
    double low = Math.tanh(1.09861228866811 - 1.95996398454005 / Math.sqrt(2));
    double high = Math.tanh(1.09861228866811 + 1.95996398454005 / Math.sqrt(2));
    assertThat(two.interval().low()).isCloseTo(2 * low / (1 + low), within(1e-12));
    assertThat(two.interval().high()).isCloseTo(2 * high / (1 + high), within(1e-12));
    assertThat(two.n()).isEqualTo(5);
  }

  @Test
  void spearman_brown_refuses_too_few_people_and_an_item_without_variance() {
    double[] four = {1, 2, 3, 4};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpearmanBrown.of(new double[] {1, 2, 3}, four, 0.95))
        .withMessageContaining("first has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpearmanBrown.of(four, new double[] {1, 2, 3}, 0.95))
        .withMessageContaining("second has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpearmanBrown.of(four, new double[5], 0.95))
        .withMessageContaining("second has 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpearmanBrown.of(four, new double[4], 0.95))
        .withMessageContaining("does not vary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpearmanBrown.of(four, four, 0))
        .withMessageContaining("level");
  }

  private static int[][] fleissCounts() {
    return Data.resource("fleiss-counts.csv").rows().stream()
        .map(row -> Arrays.stream(row).skip(1).mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }

  private static double[][] krippendorff2011() {
    return Data.resource("krippendorff-2011.csv").rows().stream()
        .map(
            row ->
                Arrays.stream(row)
                    .skip(1)
                    .mapToDouble(cell -> cell.equals("NA") ? NA : Double.parseDouble(cell))
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double[][] shroutFleiss() {
    return Data.resource("shrout-fleiss.csv").rows().stream()
        .map(row -> Arrays.stream(row).skip(1).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }
}
