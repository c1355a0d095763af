package groundwork.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.R;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class NoncentralTTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative

  /** R's own series stops at an absolute error of 1e-12, which its small probabilities show. */
  @Test
  void probabilities_and_densities_agree_with_R() {
    for (R row : R.of("dist.nct").elements()) {
      var t = new NoncentralT(row.number("df"), row.number("ncp"));
      double at = row.number("t");
      assertThat(t.cumulative(at)).isCloseTo(row.number("p"), within(3e-12));
      assertThat(t.survival(at)).isCloseTo(1 - row.number("p"), within(3e-12));
      assertThat(t.density(at)).isCloseTo(row.number("d"), within(1e-10));
    }
  }

  @Test
  void noncentralities_that_a_t_leaves_plausible_agree_with_R() {
    var r = R.of("nct.ci");
    same(r, "t2.5_df38", 2.5, 38, 1);
    same(r, "t4.65252445477849_df49", 4.65252445477849, 49, 1);
    same(r, "tminus1_df10", -1, 10, 1);
    same(r, "d_pooled_from_two_groups", 4.65252445477849, 49, Math.sqrt(1 / 24.0 + 1 / 27.0));
  }

  private static void same(R r, String name, double t, double df, double by) {
    var interval = NoncentralT.noncentrality(t, df, 0.95);
    assertThat(interval.low() * by).isCloseTo(r.number(name, 0), withinPercentage(EXACT));
    assertThat(interval.high() * by).isCloseTo(r.number(name, 1), withinPercentage(EXACT));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  /** By quadrature of Φ(t s - δ) over the density of s with 40 digits (mpmath). */
  @Test
  void small_tails_keep_their_digits() {
    assertThat(new NoncentralT(10, 5).cumulative(-2))
        .isCloseTo(5.18334397369356e-11, withinPercentage(EXACT));
    assertThat(new NoncentralT(200, 5).cumulative(-1))
        .isCloseTo(1.04077431471685e-9, withinPercentage(EXACT));
    assertThat(new NoncentralT(38, -1).survival(9))
        .isCloseTo(1.18912802422381e-13, withinPercentage(EXACT));
    assertThat(new NoncentralT(3, 2).survival(100))
        .isCloseTo(1.9337545330969419e-5, withinPercentage(EXACT));
  }

  @Test
  void without_noncentrality_it_is_student_s() {
    for (double df : new double[] {0.5, 1, 2.5, 7, 49, 1e4, 1e7}) {
      var central = TDistribution.of(df);
      var t = new NoncentralT(df, 0);
      for (double at : new double[] {-6, -1, 0, 0.3, 2, 9}) {
        assertThat(t.cumulative(at))
            .isCloseTo(central.cumulativeProbability(at), withinPercentage(EXACT));
        assertThat(t.survival(at))
            .isCloseTo(central.survivalProbability(at), withinPercentage(EXACT));
        assertThat(t.density(at)).isCloseTo(central.density(at), withinPercentage(EXACT));
      }
    }
  }

  @Test
  void mirrored_it_is_the_one_with_the_other_sign() {
    assertThat(new NoncentralT(12, 3).cumulative(1.5))
        .isCloseTo(new NoncentralT(12, -3).survival(-1.5), withinPercentage(EXACT));
  }

  @Test
  void a_quantile_is_where_the_probability_is() {
    for (double ncp : new double[] {-4, 0, 0.5, 30}) {
      for (double p : new double[] {1e-12, 0.025, 0.5, 0.9, 0.999}) {
        var t = new NoncentralT(9, ncp);
        assertThat(t.cumulative(t.quantile(p))).isCloseTo(p, withinPercentage(EXACT));
      }
    }
    assertThat(new NoncentralT(20, 0).quantile(0.975))
        .isCloseTo(2.08596344726586, withinPercentage(EXACT));
  }

  @Test
  void refuses_what_is_out_of_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralT(0, 1))
        .withMessageContaining("df is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralT(1, Double.NaN))
        .withMessageContaining("ncp is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralT(1, 1).quantile(1))
        .withMessageContaining("p is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoncentralT.noncentrality(Double.POSITIVE_INFINITY, 1, 0.9))
        .withMessageContaining("t is Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoncentralT.noncentrality(1, -1, 0.9))
        .withMessageContaining("df is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoncentralT.noncentrality(1, 1, 1))
        .withMessageContaining("level is 1");
  }
}
