package groundwork.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.Data;
import groundwork.statistics.Interval;
import groundwork.statistics.R;
import groundwork.statistics.effect.ExplainedVariance.Convention;
import org.junit.jupiter.api.Test;

class EffectsTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative
  private static final double[] A = Data.resource("two-groups.csv").numbers("value", "group", "A");
  private static final double[] B = Data.resource("two-groups.csv").numbers("value", "group", "B");

  @Test
  void dominance_of_two_samples_agrees_with_R() {
    var fisher = Dominance.fisher(A, B, 0.95);
    same(fisher, R.of("rank.biserial"));
    same(fisher, R.of("cliffs.delta"));
    var r = R.of("cliffs.delta.cliff1996");
    var cliff = Dominance.cliff(A, B, 0.95);
    assertThat(cliff.estimate()).isCloseTo(r.number("delta"), withinPercentage(EXACT));
    assertThat(Dominance.variance(A, B, cliff.estimate()))
        .isCloseTo(r.number("var"), withinPercentage(EXACT));
    assertThat(cliff.interval().low()).isCloseTo(r.number("lo"), withinPercentage(EXACT));
    assertThat(cliff.interval().high()).isCloseTo(r.number("hi"), withinPercentage(EXACT));
    assertThat(cliff.interval().level()).isEqualTo(0.95);
    assertThat(cliff.a12()).isCloseTo(r.number("A12"), withinPercentage(EXACT));
    assertThat(cliff.a12Interval().low())
        .isCloseTo((r.number("lo") + 1) / 2, withinPercentage(EXACT));
    assertThat(cliff.a12Interval().high())
        .isCloseTo((r.number("hi") + 1) / 2, withinPercentage(EXACT));
    assertThat(cliff.a12Interval().level()).isEqualTo(0.95);
  }

  @Test
  void dominance_of_pairs_agrees_with_R() {
    double[] d = Data.resource("paired.csv").numbers("after");
    double[] before = Data.resource("paired.csv").numbers("before");
    for (int i = 0; i < d.length; i++) {
      d[i] -= before[i];
    }
    same(Dominance.paired(d, 0.95), R.of("rank.biserial.paired"));
  }

  private static void same(Dominance dominance, R r) {
    assertThat(dominance.estimate())
        .isCloseTo(r.number("r_rank_biserial"), withinPercentage(EXACT));
    assertThat(dominance.interval().low()).isCloseTo(r.number("CI_low"), withinPercentage(EXACT));
    assertThat(dominance.interval().high()).isCloseTo(r.number("CI_high"), withinPercentage(EXACT));
    assertThat(dominance.interval().level()).isEqualTo(0.95);
  }

  @Test
  void swapped_samples_swap_sign_and_bounds() {
    var one = Dominance.cliff(A, B, 0.9);
    var other = Dominance.cliff(B, A, 0.9);
    assertThat(other.estimate()).isCloseTo(-one.estimate(), within(1e-15));
    assertThat(other.interval().low()).isCloseTo(-one.interval().high(), within(1e-14));
  }

  @Test
  void complete_dominance_is_one() {
    double[] high = {5, 6, 7};
    double[] low = {1, 2, 3};
    assertThat(Dominance.cliff(high, low, 0.95)).isEqualTo(new Dominance(1, one(1)));
    assertThat(Dominance.fisher(low, high, 0.95)).isEqualTo(new Dominance(-1, one(-1)));
    assertThat(Dominance.paired(high, 0.95)).isEqualTo(new Dominance(1, one(1)));
    assertThat(Dominance.cliff(low, low, 0.95).estimate()).isZero();
  }

  private static Interval one(double at) {
    return new Interval(at, at, 0.95);
  }

  /** The F and sums of squares are those of anova(lm(value ~ group, o)). */
  @Test
  void shares_of_variance_agree_with_R() {
    double f = 7.94911860077922;
    same(ExplainedVariance.partialEta2(f, 3, 72, 0.9), R.of("eta2"), "Eta2");
    same(ExplainedVariance.partialOmega2(f, 3, 72, 76, 0.9), R.of("omega2"), "Omega2");
    same(ExplainedVariance.partialEpsilon2(f, 3, 72, 0.9), R.of("epsilon2"), "Epsilon2");
    same(ExplainedVariance.cohensF(f, 3, 72, 0.9), R.of("cohens.f"), "Cohens_f");
    double effect = 2198.93051501302;
    same(
        ExplainedVariance.eta2(effect, effect + 6639.01685340803, 3, 72, 0.9),
        R.of("eta2"),
        "Eta2");
  }

  private static void same(ExplainedVariance share, R r, String name) {
    assertThat(share.estimate()).isCloseTo(r.number(name), withinPercentage(EXACT));
    assertThat(share.interval().low()).isCloseTo(r.number("CI_low"), within(2e-6));
    assertThat(share.interval().high()).isCloseTo(r.number("CI_high"), within(2e-6));
    assertThat(share.interval().level()).isEqualTo(0.9);
  }

  @Test
  void both_conventions_agree_with_R() {
    var r = R.of("ncf.ci");
    double f = 7.94911860077922;
    var residual = ExplainedVariance.partialEta2(f, 3, 72, 0.9, Convention.RESIDUAL).interval();
    assertThat(residual.low()).isCloseTo(r.number("eta2.lo.es"), within(1e-8));
    assertThat(residual.high()).isCloseTo(r.number("eta2.hi.es"), within(1e-8));
    var total = ExplainedVariance.partialEta2(f, 3, 72, 0.9, Convention.TOTAL).interval();
    assertThat(total.low()).isCloseTo(r.number("eta2.lo"), within(1e-8));
    assertThat(total.high()).isCloseTo(r.number("eta2.hi"), within(1e-8));
  }

  @Test
  void less_than_chance_is_below_zero_and_its_interval_is_not() {
    var omega = ExplainedVariance.partialOmega2(0.5, 2, 30, 33, 0.9);
    assertThat(omega.estimate()).isCloseTo(-1 / 32.0, within(1e-15));
    assertThat(omega.interval()).isEqualTo(new Interval(0, 0, 0.9));
    var epsilon = ExplainedVariance.partialEpsilon2(0.5, 2, 30, 0.9);
    assertThat(epsilon.estimate()).isCloseTo(-1 / 31.0, within(1e-15));
    assertThat(epsilon.interval()).isEqualTo(new Interval(0, 0, 0.9));
    assertThat(ExplainedVariance.partialEta2(0, 2, 30, 0.9).estimate()).isZero();
  }

  @Test
  void the_generalised_share_is_of_all_that_comes_from_people() {
    assertThat(ExplainedVariance.generalisedEta2(3, 9)).isEqualTo(0.25);
    assertThat(ExplainedVariance.generalisedEta2(0, 9)).isZero();
  }

  @Test
  void associations_in_tables_agree_with_R() {
    double chi2 = 13.1450435588508;
    var v = ChiSquaredEffect.cramersV(chi2, 4, 2, 316, 0.95);
    same(v, R.of("cramers.v").at(0), "Cramers_v");
    var adjusted = ChiSquaredEffect.cramersVUnbiased(chi2, 4, 2, 316, 0.95);
    same(adjusted, R.of("cramers.v.adj").at(0), "Cramers_v_adjusted");
    assertThat(ChiSquaredEffect.w(chi2, 3, 316, 0.95)).isEqualTo(v);
    assertThat(ChiSquaredEffect.cramersV(chi2, 3, 5, 316, 0.95).estimate())
        .isCloseTo(v.estimate() / Math.sqrt(2), within(1e-14));
    assertThat(ChiSquaredEffect.cramersVUnbiased(chi2, 2, 4, 316, 0.95)).isEqualTo(adjusted);
    assertThat(ChiSquaredEffect.cramersV(10, 2, 2, 10, 0.95).estimate()).isEqualTo(1);
    assertThat(ChiSquaredEffect.cramersV(10, 2, 2, 10, 0.95).interval().high()).isEqualTo(1);
  }

  /** By hand: χ² = 20 with 2 · 3 degrees of freedom; Bergsma's (20/50 - 6/49) / (2 - 4/49). */
  @Test
  void both_sides_of_a_table_count() {
    var w = ChiSquaredEffect.w(20, 6, 50, 0.9);
    assertThat(w.estimate()).isCloseTo(Math.sqrt(0.4), within(1e-15));
    var v = ChiSquaredEffect.cramersV(20, 3, 4, 50, 0.9);
    assertThat(v.estimate()).isCloseTo(Math.sqrt(0.2), within(1e-15));
    assertThat(v.interval().low()).isCloseTo(w.interval().low() / Math.sqrt(2), within(1e-14));
    assertThat(v.interval().high()).isCloseTo(w.interval().high() / Math.sqrt(2), within(1e-14));
    for (var unbiased :
        new ChiSquaredEffect[] {
          ChiSquaredEffect.cramersVUnbiased(20, 3, 4, 50, 0.9),
          ChiSquaredEffect.cramersVUnbiased(20, 4, 3, 50, 0.9)
        }) {
      assertThat(unbiased.estimate()).isCloseTo(Math.sqrt(13.6 / 94), within(1e-14));
    }
  }

  private static void same(ChiSquaredEffect effect, R r, String name) {
    assertThat(effect.estimate()).isCloseTo(r.number(name), withinPercentage(EXACT));
    assertThat(effect.interval().low()).isCloseTo(r.number("CI_low"), within(2e-6));
    assertThat(effect.interval().high()).isCloseTo(r.number("CI_high"), within(2e-6));
    assertThat(effect.interval().level()).isEqualTo(0.95);
  }

  @Test
  void refuses_what_is_out_of_range() {
    double[] none = {};
    double[] single = {1};
    refused(() -> Dominance.cliff(single, B, 0.9), "x has 1");
    refused(() -> Dominance.cliff(A, single, 0.9), "y has 1");
    refused(() -> Dominance.cliff(A, B, 1), "level is 1");
    refused(() -> Dominance.fisher(none, B, 0.9), "x has 0");
    refused(() -> Dominance.fisher(A, none, 0.9), "y has 0");
    refused(() -> Dominance.fisher(A, B, 0), "level is 0");
    refused(() -> Dominance.paired(none, 0.9), "differences has 0");
    refused(() -> Dominance.paired(new double[] {0}, 0.9), "all differences are zero");
    refused(() -> ExplainedVariance.partialEta2(-1, 1, 1, 0.9), "f is -1");
    refused(() -> ExplainedVariance.partialEta2(1, 0, 1, 0.9), "df1 is 0");
    refused(() -> ExplainedVariance.partialEta2(1, 1, 0, 0.9), "df2 is 0");
    refused(() -> ExplainedVariance.partialEta2(1, 1, 1, 1), "level is 1");
    refused(() -> ExplainedVariance.partialOmega2(-1, 1, 1, 9, 0.9), "f is -1");
    refused(() -> ExplainedVariance.partialOmega2(1, 1, 1, 0, 0.9), "n is 0");
    refused(() -> ExplainedVariance.partialEpsilon2(1, 0, 1, 0.9), "df1 is 0");
    refused(() -> ExplainedVariance.partialEpsilon2(-1, 1, 1, 0.9), "f is -1");
    refused(() -> ExplainedVariance.cohensF(1, 1, 0, 0.9), "df2 is 0");
    refused(() -> ExplainedVariance.cohensF(-1, 1, 1, 0.9), "f is -1");
    refused(() -> ExplainedVariance.eta2(-1, 2, 1, 1, 0.9), "effect is -1");
    refused(() -> ExplainedVariance.eta2(0, 0, 1, 1, 0.9), "total is 0");
    refused(() -> ExplainedVariance.eta2(2, 2, 1, 1, 0.9), "nothing is left");
    refused(() -> ExplainedVariance.generalisedEta2(-1, 2), "effect is -1");
    refused(() -> ExplainedVariance.generalisedEta2(1, 0), "people is 0");
    refused(() -> ChiSquaredEffect.w(-1, 1, 9, 0.9), "x is -1");
    refused(() -> ChiSquaredEffect.w(1, 0, 9, 0.9), "df is 0");
    refused(() -> ChiSquaredEffect.w(1, 1, 0, 0.9), "n is 0");
    refused(() -> ChiSquaredEffect.cramersV(1, 1, 2, 9, 0.9), "rows is 1");
    refused(() -> ChiSquaredEffect.cramersV(1, 2, 1, 9, 0.9), "columns is 1");
    refused(() -> ChiSquaredEffect.cramersV(1, 2, 2, 0, 0.9), "n is 0");
    refused(() -> ChiSquaredEffect.cramersVUnbiased(1, 2, 1, 9, 0.9), "columns is 1");
    refused(() -> ChiSquaredEffect.cramersVUnbiased(1, 2, 2, 1, 0.9), "n is 1");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
