package groundwork.statistics.groups;

import static groundwork.statistics.groups.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Alternative;
import groundwork.statistics.R;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of all groups at once. */
class KGroupsTest {
  private static final double[][] GROUPS = Expect.oneway();

  @Test
  void one_way_analysis_of_variance_agrees_with_R() {
    var expected = R.of("anova.oneway").row("term", "group");
    var test = OneWay.fisher(GROUPS);
    close(test.f(), expected.number("F value"));
    close(test.df1(), expected.number("Df"));
    close(test.df2(), R.of("anova.oneway").row("term", "Residuals").number("Df"));
    close(test.p(), expected.number("Pr(>F)"));
  }

  @Test
  void welchs_test_agrees_with_R() {
    var expected = R.of("anova.welch");
    var test = OneWay.welch(GROUPS);
    close(test.f(), expected.number("statistic"));
    close(test.df1(), expected.number("parameter", "num df"));
    close(test.df2(), expected.number("parameter", "denom df"));
    close(test.p(), expected.number("p.value"));
  }

  @Test
  void adding_a_constant_changes_no_F() {
    double[][] moved = map(GROUPS, x -> x + 1e6);
    close(OneWay.fisher(moved).f(), OneWay.fisher(GROUPS).f(), 1e-9);
    close(OneWay.welch(moved).f(), OneWay.welch(GROUPS).f(), 1e-9);
  }

  @Test
  void one_value_is_enough_where_another_group_varies() {
    var test = OneWay.fisher(new double[][] {{1, 2, 3}, {5}});
    assertThat(test.df2()).isEqualTo(2);
    close(test.f(), 6.75, 1e-12);
  }

  @Test
  void kruskal_wallis_agrees_with_R() {
    var expected = R.of("kruskal");
    var test = KruskalWallis.of(GROUPS);
    close(test.statistic(), expected.number("statistic"));
    close(test.df(), expected.number("parameter", "df"));
    close(test.p(), expected.number("p.value"));
    assertThat(test.n()).isEqualTo(76);
    close(test.epsilon2(), R.of("kruskal.epsilon2").number());
    close(test.eta2(), R.of("kruskal.eta2").at(0).number("effsize"));
  }

  @Test
  void ranks_do_not_mind_a_monotone_scale() {
    double[][] curved = map(GROUPS, x -> Math.exp(x / 30));
    close(KruskalWallis.of(curved).statistic(), KruskalWallis.of(GROUPS).statistic(), 1e-12);
    close(
        Jonckheere.of(curved, Alternative.LESS).z(),
        Jonckheere.of(GROUPS, Alternative.LESS).z(),
        1e-12);
  }

  @Test
  void jonckheeres_statistic_agrees_with_R() {
    var test = Jonckheere.of(GROUPS, Alternative.TWO_SIDED);
    assertThat(test.statistic()).isEqualTo(R.of("jonckheere").number());
    close(test.z(), (test.statistic() - test.mean()) / test.sd(), 1e-14);
  }

  /**
   * The moments over all arrangements of 1 2 | 2 3 | 3 written out: R 4.2.2, mean and sd (of the
   * population) of J over the 120 permutations of c(1,2,2,3,3)
   */
  @Test
  void jonckheeres_moments_are_those_of_all_arrangements_with_ties() {
    double[] values = {1, 2, 2, 3, 3};
    double[] sums = new double[3];
    arrange(values, 0, sums);
    double mean = sums[1] / sums[0];
    var test = Jonckheere.of(new double[][] {{1, 2}, {2, 3}, {3}}, Alternative.GREATER);
    close(test.mean(), mean, 1e-12);
    close(test.sd(), Math.sqrt(sums[2] / sums[0] - mean * mean), 1e-12);
    assertThat(test.statistic()).isEqualTo(7);
  }

  /** As above, where three values tie and a group has three: the terms of triples count. */
  @Test
  void jonckheeres_moments_count_triples_of_ties() {
    double[] values = {1, 1, 1, 2, 2, 3};
    double[] sums = new double[3];
    arrange(values, 0, sums);
    double mean = sums[1] / sums[0];
    var test = Jonckheere.of(dealt(values), Alternative.GREATER);
    close(test.mean(), mean, 1e-12);
    close(test.sd(), Math.sqrt(sums[2] / sums[0] - mean * mean), 1e-12);
  }

  /** Five values as 2, 2 and 1; six as 3, 2 and 1. */
  private static double[][] dealt(double[] values) {
    int first = values.length - 3;
    return new double[][] {
      Arrays.copyOfRange(values, 0, first),
      Arrays.copyOfRange(values, first, first + 2),
      Arrays.copyOfRange(values, first + 2, first + 3)
    };
  }

  private static void arrange(double[] values, int from, double[] sums) {
    if (from == values.length) {
      double j = Jonckheere.of(dealt(values), Alternative.LESS).statistic();
      sums[0]++;
      sums[1] += j;
      sums[2] += j * j;
      return;
    }
    for (int i = from; i < values.length; i++) {
      swap(values, from, i);
      arrange(values, from + 1, sums);
      swap(values, from, i);
    }
  }

  private static void swap(double[] values, int a, int b) {
    double kept = values[a];
    values[a] = values[b];
    values[b] = kept;
  }

