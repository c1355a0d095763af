package groundwork.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.Alternative;
import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

/** R's pwr stops its search at some 1e-4 of a person; its powers are exact. */
class PowerTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative
  private static final double SEARCHED = 1e-3; // percent
  private static final Alternative TWO = Alternative.TWO_SIDED;

  @Test
  void t_tests_agree_with_R() {
    var two = Power.twoMeans(1, TWO, 0.05);
    assertThat(two.n(0.5, 0.8))
        .isCloseTo(n("pwr.pwr.t.test(d=.5,power=.8)"), withinPercentage(SEARCHED));
    assertThat(two.at(30, 0.5))
        .isCloseTo(power("pwr.pwr.t.test(n=30,d=.5)"), withinPercentage(EXACT));
    assertThat(two.at(30, 0.5))
        .isCloseTo(R.of("power.t.exact.ncp").number("power"), withinPercentage(EXACT));
    assertThat(two.effect(40, 0.8))
        .isCloseTo(R.of("pwr.pwr.t.test(n=40,power=.8)").number("d"), withinPercentage(SEARCHED));
    assertThat(Power.twoMeans(35 / 28.0, TWO, 0.05).at(28, 0.6))
        .isCloseTo(power("pwr.pwr.t2n.test(n1=28,n2=35,d=.6)"), withinPercentage(EXACT));
    assertThat(Power.oneMean(TWO, 0.05).n(0.4, 0.9))
        .isCloseTo(n("pwr.pwr.t.test(d=.4,power=.9,type='paired')"), withinPercentage(SEARCHED));
    assertThat(Power.oneMean(Alternative.GREATER, 0.05).at(25, 0.5))
        .isCloseTo(
            power("pwr.pwr.t.test(n=25,d=.5,type='one.sample',alternative='greater')"),
            withinPercentage(EXACT));
  }

  private static double n(String id) {
    return R.of(id).number("n");
  }

  private static double power(String id) {
    return R.of(id).number("power");
  }

  @Test
  void analysis_of_variance_agrees_with_R() {
    assertThat(Power.anova(4, 0.05).n(0.25, 0.8))
        .isCloseTo(n("pwr.pwr.anova.test(k=4,f=.25,power=.8)"), withinPercentage(SEARCHED));
    assertThat(Power.anova(3, 0.05).at(20, 0.4))
        .isCloseTo(power("pwr.pwr.anova.test(k=3,n=20,f=.4)"), within(1e-9));
    double f = Math.sqrt(3 / 4.0 * 1 / 3.0); // of groups that vary by 1, people by 3
    assertThat(Power.anova(4, 0.05).n(f, 0.8))
        .isCloseTo(R.of("power.anova.test").number(), withinPercentage(SEARCHED));
    double v = R.of("pwr.pwr.f2.test(u=3,f2=.15,power=.8)").number("v");
    assertThat(Power.linear(3, 0, 0.05).n(0.15, 0.8)).isCloseTo(v + 4, withinPercentage(SEARCHED));
  }

  @Test
  void a_one_way_layout_is_a_linear_model() {
    assertThat(Power.linear(3, 0, 0.05).at(80, 0.0625))
        .isCloseTo(Power.anova(4, 0.05).at(20, 0.25), withinPercentage(EXACT));
    assertThat(Power.linear(3, 2, 0.05).at(80, 0.0625))
        .isLessThan(Power.linear(3, 0, 0.05).at(80, 0.0625));
  }

  @Test
  void correlations_agree_with_R() {
    var power = Power.correlation(TWO, 0.05);
    assertThat(power.n(0.3, 0.8))
        .isCloseTo(n("pwr.pwr.r.test(r=.3,power=.8)"), withinPercentage(SEARCHED));
    assertThat(power.at(50, 0.3))
        .isCloseTo(power("pwr.pwr.r.test(n=50,r=.3)"), withinPercentage(EXACT));
    assertThat(power.at(50, power.effect(50, 0.8))).isCloseTo(0.8, within(1e-10));
    assertThat(power.at(4, power.effect(4, 0.9))).isCloseTo(0.9, within(1e-10));
  }

  @Test
  void shares_agree_with_R() {
    double h = Power.h(0.65, 0.5);
    var two = Power.twoShares(1, TWO, 0.05);
    var solved = R.of("pwr.pwr.2p.test(h=ES.h(.65,.5),power=.8)");
    assertThat(h).isCloseTo(solved.number("h"), withinPercentage(EXACT));
    assertThat(two.n(h, 0.8)).isCloseTo(solved.number("n"), withinPercentage(SEARCHED));
    assertThat(two.at(80, h))
        .isCloseTo(power("pwr.pwr.2p.test(h=ES.h(.65,.5),n=80)"), withinPercentage(EXACT));
    assertThat(Power.twoShares(1.5, TWO, 0.05).at(80, 0.3))
        .isCloseTo(power("pwr.pwr.2p2n.test(h=.3,n1=80,n2=120)"), withinPercentage(EXACT));
    assertThat(Power.oneShare(Alternative.GREATER, 0.05).n(Power.h(0.6, 0.5), 0.8))
        .isCloseTo(
            n("pwr.pwr.p.test(h=ES.h(.6,.5),power=.8,alternative='greater')"),
            withinPercentage(SEARCHED));
  }

  @Test
  void tables_agree_with_R() {
    assertThat(Power.chiSquared(3, 0.05).n(0.3, 0.8))
        .isCloseTo(
            R.of("pwr.pwr.chisq.test(w=.3,df=3,power=.8)").number("N"), withinPercentage(SEARCHED));
  }

  @Test
  void equivalence_agrees_with_R_and_with_quadrature() {
    assertThat(EquivalencePower.approximate(0, 0.5, Math.sqrt(2 / 60.0), 118, 0.05))
        .isCloseTo(R.of("power.tost").number("approx"), withinPercentage(EXACT));
    assertThat(EquivalencePower.approximate(0, 0.1, Math.sqrt(2 / 60.0), 118, 0.05)).isZero();
    assertThat(Power.equivalenceOfTwo(0, 0.05).at(60, 0.5))
        .isCloseTo(0.718967945426631, within(1e-9));
    assertThat(Power.equivalenceOfOne(0.1, 0.05).at(20, 0.6))
        .isCloseTo(0.610031731421679, within(1e-9));
    assertThat(EquivalencePower.exact(0, 0.5, 1, 3, 0.05))
        .isCloseTo(0.00127601016471096, within(1e-9));
    assertThat(Power.equivalenceOfTwo(0, 0.05).at(60, 0)).isZero();
    assertThat(EquivalencePower.exact(0, 0.01, 1, 1000, 0.05)).isZero();
  }

  /** R 4.2.2: pt(.3 / se - q, 118) + pt(.7 / se - q, 118) - 1, q = qt(.95, 118) */
  @Test
  void a_difference_takes_from_the_approximate_power_on_either_side() {
    double error = Math.sqrt(2 / 60.0);
    assertThat(EquivalencePower.approximate(0.2, 0.5, error, 118, 0.05))
        .isCloseTo(0.478380523455448, within(1e-12));
    assertThat(EquivalencePower.approximate(-0.2, 0.5, error, 118, 0.05))
        .isCloseTo(0.478380523455448, within(1e-12));
  }

  @Test
  void the_least_sample_has_two_in_the_smaller_group() {
    assertThat(Power.twoMeans(0.5, TWO, 0.05).least()).isEqualTo(4);
    assertThat(Power.twoMeans(2, TWO, 0.05).least()).isEqualTo(2);
    assertThat(Power.linear(2, 3, 0.05).least()).isEqualTo(7);
    assertThat(Power.anova(3, 0.05).least()).isEqualTo(2);
    assertThat(Power.correlation(TWO, 0.05).least()).isEqualTo(4);
  }

  @Test
  void what_is_solved_for_gives_the_power() {
    Power[] all = {
      Power.twoMeans(0.5, TWO, 0.01),
      Power.oneMean(TWO, 0.05),
      Power.anova(3, 0.05),
      Power.linear(2, 3, 0.05),
      Power.chiSquared(1, 0.05),
      Power.twoShares(2, TWO, 0.05),
      Power.oneShare(TWO, 0.05),
      Power.correlation(Alternative.GREATER, 0.05),
      Power.equivalenceOfTwo(0.05, 0.05),
      Power.equivalenceOfOne(0.05, 0.05)
    };
    for (Power power : all) {
      double n = power.n(0.35, 0.85);
      assertThat(power.at(n, 0.35)).isCloseTo(0.85, within(1e-10));
      assertThat(power.effect(n, 0.85)).isCloseTo(0.35, within(1e-8));
    }
  }

  @Test
  void negative_effects_are_what_less_looks_for() {
    for (Power[] pair :
        new Power[][] {
          {Power.oneMean(Alternative.LESS, 0.05), Power.oneMean(Alternative.GREATER, 0.05)},
          {
            Power.twoShares(1, Alternative.LESS, 0.05),
            Power.twoShares(1, Alternative.GREATER, 0.05)
          },
          {Power.oneShare(Alternative.LESS, 0.05), Power.oneShare(Alternative.GREATER, 0.05)},
          {Power.correlation(Alternative.LESS, 0.05), Power.correlation(Alternative.GREATER, 0.05)}
        }) {
      assertThat(pair[0].at(20, -0.3)).isCloseTo(pair[1].at(20, 0.3), within(1e-14));
      assertThat(pair[0].effect(20, 0.8)).isCloseTo(-pair[1].effect(20, 0.8), within(1e-12));
    }
    assertThat(Power.twoMeans(1, TWO, 0.05).at(20, -0.3))
        .isCloseTo(Power.twoMeans(1, TWO, 0.05).at(20, 0.3), within(1e-14));
  }

  @Test
  void without_an_effect_the_power_is_alpha() {
    assertThat(Power.twoMeans(1, TWO, 0.03).at(9, 0)).isCloseTo(0.03, within(1e-12));
    assertThat(Power.anova(3, 0.03).at(9, 0)).isCloseTo(0.03, within(1e-12));
    assertThat(Power.chiSquared(2, 0.03).at(9, 0)).isCloseTo(0.03, within(1e-12));
    assertThat(Power.oneShare(TWO, 0.03).at(9, 0)).isCloseTo(0.03, within(1e-12));
  }

  @Test
  void an_enormous_effect_needs_the_least_sample() {
    assertThat(Power.oneMean(TWO, 0.05).n(1e9, 0.8)).isEqualTo(2);
    assertThat(Power.anova(3, 0.05).at(1e4, 5)).isCloseTo(1, within(1e-14));
    assertThat(Power.chiSquared(1, 0.05).n(1e6, 0.8)).isEqualTo(1e-9);
  }

  @Test
  void refuses_what_is_out_of_range() {
    refused(() -> Power.twoMeans(0, TWO, 0.05), "ratio is 0");
    refused(() -> Power.twoMeans(1, TWO, 0), "alpha is 0");
    refused(() -> Power.oneMean(TWO, 1), "alpha is 1");
    refused(() -> Power.anova(1, 0.05), "k is 1");
    refused(() -> Power.anova(2, 0), "alpha is 0");
    refused(() -> Power.linear(0, 0, 0.05), "tested is 0");
    refused(() -> Power.linear(1, -1, 0.05), "others is -1");
    refused(() -> Power.linear(1, 0, 0), "alpha is 0");
    refused(() -> Power.chiSquared(0, 0.05), "df is 0");
    refused(() -> Power.chiSquared(1, 0), "above is 0");
    refused(() -> Power.twoShares(-1, TWO, 0.05), "ratio is -1");
    refused(() -> Power.twoShares(1, TWO, 0), "alpha is 0");
    refused(() -> Power.oneShare(TWO, 0), "alpha is 0");
    refused(() -> Power.correlation(TWO, 0), "alpha is 0");
    refused(() -> Power.equivalenceOfTwo(Double.NaN, 0.05), "difference is NaN");
    refused(() -> Power.equivalenceOfOne(0, 0), "alpha is 0");
    var power = Power.oneMean(TWO, 0.05);
    refused(() -> power.at(0.5, 1), "n is 0.5");
    refused(() -> power.at(Double.POSITIVE_INFINITY, 1), "n is Infinity");
    refused(() -> power.at(9, Double.NaN), "effect is NaN");
    refused(() -> power.n(Double.NaN, 0.8), "effect is NaN");
    refused(() -> power.n(0.5, 0.05), "power is 0.05");
    refused(() -> power.n(0.5, 1), "power is 1");
    refused(() -> power.n(0, 0.8), "no sample gives a power of 0.8");
    refused(() -> power.effect(0.5, 0.8), "n is 0.5");
    refused(() -> power.effect(9, 0.05), "power is 0.05");
    refused(() -> Power.h(1.1, 0.5), "p1 is 1.1");
    refused(() -> Power.h(0.5, -0.1), "p2 is -0.1");
    refused(() -> EquivalencePower.exact(Double.NaN, 1, 1, 1, 0.05), "difference is NaN");
    refused(() -> EquivalencePower.exact(0, 0, 1, 1, 0.05), "bound is 0");
    refused(() -> EquivalencePower.exact(0, 1, 0, 1, 0.05), "error is 0");
    refused(() -> EquivalencePower.exact(0, 1, 1, 0, 0.05), "df is 0");
    refused(() -> EquivalencePower.exact(0, 1, 1, 1, 0.5), "alpha is 0.5");
    refused(() -> EquivalencePower.approximate(0, 1, 1, 1, 0), "alpha is 0");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
