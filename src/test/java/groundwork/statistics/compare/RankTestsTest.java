package groundwork.statistics.compare;

import static groundwork.statistics.compare.Samples.A;
import static groundwork.statistics.compare.Samples.AFTER;
import static groundwork.statistics.compare.Samples.B;
import static groundwork.statistics.compare.Samples.BEFORE;
import static groundwork.statistics.compare.Samples.SMALL_A;
import static groundwork.statistics.compare.Samples.SMALL_AFTER;
import static groundwork.statistics.compare.Samples.SMALL_B;
import static groundwork.statistics.compare.Samples.SMALL_BEFORE;
import static groundwork.statistics.compare.Samples.minus;
import static groundwork.statistics.compare.Samples.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.Alternative;
import groundwork.statistics.Interval;
import groundwork.statistics.R;
import groundwork.statistics.compare.SignedRank.Zeros;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class RankTestsTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative
  private static final Alternative TWO = Alternative.TWO_SIDED;

  @Test
  void mann_whitney_agrees_with_R() {
    same(MannWhitney.normal(A, B, Continuity.CORRECTED, TWO), R.of("mwu.normal.cc"));
    same(MannWhitney.normal(A, B, Continuity.UNCORRECTED, TWO), R.of("mwu.normal.nocc"));
    same(MannWhitney.exact(SMALL_A, SMALL_B, TWO), R.of("mwu.exact"));
    same(MannWhitney.exact(SMALL_A, SMALL_B, Alternative.LESS), R.of("mwu.exact.less"));
    same(MannWhitney.exact(A, B, TWO), R.of("mwu.exact.ties"));
    assertThat(MannWhitney.exact(A, B, TWO).p())
        .isCloseTo(R.of("mwu.coin.exact").number("p.value"), withinPercentage(EXACT));
  }

  private static void same(MannWhitney test, R r) {
    assertThat(test.firstU()).isEqualTo(r.number("statistic"));
    assertThat(test.p()).isCloseTo(r.number("p.value"), withinPercentage(EXACT));
  }

  @Test
  void r_is_z_over_the_root_of_all_values() {
    var test = MannWhitney.normal(A, B, Continuity.UNCORRECTED, TWO);
    assertThat(test.z()).isCloseTo(-R.of("r.from.z").number("z"), withinPercentage(EXACT));
    assertThat(test.r()).isCloseTo(-R.of("r.from.z").number("r"), withinPercentage(EXACT));
    assertThat(MannWhitney.exact(A, B, TWO).z()).isCloseTo(test.z(), within(1e-14));
  }

  @Test
  void each_group_has_its_U() {
    var test = MannWhitney.exact(A, B, TWO);
    assertThat(test.firstU()).isEqualTo(517);
    assertThat(test.secondU()).isEqualTo(24 * 27 - 517);
    assertThat(test.n1()).isEqualTo(24);
    assertThat(test.n2()).isEqualTo(27);
    assertThat(test.exact()).isTrue();
    assertThat(test.tied()).isTrue();
    assertThat(test.alternative()).isEqualTo(TWO);
    var other = MannWhitney.normal(SMALL_B, SMALL_A, Continuity.CORRECTED, TWO);
    assertThat(other.secondU()).isEqualTo(51);
    assertThat(other.exact()).isFalse();
    assertThat(other.tied()).isFalse();
  }

  /** R 4.2.2: wilcox.test(A, B, exact = FALSE, alternative = …)$p.value */
  @Test
  void one_sided_probabilities_agree_with_R() {
    var c = Continuity.CORRECTED;
    assertThat(MannWhitney.normal(A, B, c, Alternative.GREATER).p())
        .isCloseTo(0.000139287495373525, withinPercentage(EXACT));
    assertThat(MannWhitney.normal(A, B, c, Alternative.LESS).p())
        .isCloseTo(0.999870569196643, withinPercentage(EXACT));
    assertThat(MannWhitney.normal(B, A, c, TWO).p())
        .isCloseTo(R.of("mwu.normal.cc").number("p.value"), withinPercentage(EXACT));
    assertThat(MannWhitney.exact(A, B, Alternative.GREATER).p())
        .isCloseTo(MannWhitney.exact(B, A, Alternative.LESS).p(), withinPercentage(EXACT));
  }

  /** 47,000 of each make more pairs than an int counts. */
  @Test
  void very_large_samples_mirror_each_other() {
    double[] x = IntStream.range(0, 47_000).mapToDouble(i -> i).toArray();
    double[] y = plus(x, 100.5);
    var one = MannWhitney.normal(x, y, Continuity.CORRECTED, TWO);
    var other = MannWhitney.normal(y, x, Continuity.CORRECTED, TWO);
    assertThat(one.z()).isNegative().isCloseTo(-other.z(), within(1e-11));
    assertThat(one.firstU() + one.secondU()).isEqualTo(47_000.0 * 47_000);
  }

  @Test
  void signed_rank_agrees_with_R() {
    double[] d = minus(AFTER, BEFORE);
    same(SignedRank.normal(d, Zeros.DROPPED, Continuity.CORRECTED, TWO), R.of("wsr.normal.cc"));
    same(SignedRank.normal(d, Zeros.DROPPED, Continuity.UNCORRECTED, TWO), R.of("wsr.normal.nocc"));
    same(SignedRank.exact(minus(SMALL_BEFORE, SMALL_AFTER), Zeros.DROPPED, TWO), R.of("wsr.exact"));
    same(SignedRank.exact(d, Zeros.DROPPED, TWO), R.of("wsr.exact.ties"));
  }

  private static void same(SignedRank test, R r) {
    assertThat(test.positive()).isEqualTo(r.number("statistic"));
    assertThat(test.p()).isCloseTo(r.number("p.value"), withinPercentage(EXACT));
  }

  @Test
  void signed_rank_says_what_it_used() {
    var test = SignedRank.exact(minus(AFTER, BEFORE), Zeros.DROPPED, TWO);
    assertThat(test.n()).isEqualTo(18);
    assertThat(test.zeros()).isEqualTo(2);
    assertThat(test.negative()).isEqualTo(18 * 19 / 2 - 156);
    assertThat(test.exact()).isTrue();
    assertThat(test.tied()).isTrue();
    assertThat(test.alternative()).isEqualTo(TWO);
    assertThat(test.r()).isCloseTo(Math.abs(test.z()) / Math.sqrt(18), within(1e-15));
    var other =
        SignedRank.normal(new double[] {1, -2, 3}, Zeros.DROPPED, Continuity.CORRECTED, TWO);
    assertThat(other.exact()).isFalse();
    assertThat(other.tied()).isFalse();
  }

  /** By hand: of 0, 1, -2, 3 the ranks with the zero are 2, 3, 4; without it 1, 2, 3. */
  @Test
  void zeros_are_dropped_or_ranked() {
    double[] d = {1, 0, -2, 3};
    assertThat(SignedRank.exact(d, Zeros.DROPPED, TWO).positive()).isEqualTo(4);
    var pratt = SignedRank.exact(d, Zeros.RANKED, Alternative.GREATER);
    assertThat(pratt.positive()).isEqualTo(6);
    assertThat(pratt.negative()).isEqualTo(3);
    assertThat(pratt.zeros()).isEqualTo(1);
    assertThat(pratt.p()).isEqualTo(3 / 8.0); // 6, 7 and 9 of 0, 2, 3, 4, 5, 6, 7, 9
    assertThat(SignedRank.exact(d, Zeros.RANKED, Alternative.LESS).p()).isEqualTo(6 / 8.0);
    var normal = SignedRank.normal(d, Zeros.RANKED, Continuity.UNCORRECTED, TWO);
    assertThat(normal.z()).isCloseTo(1.5 / Math.sqrt(29 / 4.0), within(1e-15));
    assertThat(SignedRank.normal(d, Zeros.RANKED, Continuity.CORRECTED, Alternative.GREATER).z())
        .isCloseTo(1 / Math.sqrt(29 / 4.0), within(1e-15));
    assertThat(SignedRank.normal(d, Zeros.RANKED, Continuity.CORRECTED, Alternative.LESS).z())
        .isCloseTo(2 / Math.sqrt(29 / 4.0), within(1e-15));
  }

  @Test
  void shifts_agree_with_R() {
    var exact = HodgesLehmann.exact(SMALL_A, SMALL_B, 0.95);
    same(exact, R.of("mwu.exact"), "difference in location", 1e-12);
    var normal = HodgesLehmann.normal(A, B, 0.95);
    same(normal, R.of("mwu.hl"), "difference in location", 1e-4); // R searches for the step
    assertThat(normal.interval().low()).isCloseTo(1.4, within(1e-12));
    var pairs = HodgesLehmann.exact(minus(SMALL_BEFORE, SMALL_AFTER), 0.95);
    same(pairs, R.of("wsr.exact"), "(pseudo)median", 1e-12);
  }

  private static void same(HodgesLehmann shift, R r, String name, double error) {
    assertThat(shift.estimate()).isCloseTo(r.number("estimate", name), within(error));
    assertThat(shift.interval().low()).isCloseTo(r.number("conf.int", 0), within(error));
    assertThat(shift.interval().high()).isCloseTo(r.number("conf.int", 1), within(error));
    assertThat(shift.interval().level()).isEqualTo(0.95);
  }

  /** R 4.2.2: wilcox.test(p$after - p$before, exact = FALSE, conf.int = TRUE), no zeros left */
  @Test
  void the_normal_interval_of_pairs_is_where_the_test_turns() {
    double[] d = minus(SMALL_BEFORE, SMALL_AFTER);
    var shift = HodgesLehmann.normal(d, 0.95);
    double inside = shift.interval().low() + 1e-9;
    double outside = shift.interval().low() - 1e-9;
    var c = Continuity.CORRECTED;
    assertThat(SignedRank.normal(plus(d, -inside), Zeros.DROPPED, c, TWO).p()).isGreaterThan(0.05);
    assertThat(SignedRank.normal(plus(d, -outside), Zeros.DROPPED, c, TWO).p()).isLessThan(0.05);
    double above = shift.interval().high() + 1e-9;
    double below = shift.interval().high() - 1e-9;
    assertThat(SignedRank.normal(plus(d, -below), Zeros.DROPPED, c, TWO).p()).isGreaterThan(0.05);
    assertThat(SignedRank.normal(plus(d, -above), Zeros.DROPPED, c, TWO).p()).isLessThan(0.05);
  }

  /**
   * By hand: the means of pairs are six 0, three 0.5, … 8; equal values tie, so the variance of the
   * rank sum is 35 - 1/2, and the bound moves from 0.5 to 0 where 14 - 1/2 - 6 is z of its roots.
   */
  @Test
  void equal_values_narrow_the_normal_interval_of_pairs() {
    double[] x = {0, 8, 0, 1, 4, 0, 2};
    double turn = levelOf(7.5 / Math.sqrt(34.5));
    assertThat(HodgesLehmann.normal(x, turn - 1e-9).interval())
        .isEqualTo(new Interval(0.5, 4, turn - 1e-9));
    assertThat(HodgesLehmann.normal(x, turn + 1e-9).interval().low()).isZero();
    assertThat(HodgesLehmann.normal(x, turn).estimate()).isEqualTo((1.5 + 2) / 2);
  }

  /** By hand: 20 differences from -20 (three times) to 3; the variance is 20/12 (10 - 30/72). */
  @Test
  void equal_values_narrow_the_normal_interval_of_a_shift() {
    double[] x = {0, 3, 0, 1, 0};
    double[] y = {20, 0, 10, 0};
    double turn = levelOf(6.5 / Math.sqrt(20 / 12.0 * (10 - 30 / 72.0)));
    assertThat(HodgesLehmann.normal(x, y, turn - 1e-9).interval())
        .isEqualTo(new Interval(-19, 1, turn - 1e-9));
    assertThat(HodgesLehmann.normal(x, y, turn + 1e-9).interval().low()).isEqualTo(-20);
    assertThat(HodgesLehmann.normal(x, y, turn).estimate()).isEqualTo((-7 + 0) / 2.0);
  }

  private static double levelOf(double z) {
    return 2 * NormalDistribution.of(0, 1).cumulativeProbability(z) - 1;
  }

  @Test
  void samples_too_small_for_the_level_give_the_whole_range() {
    var shift = HodgesLehmann.exact(new double[] {1, 2}, new double[] {5, 9}, 0.95);
    assertThat(shift.interval().low()).isEqualTo(-8);
    assertThat(shift.interval().high()).isEqualTo(-3);
    assertThat(shift.estimate()).isEqualTo(-5.5);
    assertThat(
            HodgesLehmann.normal(new double[] {1, 2}, new double[] {5, 9}, 0.999).interval().low())
        .isEqualTo(-8);
    assertThat(HodgesLehmann.exact(new double[] {1, 2}, 0.95).interval().high()).isEqualTo(2);
  }

  @Test
  void the_sign_test_agrees_with_R() {
    var r = R.of("sign.test");
    var test = SignTest.of(minus(AFTER, BEFORE), TWO, 0.95);
    assertThat(test.positive()).isEqualTo((int) r.number("statistic"));
    assertThat(test.n()).isEqualTo((int) r.number("parameter", "number of trials"));
    assertThat(test.zeros()).isEqualTo(2);
    assertThat(test.alternative()).isEqualTo(TWO);
    assertThat(test.p()).isCloseTo(r.number("p.value"), withinPercentage(EXACT));
    assertThat(test.estimate()).isCloseTo(15 / 18.0, within(1e-15));
    assertThat(test.interval().low()).isCloseTo(r.number("conf.int", 0), withinPercentage(EXACT));
    assertThat(test.interval().high()).isCloseTo(r.number("conf.int", 1), withinPercentage(EXACT));
  }

  /** By hand: two of two heads; 0.05^(1/2) is the least share that gives them in 5 % of cases. */
  @Test
  void one_sided_sign_tests_by_hand() {
    double[] up = {1, 0, 4};
    double[] down = {-1, 0, -4};
    assertThat(SignTest.of(up, Alternative.GREATER, 0.95).p()).isEqualTo(0.25);
    assertThat(SignTest.of(up, Alternative.LESS, 0.95).p()).isEqualTo(1);
    assertThat(SignTest.of(up, Alternative.GREATER, 0.95).interval().low())
        .isCloseTo(Math.sqrt(0.05), withinPercentage(EXACT));
    assertThat(SignTest.of(up, Alternative.GREATER, 0.95).interval().high()).isEqualTo(1);
    assertThat(SignTest.of(down, Alternative.LESS, 0.95).interval().low()).isZero();
    assertThat(SignTest.of(down, Alternative.LESS, 0.95).interval().high())
        .isCloseTo(1 - Math.sqrt(0.05), withinPercentage(EXACT));
    assertThat(SignTest.of(down, TWO, 0.95).interval().low()).isZero();
    assertThat(SignTest.of(up, TWO, 0.95).interval().high()).isEqualTo(1);
    assertThat(SignTest.of(new double[] {1, -1}, TWO, 0.95).p()).isEqualTo(1);
  }

  @Test
  void refuses_what_cannot_be_ranked() {
    double[] none = {};
    double[] same = {2, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MannWhitney.exact(same, same, TWO))
        .withMessageContaining("all values are equal");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MannWhitney.normal(none, A, Continuity.CORRECTED, TWO))
        .withMessageContaining("x has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MannWhitney.exact(A, none, TWO))
        .withMessageContaining("y has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedRank.exact(new double[] {0, 0}, Zeros.DROPPED, TWO))
        .withMessageContaining("all differences are zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedRank.exact(none, Zeros.DROPPED, TWO))
        .withMessageContaining("differences has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignTest.of(new double[] {0}, TWO, 0.95))
        .withMessageContaining("all differences are zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignTest.of(new double[] {Double.NaN}, TWO, 0.95))
        .withMessageContaining("differences[0] is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignTest.of(A, TWO, 1))
        .withMessageContaining("level is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HodgesLehmann.exact(none, A, 0.9))
        .withMessageContaining("x has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HodgesLehmann.normal(A, none, 0.9))
        .withMessageContaining("y has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HodgesLehmann.exact(A, B, 1))
        .withMessageContaining("level is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HodgesLehmann.normal(A, B, 1))
        .withMessageContaining("level is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HodgesLehmann.exact(none, 0.9))
        .withMessageContaining("x has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HodgesLehmann.exact(A, 0))
        .withMessageContaining("level is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HodgesLehmann.normal(A, 0))
        .withMessageContaining("level is 0");
  }
}