  @Test
  void the_alternatives_of_a_trend_mirror_each_other() {
    double[][] backwards = {GROUPS[3], GROUPS[2], GROUPS[1], GROUPS[0]};
    var rising = Jonckheere.of(GROUPS, Alternative.GREATER);
    var falling = Jonckheere.of(backwards, Alternative.LESS);
    close(falling.p(), rising.p(), 1e-12);
    close(falling.z(), -rising.z(), 1e-12);
    assertThat(rising.p()).isLessThan(0.05);
    close(Jonckheere.of(GROUPS, Alternative.LESS).p(), 1 - rising.p(), 1e-12);
    close(Jonckheere.of(GROUPS, Alternative.TWO_SIDED).p(), 2 * rising.p(), 1e-12);
    close(Jonckheere.of(backwards, Alternative.TWO_SIDED).p(), 2 * rising.p(), 1e-12);
  }

  @Test
  void friedman_agrees_with_R() {
    var expected = R.of("friedman");
    var test = Friedman.of(Expect.likert());
    close(test.statistic(), expected.number("statistic"));
    close(test.df(), expected.number("parameter", "df"));
    close(test.p(), expected.number("p.value"));
    close(test.kendallW(), R.of("kendall.w").number());
    assertThat(test.people()).isEqualTo(14);
    assertThat(test.conditions()).isEqualTo(4);
    var f = test.imanDavenport();
    close(f.f(), R.of("iman.davenport").number("F"));
    close(f.df1(), R.of("iman.davenport").number("df1"));
    close(f.df2(), R.of("iman.davenport").number("df2"));
    close(f.p(), R.of("iman.davenport").number("p"));
  }

  @Test
  void people_who_all_agree_leave_no_doubt() {
    var test = Friedman.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    close(test.kendallW(), 1, 1e-12);
    assertThat(test.imanDavenport().f()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(test.imanDavenport().p()).isZero();
    assertThat(test.imanDavenport().df1()).isEqualTo(2);
    assertThat(test.imanDavenport().df2()).isEqualTo(4);
  }

  @Test
  void quade_agrees_with_R() {
    var expected = R.of("quade");
    var test = Quade.of(Expect.likert());
    close(test.f(), expected.number("statistic"));
    close(test.df1(), expected.number("parameter", "num df"));
    close(test.df2(), expected.number("parameter", "denom df"));
    close(test.p(), expected.number("p.value"));
  }

  @ParameterizedTest
  @CsvSource({"1", "0"})
  void too_few_groups_are_refused(int count) {
    double[][] few = Arrays.copyOf(GROUPS, count);
    for (Executable test : independent(few)) {
      assertThatIllegalArgumentException()
          .isThrownBy(test::execute)
          .withMessageContaining("groups has " + count + " samples");
    }
  }

  @Test
  void an_empty_group_or_a_missing_value_is_refused_by_name() {
    for (Executable test : independent(new double[][] {{1, 2}, {}})) {
      assertThatIllegalArgumentException()
          .isThrownBy(test::execute)
          .withMessageContaining("groups[1] has 0");
    }
    for (Executable test : independent(new double[][] {{1, 2}, {3, Double.NaN}})) {
      assertThatIllegalArgumentException()
          .isThrownBy(test::execute)
          .withMessageContaining("groups[1][1] is NaN");
    }
  }

  private static Executable[] independent(double[][] groups) {
    return new Executable[] {
      () -> OneWay.fisher(groups),
      () -> OneWay.welch(groups),
      () -> KruskalWallis.of(groups),
      () -> Jonckheere.of(groups, Alternative.LESS)
    };
  }

  @Test
  void what_does_not_vary_is_refused() {
    double[][] constant = {{1, 1}, {2, 2}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWay.fisher(constant))
        .withMessageContaining("do not vary within");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWay.welch(new double[][] {{1, 2}, {2, 2}}))
        .withMessageContaining("groups[1] does not vary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneWay.welch(new double[][] {{1, 2}, {2}}))
        .withMessageContaining("groups[1] has 1");
    double[][] same = {{3, 3}, {3}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KruskalWallis.of(same))
        .withMessageContaining("one value only, 3.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jonckheere.of(same, Alternative.LESS))
        .withMessageContaining("one value only");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Jonckheere.of(new double[][] {{1}, {2}}, Alternative.LESS))
        .withMessageContaining("2 values; 3 are needed");
    assertThat(Jonckheere.of(new double[][] {{1, 2}, {3}}, Alternative.LESS).mean()).isOne();
  }

  @Test
  void repeated_values_that_test_nothing_are_refused() {
    double[][] tied = {{1, 1}, {2, 2}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Friedman.of(tied))
        .withMessageContaining("differ in nobody");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quade.of(tied))
        .withMessageContaining("alike");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quade.of(new double[][] {{1, 2}, {3, 4}}))
        .withMessageContaining("alike");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Friedman.of(new double[][] {{1, 2}}))
        .withMessageContaining("values has 1 people");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Friedman.of(new double[][] {{1, 2}, {3}}))
        .withMessageContaining("values[1] has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Friedman.of(new double[][] {{1, 2}, {3, 4, 5}}))
        .withMessageContaining("values[1] has 3 values and values[0] has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quade.of(new double[][] {{1, 2}, {Double.NaN, 4}}))
        .withMessageContaining("values[1][0] is NaN");
  }

  private static double[][] map(double[][] groups, java.util.function.DoubleUnaryOperator by) {
    return Arrays.stream(groups)
        .map(group -> Arrays.stream(group).map(by).toArray())
        .toArray(double[][]::new);
  }

  @Test
  void the_order_of_people_does_not_matter() {
    double[][] likert = Expect.likert();
    double[][] turned = new double[likert.length][];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = likert[turned.length - 1 - i];
    }
    assertThat(Quade.of(turned).f()).isCloseTo(Quade.of(likert).f(), within(1e-12));
    assertThat(Friedman.of(turned).statistic())
        .isCloseTo(Friedman.of(likert).statistic(), within(1e-12));
  }
}
