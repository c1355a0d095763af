package groundwork.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.association.Coefficient;
import groundwork.statistics.survival.Cox.Ties;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SurvivalTest {
  private static final Offset<Double> EXACT = within(1e-11);
  private static final Data TABLE = Data.resource("completion-times.csv");
  private static final double[] TIMES = TABLE.numbers("seconds");
  private static final boolean[] DONE = done();

  /** The same people with times in whole fives of seconds: many ties. R rounds halves to even. */
  private static final double[] COARSE = Arrays.stream(TIMES).map(t -> Math.rint(t / 5)).toArray();

  private static final int[] THREE = {0, 1, 2, 0, 1};
  private static final int[] GROUPS = IntStream.range(0, 40).map(i -> THREE[i % 5]).toArray();
  private static final int[] CLUSTERS = IntStream.range(0, 40).map(i -> i % 10).toArray();
  private static final double[] ARM =
      TABLE.text("group").stream().mapToDouble(g -> g.equals("explain") ? 1 : 0).toArray();
  private static final double[] WAVE =
      IntStream.range(0, 40).mapToDouble(i -> Math.sin(i + 1)).toArray();

  @Test
  void kaplan_meier_agrees_with_R() {
    var rows = R.of("km").elements();
    int row = 0;
    for (int arm = 0; arm < 2; arm++) {
      var km = ofArm(arm);
      for (int i = 0; i < km.times().length; i++, row++) {
        var r = rows.get(row);
        assertThat(r.text("stratum")).isEqualTo(arm == 0 ? "group=control" : "group=explain");
        assertThat(km.times()[i]).isEqualTo(r.number("time"));
        assertThat((double) km.atRisk()[i]).isEqualTo(r.number("n.risk"));
        assertThat((double) km.events()[i]).isEqualTo(r.number("n.event"));
        assertThat(km.survival()[i]).isCloseTo(r.number("surv"), EXACT);
        if (Double.isInfinite(r.number("se"))) {
          assertThat(km.errors()[i]).isInfinite();
        } else {
          assertThat(km.errors()[i]).isCloseTo(r.number("se"), EXACT);
        }
      }
    }
    assertThat(row).isEqualTo(rows.size());
  }

  @Test
  void medians_and_restricted_means_agree_with_R() {
    for (int arm = 0; arm < 2; arm++) {
      var r = R.of("km.median").at(arm);
      var km = ofArm(arm);
      assertThat((double) km.n()).isEqualTo(r.number("records"));
      assertThat((double) IntStream.of(km.events()).sum()).isEqualTo(r.number("events"));
      var median = km.median(0.95);
      assertThat(median.estimate().orElseThrow()).isCloseTo(r.number("median"), EXACT);
      assertThat(median.low().orElseThrow()).isCloseTo(r.number("0.95LCL"), EXACT);
      assertThat(median.high().orElseThrow()).isCloseTo(r.number("0.95UCL"), EXACT);
      // R takes the last time of all groups for the horizon
      var mean = km.restrictedMean(45);
      assertThat(mean.estimate()).isCloseTo(r.number("rmean"), EXACT);
      assertThat(mean.se()).isCloseTo(r.number("se(rmean)"), EXACT);
    }
  }

  /** R 4.2.2: survfit(Surv(t, e) ~ 1, d[d$g == "b", ]), t = round(seconds / 5) */
  @Test
  void ties_and_bounds_agree_with_R() {
    int[] b = IntStream.range(0, 40).filter(i -> GROUPS[i] == 1).toArray();
    var km = KaplanMeier.of(take(COARSE, b), take(DONE, b));
    assertThat(km.times()).containsExactly(2, 3, 4, 5, 6, 7, 9);
    assertThat(km.atRisk()).containsExactly(16, 15, 12, 11, 7, 2, 1);
    assertThat(km.events()).containsExactly(1, 3, 1, 4, 5, 1, 0);
    assertThat(km.survival())
        .containsExactly(new double[] {.9375, .75, .6875, .4375, .125, .0625, .0625}, EXACT);
    assertThat(km.errors()[3]).isCloseTo(0.2834733547569204, EXACT);
    assertThat(km.interval(0, 0.95).low()).isCloseTo(0.82608826540549218, EXACT);
    assertThat(km.interval(0, 0.95).high()).isEqualTo(1);
    assertThat(km.interval(3, 0.95).low()).isCloseTo(0.25100657647831337, EXACT);
    assertThat(km.interval(3, 0.95).high()).isCloseTo(0.762554721415983, EXACT);
    assertThat(km.median(0.95).estimate()).hasValue(5);
    assertThat(km.median(0.95).low()).hasValue(4);
    assertThat(km.median(0.95).high()).hasValue(6);
    assertThat(km.restrictedMean(9).estimate()).isCloseTo(5.0625, EXACT);
    assertThat(km.restrictedMean(9).se()).isCloseTo(0.428193425188898, EXACT);
    assertThat(km.restrictedMean(5).estimate()).isCloseTo(4.375, EXACT);
    assertThat(km.restrictedMean(5).se()).isCloseTo(0.248039185412305, EXACT);
  }

  @Test
  void a_curve_that_does_not_fall_to_one_half_has_no_median() {
    var km = KaplanMeier.of(new double[] {1, 2, 3}, new boolean[] {true, false, false});
    assertThat(km.median(0.95).estimate()).isEmpty();
    assertThat(km.median(0.95).high()).isEmpty();
    assertThat(km.survivalAt(0.5)).isEqualTo(1);
    assertThat(km.survivalAt(1)).isCloseTo(2 / 3.0, EXACT);
    assertThat(km.survivalAt(99)).isCloseTo(2 / 3.0, EXACT);
    // at the end the curve stays: it counts on to the horizon
    assertThat(km.restrictedMean(4).estimate()).isCloseTo(1 + 3 * 2 / 3.0, EXACT);
    assertThat(km.restrictedMean(0.5).estimate()).isEqualTo(0.5);
    assertThat(km.restrictedMean(0.5).se()).isZero();
    var all = KaplanMeier.of(new double[] {1, 1}, new boolean[] {true, true});
    assertThat(all.interval(0, 0.95).low()).isZero();
    assertThat(all.interval(0, 0.95).high()).isEqualTo(1);
    assertThat(all.median(0.95).estimate()).hasValue(1);
    assertThat(all.median(0.95).low()).isEmpty();
    // exactly one half, to the end
    var half = KaplanMeier.of(new double[] {1, 2}, new boolean[] {true, false});
    assertThat(half.median(0.95).estimate()).hasValue(1);
  }

  @Test
  void log_rank_agrees_with_R() {
    var r = R.of("logrank");
    int[] arms = Arrays.stream(ARM).mapToInt(a -> (int) a).toArray();
    var test = LogRank.of(TIMES, DONE, arms, 2);
    assertThat(test.statistic()).isCloseTo(r.number("chisq"), EXACT);
    assertThat(test.p()).isCloseTo(r.number("p"), EXACT);
    assertThat(test.df()).isEqualTo(1);
    assertThat(test.n()).containsExactly(20, 20);
    assertThat(test.observed()).containsExactly(17, 20);
  }

  /** R 4.2.2: survdiff(Surv(t, e) ~ g, d) */
  @Test
  void log_rank_of_three_groups_with_ties_agrees_with_R() {
    var test = LogRank.of(COARSE, DONE, GROUPS, 3);
    assertThat(test.statistic()).isCloseTo(1.10004375977669, EXACT);
    assertThat(test.p()).isCloseTo(0.576937186921157, EXACT);
    assertThat(test.df()).isEqualTo(2);
    assertThat(test.expected())
        .containsExactly(
            new double[] {16.1888262322473, 14.6028195488722, 6.20835421888053}, EXACT);
    assertThat(test.observed()).containsExactly(14, 15, 8);
    assertThat(test.n()).containsExactly(16, 16, 8);
  }

  @Test
  void cox_agrees_with_R() {
    var r = R.of("cox").at(0);
    var model = Cox.fit(new double[][] {ARM}, List.of("groupexplain"), TIMES, DONE, Ties.EFRON);
    var term = model.terms(0.95).getFirst();
    assertThat(term.name()).isEqualTo(r.text("term"));
    assertThat(term.estimate()).isCloseTo(r.number("coef"), within(1e-9));
    assertThat(Math.exp(term.estimate())).isCloseTo(r.number("exp(coef)"), within(1e-8));
    assertThat(term.se()).isCloseTo(r.number("se(coef)"), within(1e-9));
    assertThat(term.statistic()).isCloseTo(r.number("z"), within(1e-8));
    assertThat(term.p()).isCloseTo(r.number("Pr(>|z|)"), within(1e-9));
    assertThat(model.logLik()).isCloseTo(-104.41622832692, within(1e-10));
    assertThat(model.likelihoodRatio().statistic()).isCloseTo(8.22530383721795, within(1e-10));
    assertThat(model.likelihoodRatio().df()).isEqualTo(1);
    assertThat(model.likelihoodRatio().p()).isCloseTo(0.00413102885273467, within(1e-11));
    assertThat(model.n()).isEqualTo(40);
    assertThat(model.events()).isEqualTo(37);
    assertThat(model.diverges()).isFalse();
    assertThat(model.iterations()).isBetween(2, 10);
  }

  /** R 4.2.2: coxph(Surv(t, e) ~ arm + x, d, ties = ..., cluster = cl) */
  @Test
  void ties_columns_and_clusters_agree_with_R() {
    var efron = coarse(Ties.EFRON);
    assertThat(efron.coefficients())
        .containsExactly(new double[] {0.830152193409116, 0.0390037513649609}, within(1e-8));
    errors(efron.terms(0.95), 0.347105981248084, 0.23785224586132);
    errors(efron.terms(CLUSTERS, 0.95), 0.311610063949958, 0.278833027330411);
    assertThat(efron.nullLogLik()).isCloseTo(-108.528880245529, within(1e-9));
    assertThat(efron.logLik()).isCloseTo(-105.53549707977, within(1e-9));
    assertThat(efron.likelihoodRatio().df()).isEqualTo(2);
    assertThat(efron.likelihoodRatio().p()).isCloseTo(0.0501175934555254, within(1e-9));
    var breslow = coarse(Ties.BRESLOW);
    assertThat(breslow.coefficients())
        .containsExactly(new double[] {0.724968853293091, 0.0262605436519181}, within(1e-8));
    errors(breslow.terms(0.95), 0.344245814050475, 0.237423711127796);
    errors(breslow.terms(CLUSTERS, 0.95), 0.280060495382894, 0.244539234063836);
    assertThat(breslow.nullLogLik()).isCloseTo(-113.123386171528, within(1e-9));
    assertThat(breslow.logLik()).isCloseTo(-110.819302441589, within(1e-9));
  }

  @Test
  void scores_add_up_to_0_and_another_unit_of_time_changes_nothing() {
    var efron = coarse(Ties.EFRON);
    for (int j = 0; j < 2; j++) {
      int column = j;
      assertThat(Arrays.stream(efron.scores()).mapToDouble(row -> row[column]).sum())
          .isCloseTo(0, within(1e-6));
    }
    double[] minutes = Arrays.stream(COARSE).map(t -> t * 60).toArray();
    assertThat(
            Cox.fit(new double[][] {ARM, WAVE}, List.of("arm", "x"), minutes, DONE, Ties.EFRON)
                .coefficients())
        .containsExactly(efron.coefficients(), within(1e-12));
  }

  @Test
  void an_order_without_error_has_no_maximum() {
    double[] times = {1, 2, 3, 4, 5, 6};
    boolean[] all = {true, true, true, true, true, true};
    var ordered =
        Cox.fit(new double[][] {{1, 1, 1, 0, 0, 0}}, List.of("x"), times, all, Ties.EFRON);
    assertThat(ordered.diverges()).isTrue();
    var mixed = Cox.fit(new double[][] {{1, 0, 1, 0, 1, 0}}, List.of("x"), times, all, Ties.EFRON);
    assertThat(mixed.diverges()).isFalse();
  }

  @Test
  void a_column_of_large_values_converges() {
    double[] wild = IntStream.range(0, 40).mapToDouble(i -> i == 3 ? 1000 : i * i % 7).toArray();
    var model = Cox.fit(new double[][] {wild}, List.of("wild"), TIMES, DONE, Ties.EFRON);
    assertThat(model.logLik()).isGreaterThanOrEqualTo(model.nullLogLik());
    assertThat(model.coefficients()[0]).isFinite();
  }

  /**
   * The first event pulls far beyond the maximum. R 4.2.2: coxph(Surv(1:40, rep(1, 40)) ~ x), eps =
   * 1e-14
   */
  @Test
  void a_step_beyond_the_maximum_is_halved() {
    double[] x = IntStream.range(0, 40).mapToDouble(i -> i % 2 == 0 ? -0.2 : 0.2).toArray();
    x[0] = 10;
    double[] times = IntStream.rangeClosed(1, 40).asDoubleStream().toArray();
    boolean[] all = new boolean[40];
    Arrays.fill(all, true);
    var model = Cox.fit(new double[][] {x}, List.of("x"), times, all, Ties.EFRON);
    assertThat(model.coefficients()[0]).isCloseTo(0.570919351997159, within(1e-6));
    assertThat(model.terms(0.95).getFirst().se()).isCloseTo(0.293114113063004, within(1e-6));
    assertThat(model.nullLogLik()).isCloseTo(-110.320639714757, within(1e-9));
    assertThat(model.logLik()).isCloseTo(-107.168443638294, within(1e-9));
    assertThat(model.diverges()).isFalse();
  }

  /** R 4.2.2: coxph(Surv(t, rep(1, 8)) ~ x), and with cluster = rep(1:2, each = 4) */
  @Test
  void columns_far_from_0_and_two_clusters_agree_with_R() {
    double[] far = {300001, 300000, 300001, 300001, 300000, 300001, 300000, 300000};
    double[] times = {2, 5, 3, 1, 4, 9, 7, 8};
    boolean[] all = {true, true, true, true, true, true, true, true};
    var model = Cox.fit(new double[][] {far}, List.of("x"), times, all, Ties.EFRON);
    assertThat(model.coefficients()[0]).isCloseTo(0.287342963943585, within(1e-8));
    errors(model.terms(0.95), 0.785614741434489);
    errors(model.terms(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, 0.95), 0.91861680152889);
  }

  @Test
  void cox_refuses_times_and_columns_by_name() {
    boolean[] all = {true, true, true};
    double[][] x = {{1, 2, 1}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cox.fit(x, List.of("age"), new double[] {1, 2, -3}, all, Ties.EFRON))
        .withMessageContaining("times[2] is -3.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Cox.fit(
                    new double[][] {{1, Double.NaN, 1}},
                    List.of("age"),
                    new double[] {1, 2, 3},
                    all,
                    Ties.EFRON))
        .withMessageContaining("age[1]");
  }

  @Test
  void refuses_times_that_are_none() {
    boolean[] two = {true, false};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KaplanMeier.of(new double[] {1, -1}, two))
        .withMessageContaining("times[1] is -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KaplanMeier.of(new double[] {1}, two))
        .withMessageContaining("happened has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KaplanMeier.of(new double[0], new boolean[0]))
        .withMessageContaining("times has 0");
    var km = KaplanMeier.of(new double[] {0, 1}, two);
    assertThat(km.times()).containsExactly(0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> km.restrictedMean(0))
        .withMessageContaining("horizon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> km.median(1))
        .withMessageContaining("level");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> km.interval(0, 1))
        .withMessageContaining("level");
  }

  @Test
  void refuses_groups_that_cannot_be_compared() {
    double[] times = {1, 2};
    boolean[] both = {true, true};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRank.of(times, both, new int[] {0, 2}, 2))
        .withMessageContaining("groups[1] is 2 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRank.of(times, both, new int[] {-1, 0}, 2))
        .withMessageContaining("groups[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRank.of(times, both, new int[2], 1))
        .withMessageContaining("1 groups");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRank.of(times, both, new int[3], 2))
        .withMessageContaining("groups has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRank.of(times, new boolean[2], new int[] {0, 1}, 2))
        .withMessageContaining("nothing to compare");
    assertThat(LogRank.of(times, both, new int[] {0, 1}, 2).statistic()).isCloseTo(1, EXACT);
  }

  @Test
  void cox_refuses_what_cannot_be_estimated() {
    double[] times = {1, 2, 3};
    boolean[] all = {true, true, true};
    double[][] x = {{1, 2, 1}};
    var name = List.of("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cox.fit(x, name, times, new boolean[3], Ties.EFRON))
        .withMessageContaining("happened to nobody");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cox.fit(new double[][] {{1, 1, 1}}, name, times, all, Ties.EFRON))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cox.fit(new double[0][], List.of(), times, all, Ties.EFRON))
        .withMessageContaining("columns are empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cox.fit(x, List.of(), times, all, Ties.EFRON))
        .withMessageContaining("names has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cox.fit(new double[][] {{1, 2}}, name, times, all, Ties.EFRON))
        .withMessageContaining("x has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Cox.fit(new double[][] {{1, 2, Double.NaN}}, name, times, all, Ties.EFRON))
        .withMessageContaining("x[2]");
    var model = Cox.fit(x, name, times, all, Ties.EFRON);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.terms(new int[2], 0.95))
        .withMessageContaining("clusters has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.terms(new int[3], 0.95))
        .withMessageContaining("1 clusters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.terms(1))
        .withMessageContaining("level");
  }

  private static Cox coarse(Ties ties) {
    return Cox.fit(new double[][] {ARM, WAVE}, List.of("arm", "x"), COARSE, DONE, ties);
  }

  private static void errors(List<Coefficient> terms, double... expected) {
    assertThat(terms.stream().mapToDouble(Coefficient::se).toArray())
        .containsExactly(expected, within(1e-7));
  }

  private static KaplanMeier ofArm(int arm) {
    int[] rows = IntStream.range(0, 40).filter(i -> ARM[i] == arm).toArray();
    return KaplanMeier.of(take(TIMES, rows), take(DONE, rows));
  }

  private static double[] take(double[] x, int[] rows) {
    return IntStream.of(rows).mapToDouble(i -> x[i]).toArray();
  }

  private static boolean[] take(boolean[] x, int[] rows) {
    boolean[] taken = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = x[rows[i]];
    }
    return taken;
  }

  private static boolean[] done() {
    int[] done = TABLE.integers("done");
    boolean[] happened = new boolean[done.length];
    for (int i = 0; i < done.length; i++) {
      happened[i] = done[i] == 1;
    }
    return happened;
  }
}
