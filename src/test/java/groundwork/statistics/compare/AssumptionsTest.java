package groundwork.statistics.compare;

import static groundwork.statistics.compare.Samples.A;
import static groundwork.statistics.compare.Samples.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.Alternative;
import groundwork.statistics.R;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative

  @Test
  void shapiro_wilk_agrees_with_R() {
    same(ShapiroWilk.of(A), R.of("shapiro"));
    same(ShapiroWilk.of(B), R.of("shapiro.B"));
    assertThat(ShapiroWilk.of(A).n()).isEqualTo(24);
  }

  private static void same(ShapiroWilk test, R r) {
    assertThat(test.statistic()).isCloseTo(r.number("statistic"), withinPercentage(EXACT));
    assertThat(test.p()).isCloseTo(r.number("p.value"), withinPercentage(1e-7));
  }

  /** R 4.2.2: shapiro.test(c(1, 2, 4)), … c(1, 2, 4, 8), …, the squares of 1 to n */
  @Test
  void small_samples_agree_with_R() {
    like(new double[] {1, 2, 4}, 0.964285714285714, 0.636886845028963);
    like(new double[] {1, 2, 4, 8}, 0.92020267879194, 0.53808377727497);
    like(squares(3), 0.979591836734694, 0.726226309942056);
    like(squares(4), 0.9621240375975, 0.792268587832208);
    like(squares(5), 0.949824534655559, 0.7359347808849);
    like(squares(6), 0.940924028962691, 0.66665303819573);
    like(squares(7), 0.934210511677231, 0.587250152004982);
    like(squares(11), 0.918632044759252, 0.307410847493232);
    like(squares(12), 0.916292441474285, 0.256673467661626);
    like(squares(100), 0.896180054443614, 9.39024582063283e-07);
    like(squares(2000), 0.89524308651446, 6.84289231389043e-35);
    like(new double[] {1, 2, 3}, 1, 0.999999999999993);
    like(outlier(), 0.344991205115848, 2.24340190161219e-08);
  }

  private static void like(double[] x, double w, double p) {
    assertThat(ShapiroWilk.of(x).statistic()).isCloseTo(w, withinPercentage(1e-10));
    assertThat(ShapiroWilk.of(x).p()).isCloseTo(p, within(1e-10 * p + 1e-16));
  }

  private static double[] outlier() {
    double[] outlier = new double[11];
    outlier[4] = 1;
    return outlier;
  }

  @Test
  void shapiro_wilk_does_not_mind_place_and_scale() {
    double[] moved = java.util.Arrays.stream(A).map(x -> 1e6 - 20 * x).toArray();
    assertThat(ShapiroWilk.of(moved).statistic())
        .isCloseTo(ShapiroWilk.of(A).statistic(), within(1e-10));
  }

  private static double[] squares(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> i * i).toArray();
  }

  @Test
  void two_variances_agree_with_R() {
    var r = R.of("var.f");
    var test = VarianceRatio.of(A, B, Alternative.TWO_SIDED, 0.95);
    assertThat(test.statistic()).isCloseTo(r.number("statistic"), withinPercentage(EXACT));
    assertThat(test.estimate()).isEqualTo(test.statistic());
    assertThat(test.df1()).isEqualTo(23);
    assertThat(test.df2()).isEqualTo(26);
    assertThat(test.p()).isCloseTo(r.number("p.value"), withinPercentage(EXACT));
    assertThat(test.interval().low()).isCloseTo(r.number("conf.int", 0), withinPercentage(EXACT));
    assertThat(test.interval().high()).isCloseTo(r.number("conf.int", 1), withinPercentage(EXACT));
  }

  @Test
  void one_sided_variances_mirror_each_other() {
    var less = VarianceRatio.of(A, B, Alternative.LESS, 0.9);
    var greater = VarianceRatio.of(B, A, Alternative.GREATER, 0.9);
    assertThat(less.p()).isCloseTo(R.of("var.f").number("p.value") / 2, withinPercentage(EXACT));
    assertThat(greater.p()).isCloseTo(less.p(), withinPercentage(EXACT));
    assertThat(less.interval().low()).isZero();
    assertThat(greater.interval().high()).isInfinite();
    assertThat(less.interval().high())
        .isCloseTo(1 / greater.interval().low(), withinPercentage(EXACT));
    assertThat(less.interval().high())
        .isCloseTo(
            VarianceRatio.of(A, B, Alternative.TWO_SIDED, 0.8).interval().high(),
            withinPercentage(EXACT));
  }

  @Test
  void variances_of_groups_agree_with_R() {
    double[][] two = {A, B};
    same(Variances.levene(two), R.of("levene.mean"));
    same(Variances.brownForsythe(two), R.of("levene.median"));
    same(Variances.brownForsythe(Samples.oneway()), R.of("levene.oneway.median"));
    var bartlett = Variances.bartlett(Samples.oneway());
    var r = R.of("bartlett");
    assertThat(bartlett.statistic()).isCloseTo(r.number("statistic"), withinPercentage(EXACT));
    assertThat(bartlett.df1()).isEqualTo(r.number("parameter", "df"));
    assertThat(bartlett.df2()).isInfinite();
    assertThat(bartlett.p()).isCloseTo(r.number("p.value"), withinPercentage(EXACT));
    assertThat(bartlett.method()).isEqualTo(Variances.Method.BARTLETT);
    assertThat(Variances.levene(two).method()).isEqualTo(Variances.Method.LEVENE);
    assertThat(Variances.brownForsythe(two).method()).isEqualTo(Variances.Method.BROWN_FORSYTHE);
  }

  private static void same(Variances test, R r) {
    assertThat(test.statistic()).isCloseTo(r.number("F"), withinPercentage(EXACT));
    assertThat(test.df1()).isEqualTo(r.number("df1"));
    assertThat(test.df2()).isEqualTo(r.number("df2"));
    assertThat(test.p()).isCloseTo(r.number("p"), withinPercentage(EXACT));
  }

  @Test
  void refuses_what_has_no_statistic() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShapiroWilk.of(new double[] {1, 2}))
        .withMessageContaining("x has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShapiroWilk.of(new double[5001]))
        .withMessageContaining("x has 5001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShapiroWilk.of(new double[5000]))
        .withMessageContaining("x is constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceRatio.of(new double[] {1}, A, Alternative.LESS, 0.9))
        .withMessageContaining("x has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceRatio.of(A, new double[] {1}, Alternative.LESS, 0.9))
        .withMessageContaining("y has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceRatio.of(A, new double[] {1, 1}, Alternative.LESS, 0.9))
        .withMessageContaining("y is constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceRatio.of(A, B, Alternative.LESS, 1))
        .withMessageContaining("level is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Variances.levene(new double[][] {A}))
        .withMessageContaining("number of groups is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Variances.brownForsythe(new double[][] {A, {}}))
        .withMessageContaining("groups[1] has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Variances.levene(new double[][] {{1}, {2}}))
        .withMessageContaining("groups do not vary within");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Variances.levene(new double[][] {{1, 2}, {2, 3}}))
        .withMessageContaining("groups do not vary within");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Variances.bartlett(new double[][] {A, {1}}))
        .withMessageContaining("groups[1] has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Variances.bartlett(new double[][] {A, {1, 1}}))
        .withMessageContaining("groups[1] is constant");
  }
}
