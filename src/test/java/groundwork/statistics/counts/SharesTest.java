package groundwork.statistics.counts;

import static groundwork.statistics.counts.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Alternative;
import groundwork.statistics.Data;
import groundwork.statistics.Interval;
import groundwork.statistics.Proportion;
import groundwork.statistics.ProportionDifference;
import groundwork.statistics.R;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {
  private static final Crosstab TWO = Expect.crosstab(Data.resource("contingency-2x2.csv"));

  @Test
  void the_binomial_test_and_its_interval_agree_with_R() {
    var expected = R.of("binom.cp");
    var test = BinomialTest.of(37, 60, 0.5, Alternative.TWO_SIDED);
    close(test.p(), expected.number("p.value"));
    close(test.estimate(), expected.number("estimate", "probability of success"));
    assertThat(test.successes()).isEqualTo(37);
    assertThat(test.n()).isEqualTo(60);
    assertThat(test.chance()).isEqualTo(0.5);
    close(
        Proportion.clopperPearson(37, 60, 0.95).interval(),
        expected.number("conf.int", 0),
        expected.number("conf.int", 1),
        1e-10);
  }

  /** R 4.2.2: binom.test(3, 20, 1/3, alternative = "less" | "greater" | "two.sided")$p.value */
  @Test
  void the_three_alternatives_agree_with_R() {
    close(BinomialTest.of(3, 20, 1 / 3.0, Alternative.LESS).p(), 0.0604464606241653);
    close(BinomialTest.of(3, 20, 1 / 3.0, Alternative.GREATER).p(), 0.982407373400429);
    close(BinomialTest.of(3, 20, 1 / 3.0, Alternative.TWO_SIDED).p(), 0.0980830317188288);
    assertThat(BinomialTest.of(10, 20, 0.5, Alternative.TWO_SIDED).p()).isEqualTo(1);
    assertThat(BinomialTest.of(0, 20, 0.5, Alternative.GREATER).p()).isEqualTo(1);
    assertThat(BinomialTest.of(20, 20, 0.5, Alternative.LESS).p()).isEqualTo(1);
  }

  @Test
  void intervals_of_a_share_agree_with_R() {
    var expected = R.of("wilson");
    bounds(Proportion.wilson(37, 60, 0.95).interval(), expected, "");
    bounds(Proportion.wald(37, 60, 0.95).interval(), expected, "wald.");
    bounds(Proportion.agrestiCoull(37, 60, 0.95).interval(), expected, "ac.");
    bounds(Proportion.jeffreys(37, 60, 0.95).interval(), expected, "jeff.");
    for (var share :
        new Proportion[] {
          Proportion.wald(37, 60, 0.9),
          Proportion.agrestiCoull(37, 60, 0.9),
          Proportion.jeffreys(37, 60, 0.9),
          Proportion.clopperPearson(37, 60, 0.9)
        }) {
      assertThat(share.estimate()).isEqualTo(37 / 60.0);
      assertThat(share.successes()).isEqualTo(37);
      assertThat(share.n()).isEqualTo(60);
      assertThat(share.interval().level()).isEqualTo(0.9);
    }
  }

  private static void bounds(Interval interval, R expected, String prefix) {
    close(interval, expected.number(prefix + "lo"), expected.number(prefix + "hi"), 1e-10);
  }

  /** R 4.2.2: binom.test(0, 12)$conf.int, qbeta(.975, .5, 12.5) */
  @Test
  void none_and_all_keep_their_bound() {
    var none = Proportion.clopperPearson(0, 12, 0.95).interval();
    assertThat(none.low()).isZero();
    close(none.high(), 0.264648469397051, 1e-10);
    var all = Proportion.clopperPearson(12, 12, 0.95).interval();
    assertThat(all.high()).isEqualTo(1);
    close(all.low(), 1 - none.high(), 1e-12);
    assertThat(Proportion.jeffreys(0, 12, 0.95).interval().low()).isZero();
    assertThat(Proportion.jeffreys(12, 12, 0.95).interval().high()).isEqualTo(1);
    close(Proportion.jeffreys(0, 12, 0.95).interval().high(), 0.185305938312485, 1e-9);
    close(Proportion.jeffreys(12, 12, 0.95).interval().low(), 1 - 0.185305938312485, 1e-9);
    assertThat(Proportion.agrestiCoull(0, 12, 0.95).interval().low()).isZero();
    assertThat(Proportion.agrestiCoull(12, 12, 0.95).interval().high()).isEqualTo(1);
    assertThat(Proportion.wald(0, 12, 0.95).interval().high()).isZero();
    assertThat(Proportion.wald(1, 12, 0.95).interval().low()).isZero();
    assertThat(Proportion.wald(11, 12, 0.95).interval().high()).isEqualTo(1);
  }

  @Test
  void one_share_against_chance_agrees_with_R() {
    var expected = R.of("prop.one.cc");
    var test = ProportionTest.one(37, 60, 0.5, 0.95);
    close(test.statistic(), expected.number("statistic"));
    close(test.p(), expected.number("p.value"));
    close(test.estimate(), expected.number("estimate", "p"));
    close(test.interval(), expected.number("conf.int", 0), expected.number("conf.int", 1), 1e-10);
  }

  /** R 4.2.2: prop.test(0, 12), prop.test(12, 12), prop.test(6, 12)$conf.int */
  @Test
  void one_share_at_the_ends_and_at_chance_agrees_with_R() {
    var none = ProportionTest.one(0, 12, 0.5, 0.95);
    assertThat(none.interval().low()).isZero();
    close(none.interval().high(), 0.301254039082218, 1e-10);
    var all = ProportionTest.one(12, 12, 0.5, 0.95);
    assertThat(all.interval().high()).isEqualTo(1);
    close(all.interval().low(), 1 - 0.301254039082218, 1e-10);
    var even = ProportionTest.one(6, 12, 0.5, 0.95);
    assertThat(even.statistic()).isZero();
    assertThat(even.p()).isEqualTo(1);
    close(even.interval(), 0.253781597633706, 1 - 0.253781597633706, 1e-10);
  }

  @Test
  void two_shares_agree_with_R() {
    var expected = R.of("prop.test");
    var test = ProportionTest.two(18, 22, 9, 21, 0.95);
    close(test.statistic(), expected.number("statistic"));
    close(test.p(), expected.number("p.value"));
    close(
        test.estimate(),
        expected.number("estimate", "prop 1") - expected.number("estimate", "prop 2"));
    close(test.interval(), expected.number("conf.int", 0), expected.number("conf.int", 1), 1e-10);
  }

  @Test
  void two_shares_mirror_and_stay_within_bounds() {
    var test = ProportionTest.two(9, 21, 18, 22, 0.95);
    assertThat(test.statistic())
        .isCloseTo(ProportionTest.two(18, 22, 9, 21, 0.95).statistic(), within(1e-12));
    assertThat(ProportionTest.two(3, 3, 0, 3, 0.95).interval().high()).isEqualTo(1);
    assertThat(ProportionTest.two(0, 3, 3, 3, 0.95).interval().low()).isEqualTo(-1);
    var same = ProportionTest.two(5, 10, 5, 10, 0.95);
    assertThat(same.statistic()).isZero();
  }

  @Test
  void odds_ratio_risk_ratio_and_h_agree_with_R() {
    var expected = R.of("or.wald");
    var odds = Ratio.odds(TWO, 0.95).orElseThrow();
    close(odds.estimate(), expected.number("or"));
    bounds(odds.interval(), expected, "or.");
    var risk = Ratio.risk(TWO, 0.95).orElseThrow();
    close(risk.estimate(), expected.number("rr"));
    bounds(risk.interval(), expected, "rr.");
    var h = CohensH.of(18, 22, 9, 21, 0.95);
    close(h.estimate(), expected.number("h"));
    double half = 1.959963984540054 * Math.sqrt(1 / 22.0 + 1 / 21.0);
    close(h.interval(), h.estimate() - half, h.estimate() + half, 1e-12);
    close(odds.logError(), Math.log(odds.interval().high() / 6) / 1.959963984540054, 1e-10);
  }

  @Test
  void newcombes_difference_agrees_with_R() {
    var expected = R.of("newcombe");
    var difference = ProportionDifference.newcombe(18, 22, 9, 21, 0.95);
    close(difference.estimate(), expected.number("diff"));
    bounds(difference.interval(), expected, "");
  }

  @Test
  void an_empty_cell_leaves_ratios_undefined() {
    assertThat(Ratio.odds(Crosstab.of(0, 1, 1, 1), 0.95)).isEmpty();
    assertThat(Ratio.odds(Crosstab.of(1, 0, 1, 1), 0.95)).isEmpty();
    assertThat(Ratio.odds(Crosstab.of(1, 1, 0, 1), 0.95)).isEmpty();
    assertThat(Ratio.odds(Crosstab.of(1, 1, 1, 0), 0.95)).isEmpty();
    assertThat(Ratio.risk(Crosstab.of(0, 1, 1, 1), 0.95)).isEmpty();
    assertThat(Ratio.risk(Crosstab.of(1, 1, 0, 1), 0.95)).isEmpty();
    assertThat(Ratio.risk(Crosstab.of(2, 0, 1, 1), 0.95).orElseThrow().estimate()).isEqualTo(2);
    close(Ratio.oddsHaldane(Crosstab.of(1, 0, 1, 1), 0.95).estimate(), 3, 1e-14);
    close(
        Ratio.oddsHaldane(Crosstab.of(1, 0, 1, 1), 0.95).logError(),
        Math.sqrt(3 / 1.5 + 1 / 0.5),
        1e-14);
  }

  @Test
  void h_stays_within_its_bounds() {
    var most = CohensH.of(3, 3, 0, 3, 0.95);
    close(most.estimate(), Math.PI, 1e-15);
    assertThat(most.interval().high()).isEqualTo(Math.PI);
    assertThat(CohensH.of(0, 3, 3, 3, 0.95).interval().low()).isEqualTo(-Math.PI);
    assertThat(most.interval().level()).isEqualTo(0.95);
  }

  @Test
  void the_trend_agrees_with_R() {
    var table = Expect.crosstab(Data.resource("contingency-4x2.csv"));
    var expected = R.of("prop.trend");
    int[] successes = table.transposed().counts()[0];
    var trend = Trend.of(successes, table.rowSums());
    close(trend.statistic(), expected.number("statistic"));
    close(trend.p(), expected.number("p.value"));
    close(trend.z(), Math.sqrt(trend.statistic()), 1e-14);
    var moved = Trend.of(successes, table.rowSums(), new double[] {-5, -7, -9, -11});
    close(moved.z(), -trend.z(), 1e-12);
  }

  @Test
  void no_trend_where_nothing_varies() {
    int[] n = {3, 3};
    assertThatIllegalArgumentException().isThrownBy(() -> Trend.of(new int[] {3, 3}, n));
    assertThatIllegalArgumentException().isThrownBy(() -> Trend.of(new int[] {0, 0}, n));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(new int[] {1, 2}, n, new double[] {4, 4}))
        .withMessageContaining("3 of 6 succeed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(new int[] {1, 4}, n))
        .withMessageContaining("4 of 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(new int[] {1, 2, 3}, n))
        .withMessageContaining("successes has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(new int[] {1, 2}, n, new double[] {1, 2, 3}))
        .withMessageContaining("scores has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(new int[] {1}, new int[] {2}))
        .withMessageContaining("scores");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
  void refuses_a_chance_outside_0_and_1(double chance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialTest.of(1, 2, chance, Alternative.LESS))
        .withMessageContaining("chance is " + chance);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProportionTest.one(1, 2, chance, 0.95))
        .withMessageContaining("chance is " + chance);
  }

  @Test
  void refuses_what_is_no_share_or_no_level() {
    assertThatIllegalArgumentException().isThrownBy(() -> ProportionTest.one(3, 2, 0.5, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> ProportionTest.two(3, 2, 1, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> ProportionTest.two(1, 2, 3, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> ProportionTest.two(2, 2, 2, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> ProportionTest.two(0, 2, 0, 2, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialTest.of(3, 2, 0.5, Alternative.LESS));
    assertThatIllegalArgumentException().isThrownBy(() -> CohensH.of(3, 2, 1, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> CohensH.of(1, 2, 3, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Proportion.clopperPearson(3, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Proportion.jeffreys(3, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Proportion.agrestiCoull(3, 2, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Proportion.wald(3, 2, 0.95));
    for (double level : new double[] {0, 1}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Proportion.jeffreys(1, 2, level));
      assertThatIllegalArgumentException().isThrownBy(() -> Proportion.wald(1, 2, level));
      assertThatIllegalArgumentException().isThrownBy(() -> Proportion.agrestiCoull(1, 2, level));
      assertThatIllegalArgumentException().isThrownBy(() -> Proportion.clopperPearson(1, 2, level));
      assertThatIllegalArgumentException().isThrownBy(() -> CohensH.of(1, 2, 1, 2, level));
      assertThatIllegalArgumentException().isThrownBy(() -> Ratio.odds(TWO, level));
      assertThatIllegalArgumentException().isThrownBy(() -> Ratio.risk(TWO, level));
      assertThatIllegalArgumentException().isThrownBy(() -> ProportionTest.one(1, 2, 0.5, level));
      assertThatIllegalArgumentException().isThrownBy(() -> ProportionTest.two(1, 2, 1, 2, level));
    }
    var three = Crosstab.count(new int[] {0, 1, 2}, 3, new int[] {0, 1, 1}, 2);
    assertThatIllegalArgumentException().isThrownBy(() -> Ratio.odds(three, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Ratio.oddsHaldane(three, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Ratio.risk(three, 0.95));
  }
}
