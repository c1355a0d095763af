package groundwork.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.R;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class NoncentralChiSquaredTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative

  @Test
  void probabilities_agree_with_R() {
    for (R row : R.of("dist.ncchisq").elements()) {
      var x = new NoncentralChiSquared(row.number("df"), row.number("ncp"));
      double p = row.number("p");
      assertThat(x.cumulative(row.number("x"))).isCloseTo(p, withinPercentage(EXACT));
      assertThat(x.survival(row.number("x"))).isCloseTo(1 - p, within(1e-14));
    }
  }

  @Test
  void without_noncentrality_it_is_chi_squared() {
    var central = ChiSquaredDistribution.of(3);
    var x = new NoncentralChiSquared(3, 0);
    for (double at : new double[] {0.01, 1, 7.81, 60}) {
      assertThat(x.cumulative(at))
          .isCloseTo(central.cumulativeProbability(at), withinPercentage(EXACT));
      assertThat(x.survival(at))
          .isCloseTo(central.survivalProbability(at), withinPercentage(EXACT));
    }
    assertThat(x.cumulative(0)).isZero();
    assertThat(x.survival(0)).isEqualTo(1);
    assertThat(x.cumulative(-1)).isZero();
    assertThat(x.survival(-1)).isEqualTo(1);
  }

  /**
   * With one degree of freedom it is (Z + √λ)², of which the normal distribution knows both tails.
   */
  @Test
  void with_one_degree_of_freedom_it_is_a_squared_normal() {
    var normal = org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1);
    for (double root : new double[] {0.5, 3, 10, 100}) {
      for (double z : new double[] {root - 8, root - 1, root, root + 1, root + 9}) {
        double x = z * z;
        double above =
            normal.survivalProbability(Math.abs(z) - root)
                + normal.cumulativeProbability(-Math.abs(z) - root);
        assertThat(new NoncentralChiSquared(1, root * root).survival(x))
            .isCloseTo(above, withinPercentage(1e-7));
      }
    }
    assertThat(new NoncentralChiSquared(1, 400).cumulative(100))
        .isCloseTo(normal.cumulativeProbability(-10), withinPercentage(1e-7));
  }

  @Test
  void a_quantile_is_where_the_probability_is() {
    for (double p : new double[] {1e-9, 0.05, 0.5, 0.95, 0.9999}) {
      var x = new NoncentralChiSquared(4, 12);
      assertThat(x.cumulative(x.quantile(p))).isCloseTo(p, withinPercentage(EXACT));
    }
    assertThat(new NoncentralChiSquared(1, 0).quantile(0.95))
        .isCloseTo(3.84145882069412, withinPercentage(EXACT));
  }

  @Test
  void noncentralities_leave_the_statistic_at_the_edge_of_their_tails() {
    var bounds = NoncentralChiSquared.noncentrality(20, 3, 0.9);
    assertThat(new NoncentralChiSquared(3, bounds.low()).survival(20))
        .isCloseTo(0.05, within(1e-12));
    assertThat(new NoncentralChiSquared(3, bounds.high()).cumulative(20))
        .isCloseTo(0.05, within(1e-12));
    assertThat(bounds.level()).isEqualTo(0.9);
    var small = NoncentralChiSquared.noncentrality(0.01, 3, 0.9);
    assertThat(small.low()).isZero();
    assertThat(small.high()).isZero();
    assertThat(NoncentralChiSquared.noncentrality(3, 3, 0.9).low()).isZero();
    assertThat(NoncentralChiSquared.noncentrality(3, 3, 0.9).high()).isPositive();
  }

  @Test
  void refuses_what_is_out_of_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralChiSquared(0, 1))
        .withMessageContaining("df is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralChiSquared(1, -0.1))
        .withMessageContaining("ncp is -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralChiSquared(1, 1).quantile(0))
        .withMessageContaining("p is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoncentralChiSquared.noncentrality(-1, 1, 0.9))
        .withMessageContaining("x is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoncentralChiSquared.noncentrality(1, 1, 0))
        .withMessageContaining("level is 0");
  }
}
