package groundwork.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class RankStatisticTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative

  @Test
  void rank_sums_agree_with_R() {
    for (R row : R.of("dist.wilcox").elements()) {
      var u = RankStatistic.rankSum((int) row.number("m"), (int) row.number("n"));
      assertThat(u.cumulative(row.number("q"))).isCloseTo(row.number("p"), withinPercentage(EXACT));
    }
  }

  @Test
  void signed_ranks_agree_with_R() {
    for (R row : R.of("dist.signrank").elements()) {
      var v = RankStatistic.signedRank((int) row.number("n"));
      assertThat(v.cumulative(row.number("q"))).isCloseTo(row.number("p"), withinPercentage(EXACT));
    }
  }

  /** By hand: two of 1, 2, 3 are dealt; the sums 3, 4, 5 less 3, each with one third. */
  @Test
  void the_smallest_cases_by_hand() {
    var u = RankStatistic.rankSum(2, 1);
    assertThat(u.centre()).isEqualTo(1);
    assertThat(u.cumulative(-1)).isZero();
    assertThat(u.cumulative(0)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(u.cumulative(0.99)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(u.cumulative(2)).isCloseTo(1, within(1e-15));
    assertThat(u.cumulative(7)).isCloseTo(1, within(1e-15));
    assertThat(u.upper(2)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(u.upper(1.01)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(u.upper(-1)).isCloseTo(1, within(1e-15));
    assertThat(u.upper(3)).isZero();
    assertThat(u.twoSided(1)).isEqualTo(1);
    assertThat(u.twoSided(2)).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(u.twoSided(0)).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(u.quantile(0.3)).isZero();
    assertThat(u.quantile(1 / 3.0)).isZero();
    assertThat(u.quantile(0.34)).isEqualTo(1);
    assertThat(u.quantile(0.99)).isEqualTo(2);
    var v = RankStatistic.signedRank(2);
    assertThat(v.centre()).isEqualTo(1.5);
    assertThat(v.cumulative(0)).isEqualTo(0.25);
    assertThat(v.upper(3)).isEqualTo(0.25);
    assertThat(v.twoSided(0)).isEqualTo(0.5);
  }

  /** By hand: one of the midranks 1.5, 1.5, 3 is dealt; U is 0.5 twice and 2 once. */
  @Test
  void ties_by_hand() {
    var u = RankStatistic.rankSum(new double[] {1.5, 3, 1.5}, 1);
    assertThat(u.centre()).isEqualTo(1);
    assertThat(u.cumulative(0)).isZero();
    assertThat(u.cumulative(0.5)).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(u.upper(2)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(u.twoSided(0.5)).isCloseTo(1, within(1e-15));
    assertThat(u.twoSided(2)).isCloseTo(1 / 3.0, within(1e-15));
    var other = RankStatistic.rankSum(new double[] {1.5, 3, 1.5}, 2);
    assertThat(other.cumulative(0)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(other.upper(1.5)).isCloseTo(2 / 3.0, within(1e-15));
    var v = RankStatistic.signedRank(new double[] {1.5, 1.5});
    assertThat(v.centre()).isEqualTo(1.5);
    assertThat(v.cumulative(0)).isEqualTo(0.25);
    assertThat(v.cumulative(1.5)).isEqualTo(0.75);
  }

  @Test
  void all_ways_to_deal_ranks_are_counted() {
    double[] ranks = {1, 2.5, 2.5, 4, 6, 6, 6, 8};
    double[] counted = new double[200];
    int ways = 0;
    for (int set = 0; set < 256; set++) {
      if (Integer.bitCount(set) == 3) {
        double sum = -6;
        for (int i = 0; i < 8; i++) {
          sum += (set >> i & 1) == 1 ? ranks[i] : 0;
        }
        counted[(int) (2 * sum)]++;
        ways++;
      }
    }
    var u = RankStatistic.rankSum(ranks, 3);
    var complement = RankStatistic.rankSum(ranks, 5);
    double cumulative = 0;
    for (int i = 0; i <= 30; i++) {
      cumulative += counted[i] / ways;
      assertThat(u.cumulative(i / 2.0)).isCloseTo(cumulative, within(1e-14));
      assertThat(complement.upper(15 - i / 2.0)).isCloseTo(cumulative, within(1e-14));
    }
  }

  /** By hand: two of 1, 2.5, 2.5 and 4 less 3 are 0.5, 2 and 3.5, each in two of six ways. */
  @Test
  void quantiles_with_ties_may_be_halves() {
    var u = RankStatistic.rankSum(new double[] {1, 2.5, 2.5, 4}, 2);
    assertThat(u.quantile(0.3)).isEqualTo(0.5);
    assertThat(u.quantile(0.5)).isEqualTo(2);
    assertThat(u.quantile(0.7)).isEqualTo(3.5);
    assertThat(u.upper(3.5)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(u.upper(4)).isZero();
  }

  @Test
  void refuses_ranks_of_one_group_only_and_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.rankSum(new double[] {1, 2}, 0))
        .withMessageContaining("m is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.signedRank(new double[0]))
        .withMessageContaining("ranks has 0");
  }

  /** C(190, 40) is beyond a long, 2^1030 beyond a double; both halves are one half by symmetry. */
  @Test
  void large_samples_do_not_overflow() {
    var u = RankStatistic.rankSum(40, 150);
    assertThat(u.cumulative(3000) + u.cumulative(2999)).isCloseTo(1, within(1e-12));
    assertThat(u.cumulative(3000)).isGreaterThan(0.5);
    assertThat(RankStatistic.signedRank(1030).cumulative(265_482)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void refuses_what_is_out_of_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.rankSum(0, 3))
        .withMessageContaining("m is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.rankSum(3, 0))
        .withMessageContaining("n is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.rankSum(new double[] {1, 2}, 2))
        .withMessageContaining("n is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.rankSum(new double[] {1, 2.25, 3}, 2))
        .withMessageContaining("ranks[1] is 2.25");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.rankSum(new double[] {1, 0, 3}, 2))
        .withMessageContaining("ranks[1] is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.signedRank(0))
        .withMessageContaining("n is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.signedRank(new double[] {1, Double.NaN}))
        .withMessageContaining("ranks[1] is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankStatistic.signedRank(3).quantile(0))
        .withMessageContaining("p is 0");
  }
}
