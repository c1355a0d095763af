package groundwork.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.R;
import org.apache.commons.statistics.distribution.FDistribution;
import org.junit.jupiter.api.Test;

class NoncentralFTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative

  /** R's noncentral beta stops at an error of 1e-9. */
  @Test
  void probabilities_agree_with_R() {
    for (R row : R.of("dist.ncf").elements()) {
      var f = new NoncentralF(row.number("df1"), row.number("df2"), row.number("ncp"));
      double at = row.number("F");
      assertThat(f.cumulative(at)).isCloseTo(row.number("p"), within(1e-9));
      assertThat(f.survival(at)).isCloseTo(1 - f.cumulative(at), within(1e-14));
    }
  }

  @Test
  void noncentralities_that_an_F_leaves_plausible_agree_with_R() {
    var r = R.of("ncf.ci");
    var bounds = NoncentralF.noncentrality(7.94911860077922, 3, 72, 0.9);
    assertThat(bounds.low()).isCloseTo(r.number("ncp.lo"), withinPercentage(1e-5));
    assertThat(bounds.high()).isCloseTo(r.number("ncp.hi"), withinPercentage(1e-5));
    assertThat(bounds.low() / (bounds.low() + 72))
        .isCloseTo(r.number("eta2.lo.es"), withinPercentage(1e-5));
    assertThat(bounds.high() / (bounds.high() + 76))
        .isCloseTo(r.number("eta2.hi"), withinPercentage(1e-5));
    assertThat(new NoncentralF(3, 72, bounds.low()).survival(7.94911860077922))
        .isCloseTo(0.05, within(1e-13));
    assertThat(new NoncentralF(3, 72, bounds.high()).cumulative(7.94911860077922))
        .isCloseTo(0.05, within(1e-13));
    assertThat(bounds.level()).isEqualTo(0.9);
  }

  @Test
  void the_square_of_a_noncentral_t_is_a_noncentral_F() {
    for (double ncp : new double[] {0.5, 3, 8}) {
      for (double t : new double[] {0.2, 2.5, 11, 40}) {
        var square = new NoncentralF(1, 17, ncp * ncp);
        var root = new NoncentralT(17, ncp);
        assertThat(square.survival(t * t))
            .isCloseTo(root.survival(t) + root.cumulative(-t), withinPercentage(EXACT));
        assertThat(square.cumulative(t * t))
            .isCloseTo(root.cumulative(t) - root.cumulative(-t), withinPercentage(1e-6));
      }
    }
  }

  @Test
  void without_noncentrality_it_is_F() {
    var central = FDistribution.of(3, 72);
    var f = new NoncentralF(3, 72, 0);
    for (double at : new double[] {0.01, 1, 3, 90}) {
      assertThat(f.cumulative(at))
          .isCloseTo(central.cumulativeProbability(at), withinPercentage(EXACT));
      assertThat(f.survival(at))
          .isCloseTo(central.survivalProbability(at), withinPercentage(EXACT));
    }
    assertThat(f.cumulative(0)).isZero();
    assertThat(f.survival(0)).isEqualTo(1);
    assertThat(f.cumulative(-1)).isZero();
    assertThat(f.survival(-1)).isEqualTo(1);
  }

  @Test
  void a_quantile_is_where_the_probability_is() {
    for (double p : new double[] {1e-9, 0.05, 0.5, 0.95, 0.9999}) {
      var f = new NoncentralF(4, 30, 12);
      assertThat(f.cumulative(f.quantile(p))).isCloseTo(p, withinPercentage(EXACT));
    }
    assertThat(new NoncentralF(3, 72, 0).quantile(0.95))
        .isCloseTo(FDistribution.of(3, 72).inverseSurvivalProbability(0.05), within(1e-9));
  }

  @Test
  void a_small_F_leaves_no_noncentrality() {
    var bounds = NoncentralF.noncentrality(0, 2, 20, 0.95);
    assertThat(bounds.low()).isZero();
    assertThat(bounds.high()).isZero();
  }

  @Test
  void refuses_what_is_out_of_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralF(0, 1, 1))
        .withMessageContaining("df1 is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralF(1, 0, 1))
        .withMessageContaining("df2 is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralF(1, 1, Double.POSITIVE_INFINITY))
        .withMessageContaining("ncp is Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoncentralF(1, 1, 1).quantile(1.5))
        .withMessageContaining("p is 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoncentralF.noncentrality(-1, 1, 1, 0.9))
        .withMessageContaining("f is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoncentralF.noncentrality(1, 1, 1, 2))
        .withMessageContaining("level is 2");
  }
}
