package groundwork.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.R;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
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

  /** By 40-digit quadrature (mpmath); the second lies just within what is integrated otherwise. */
  @Test
  void far_from_zero_it_is_as_exact() {
    far(9, 500, 300, 0.00297306136464513, 0.00018444688299817211);
    far(3, 201, 150, 0.14559648354143398, 0.0044988535894866201);
    far(3, 199, 150, 0.15242532236914273, 0.0046050341234057965);
    far(40, 700, 1100, 0.99970468205813519, 6.7012611233297406e-6);
  }

  private static void far(double df, double ncp, double t, double p, double density) {
    assertThat(new NoncentralT(df, ncp).cumulative(t)).isCloseTo(p, withinPercentage(EXACT));
    assertThat(new NoncentralT(df, ncp).density(t)).isCloseTo(density, withinPercentage(EXACT));
  }

  @Test
  void far_from_zero_it_mirrors_too() {
    var far = new NoncentralT(9, 500);
    var mirrored = new NoncentralT(9, -500);
    for (double t : new double[] {-1, 0, 300, 500, 900}) {
      assertThat(far.cumulative(t) + far.survival(t)).isCloseTo(1, within(1e-13));
      assertThat(mirrored.survival(-t)).isEqualTo(far.cumulative(t));
      assertThat(mirrored.cumulative(-t)).isEqualTo(far.survival(t));
      assertThat(mirrored.density(-t)).isEqualTo(far.density(t));
    }
    assertThat(far.density(0)).isZero();
    double limit = ChiSquaredDistribution.of(9).survivalProbability(9);
    assertThat(new NoncentralT(9, 1e9).cumulative(1e9)).isCloseTo(limit, within(1e-9));
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
